import type { Actor } from '../../domain/account.ts';
import type { Draft } from '../../domain/billing/draft-month.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { Delivered } from '../../domain/billing/terms/equipment.ts';
import type { Day } from '../../domain/time/time.ts';

export interface EquipmentOrderRow extends Delivered {
  id: string;
  accountId: string;
  priceBook: string;
  lines: { price: string; quantity: number }[];
  /** Of a rental. */
  termMonths: number | null;
  signedOn: Day | null;
  /** By when it is invoiced; null: its signature is awaited, or it is rented. */
  invoiceByOn: Day | null;
  releasedOn: Day | null;
  /** The last day of a rental's contract, from its delivery on. */
  contractThrough: Day | null;
  invoiceId: string | null;
}

/** What is done with an order: `requestId` tells a repetition. `on`: the account's day unless given. */
interface Step {
  orderId: string;
  requestId: string;
  actor: Actor;
}

/** Equipment that is bought or rented. What isn't allowed any more, or not yet, is 409 `not_allowed_now`. */
export interface EquipmentOrders {
  /**
   * At the prices of today. `priceBook`: the subscription's unless given. 422 `no_such_price_book`,
   * `currency_mismatch`, `no_such_price`, `other_price_book` (what an account rents is all of one book).
   */
  orderEquipment(input: {
    id: string;
    accountId: string;
    mode: Delivered['mode'];
    priceBook: string | null;
    lines: { price: string; quantity: number }[];
    termMonths: number | null;
    /** What is bought is not invoiced before it is signed. */
    awaitsSignature: boolean;
    actor: Actor;
  }): Promise<EquipmentOrderRow>;
  equipmentOrderById(id: string): Promise<EquipmentOrderRow | null>;
  /** Oldest first. */
  equipmentOrdersOf(accountId: string): Promise<EquipmentOrderRow[]>;
  signEquipment(input: Step & { on: Day | null }): Promise<EquipmentOrderRow>;
  /** It leaves the house: what was bought is invoiced. */
  releaseEquipment(input: Step): Promise<EquipmentOrderRow>;
  /** A rental begins. */
  deliverEquipment(input: Step & { on: Day | null }): Promise<EquipmentOrderRow>;
  /** 422 `not_rented`, `before_it_began`. */
  endRental(input: Step & { on: Day | null }): Promise<EquipmentOrderRow>;
  /**
   * `price`: which of its lines (the only one unless given); `by`: what it is replaced by. 422 `no_such_price`,
   * `more_than_there_is`, `no_model_swap`, `not_under_warranty`.
   */
  replaceDefect(
    input: Step & { price: string | null; quantity: number; by: string | null; reason: string },
  ): Promise<EquipmentOrderRow>;
  /** What a month of all that is rented would come to. Changes nothing; throws `PriceMissing`. */
  upcomingRental(accountId: string, asked: { month: Month; issuedOn: Day }): Promise<Draft>;
}
