import type { Actor } from '../../domain/account.ts';
import type { Draft } from '../../domain/billing/draft-month.ts';
import type { Month } from '../../domain/billing/month.ts';
import type { PriceBook } from '../../domain/billing/price-book.ts';
import type { Item, OffSpell } from '../../domain/billing/subscription.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

export interface ItemRow extends Item {
  subscriptionId: string;
  numbers: string[];
}

export interface SubscriptionRow {
  id: string;
  accountId: string;
  priceBook: string;
  serviceStartsOn: Day;
  freeMonths: number;
  billingStartsOn: Day;
  firstInvoiceOn: Day;
  contract: { months: number; through: Day } | null;
  endsOn: Day | null;
  items: ItemRow[];
}

export interface PriceBookRow extends PriceBook {
  createdAt: Instant;
  createdBy: Actor;
}

export interface NewItem {
  id: string;
  price: string;
  quantity: number;
  /** The account's day unless given. */
  on: Day | null;
  lowUse: boolean;
  numbers: string[];
  devices: string[];
}

/** An end that was asked for. */
export interface Cancelled {
  subscription: SubscriptionRow;
  noticeDays: number;
  /** What leaving its contract early comes to, net; null: nothing is left of one. */
  proposedMinor: number | null;
}

/** What accounts have, what it costs, and what their months come to. */
export interface Subscriptions extends Cancellations {
  /**
   * The next version of a book, from its day on: 422 `price_book_billed` where it changes a price that is billed for
   * that day or a later one.
   */
  addPriceBook(input: Omit<PriceBook, 'version'> & { actor: Actor; at: Instant }): Promise<PriceBookRow>;
  /** All versions of a book, oldest first; none: there is no such book. */
  priceBook(name: string): Promise<PriceBookRow[]>;
  /** The last version of each. */
  priceBooks(): Promise<PriceBookRow[]>;
  /** 409 `subscription_exists`; 422 `currency_mismatch`, `no_such_price_book`, `no_such_price`, `start_too_old`. */
  startSubscription(input: {
    id: string;
    accountId: string;
    priceBook: string;
    /** The account's day unless given. */
    serviceStartsOn: Day | null;
    freeMonths: number;
    contractMonths: number | null;
    items: NewItem[];
    actor: Actor;
  }): Promise<SubscriptionRow>;
  subscriptionById(id: string): Promise<SubscriptionRow | null>;
  subscriptionOf(accountId: string): Promise<SubscriptionRow | null>;
  /** 422 `too_few_phones`, `not_in_contract`, `before_billing_starts`, `subscription_ended`; 409 `number_owned`. */
  addItem(input: NewItem & { subscriptionId: string; actor: Actor }): Promise<ItemRow>;
  /**
   * Through a day, all of it or so many units: the rest keeps its id. 422 `more_than_there_is`, `before_it_began`;
   * 409 `not_allowed_now` when it is removed already.
   */
  removeItem(input: {
    itemId: string;
    removedId: string;
    on: Day | null;
    quantity: number | null;
    actor: Actor;
  }): Promise<ItemRow>;
  itemById(id: string): Promise<ItemRow | null>;
  /** What a month would come to, were it billed on a day. Changes nothing; throws `PriceMissing`. */
  upcomingInvoice(
    subscriptionId: string,
    asked: { month: Month; issuedOn: Day; off: readonly OffSpell[]; calls: Policy['billing']['calls'] },
  ): Promise<Draft>;
}

/** How a subscription ends. */
export interface Cancellations {
  /**
   * With the last day of service after the notice. 409 `not_allowed_now` when its end was asked for already; 422
   * `numbers_undecided`, `buy_out_too_much`.
   */
  cancelSubscription(input: {
    subscriptionId: string;
    reason: string;
    /** Its numbers are given up, or leave. */
    numbersDecided: boolean;
    /** What is invoiced for leaving its contract, net; null: nothing is. */
    buyOutMinor: number | null;
    requestId: string;
    actor: Actor;
  }): Promise<Cancelled>;
  /** Before its end; it goes on. 409 `not_allowed_now` while its buy-out is open. */
  withdrawCancellation(input: {
    subscriptionId: string;
    reason: string;
    requestId: string;
    actor: Actor;
  }): Promise<SubscriptionRow>;
}
