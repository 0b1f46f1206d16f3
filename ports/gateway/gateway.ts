import type { MethodKind } from '../../domain/account.ts';
import type { TestDeed } from '../../domain/messages/pay-page.ts';
import type { Instant } from '../../domain/time/time.ts';

/** Who moves the money, one adapter each. Methods and attempts are kept with it. */
export type Provider = 'sandbox' | 'stripe';

/** What a provider can say of an attempt. A decline is a value. */
export type GatewayAnswer =
  /** `amountMinor`: what the provider has under this key. */
  | { outcome: 'succeeded'; providerRef: string; amountMinor: number }
  | { outcome: 'declined'; declineCode: string; providerRef: string | null }
  /** A direct debit on its way: it settles or comes back days later. */
  | { outcome: 'pending'; providerRef: string; amountMinor: number }
  /**
   * The holder has to confirm it at the bank (3-D Secure), and nothing is taken before. `url`: the page on which that
   * is done; null: the provider has none. It waits until it is confirmed, refused or canceled.
   */
  | { outcome: 'requiresAction'; providerRef: string; amountMinor: number; url: string | null }
  /** An error about this charge, and nothing was tried: the method is unknown or detached, say. */
  | { outcome: 'refused'; because: string; blames: 'method' };

/** What became of an attempt that the provider knows. */
export type FoundAnswer =
  | Exclude<GatewayAnswer, { outcome: 'refused' }>
  /** A direct debit that came back, before or after it had settled. */
  | { outcome: 'returned'; declineCode: string; providerRef: string };

export type LookUpAnswer = FoundAnswer | { outcome: 'notFound' };

/** Whose key it is, and since when the provider may know it: where it is looked for. */
export interface KeySent {
  accountId: string;
  token: string;
  /** By the machine's clock, when it was first sent; null: not known. */
  sentAt: Instant | null;
}

/** A charge as it stands in the provider's book, whatever we have heard of it. */
export interface ChargeInBook {
  key: string;
  /** Whose it was when we asked for it. */
  accountId: string;
  token: string;
  amountMinor: number;
  currency: string;
  /** For the attempt: the account's time as far as the provider was told it, else the machine's. */
  at: Instant;
  answer: FoundAnswer;
  /** What of it has gone back to its holder by refunds, in minor units. */
  givenBackMinor: number;
}

/** Money that goes back through the rail it came by. */
export interface GatewayRefund {
  /** One key is given back once, however often and however late it is sent. */
  key: string;
  /** Of the charge that it is taken from. */
  providerRef: string;
  /** Minor units, above zero; several refunds of a charge add up to what it took at most. */
  amountMinor: number;
  currency: string;
}

/** `pending`: the bank takes days. `amountMinor`: what the provider has under this key. */
export type RefundAnswer =
  | { outcome: 'succeeded' | 'pending'; refundRef: string; amountMinor: number }
  /** It can't be given back this way, and nothing was: more than is left of the charge, an account that is closed. */
  | { outcome: 'refused'; because: string };

export interface GatewayCharge {
  /** One key is charged once, however often it is sent; a known key gets its first answer again. */
  key: string;
  accountId: string;
  methodId: string;
  token: string;
  /** Minor units, above zero. */
  amountMinor: number;
  currency: string;
  /** The account's time, for the provider's book. */
  at: Instant;
}

/** What the provider tells of a token when it is added. */
export interface MethodDetails {
  /** Whose token it is. */
  provider: Provider;
  /** The token to keep, where the provider gives another one for it. */
  token?: string;
  kind: MethodKind;
  brand: string;
  last4: string;
  expMonth: number | null;
  expYear: number | null;
  /** The same for every token of one card. */
  fingerprint: string;
}

/** A token of the sandbox, and what it is for. */
export interface TestCard {
  token: string;
  does: TestDeed;
}

export interface HostedSetup {
  accountId: string;
  returnUrl: string;
  locale: string;
  /** The card is for one payment, and not kept. */
  once: boolean;
}

/** Timed out, answered 5xx or broke off: the money may have been taken. Look it up, never guess. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

/**
 * The provider that moves the money. Besides what each call says, all of them throw `RailRefused` when it refuses us and
 * nothing was done, and `TryLater` when nothing surely was: not connected, too much at once.
 */
export interface Gateway {
  readonly provider: Provider;
  /** Whether what it moves is money; else it plays, as sandboxes and test keys do. */
  readonly isLive: boolean;
  /** How long it remembers a key, by the machine's clock: an older one is looked up, and not sent again. */
  readonly keyLifeMs: number;
  /** Throws `RailRefused` as long as it refuses us, and any other error as long as it can't be asked. */
  probe(): Promise<void>;
  /** Throws `OutcomeUnknown` when it can't tell what happened. Ends within 30 s. */
  charge(charge: GatewayCharge): Promise<GatewayAnswer>;
  /** What became of a key, as of `at`. Throws when the provider can't be asked. */
  lookUp(key: string, at: Instant, sent: KeySent): Promise<LookUpAnswer>;
  /**
   * Ends an attempt that waits for its holder, and says what it is then: a decline, or what it came to meanwhile. An
   * attempt that waits for nobody stays as it is. Throws when the provider can't be asked.
   */
  cancel(providerRef: string): Promise<FoundAnswer>;
  /**
   * What was charged under our keys since an instant of the machine's clock, and older charges of which something was
   * given back since, a page at a time and each as it stands: a record that was restored learns from it.
   * Throws when the provider can't be asked.
   */
  chargesSince(from: Instant): AsyncIterable<ChargeInBook[]>;
  /** Throws `OutcomeUnknown` when it can't tell what happened: the same key may be sent again. Ends within 30 s. */
  refund(refund: GatewayRefund): Promise<RefundAnswer>;
  /** Null when the provider doesn't know the token, or can't charge it for this account. */
  describe(token: string, accountId: string): Promise<MethodDetails | null>;
  /**
   * Nobody can charge a method any more. Again: nothing happens. What was charged with it stays known by its key, and
   * may be given back. Throws when it can't be asked.
   */
  forget(method: { methodId: string; token: string }): Promise<void>;
  /** Cards that anybody may try with, since they move no money; none where cards are real. */
  readonly testCards?: readonly TestCard[];
  /**
   * A page of the provider's own on which the account's customer adds a card, and is sent to `returnUrl` afterwards; not
   * there where cards are added otherwise. Nothing is charged there, and no card number reaches us: the provider tells
   * of the new method by itself, and whether it is for one payment alone (`once`). Throws when it can't be asked.
   */
  hostedSetup?(input: HostedSetup): Promise<{ url: string }>;
}
