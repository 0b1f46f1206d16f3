import type { MethodKind } from '../../domain/account.ts';
import type { TestDeed } from '../../domain/messages/pay-page.ts';
import type { Instant } from '../../domain/time/time.ts';

/** Who moves the money, one adapter each. Methods and attempts are kept with it. */
export type Provider = 'sandbox';

/** What a provider can say of an attempt. A decline is a value. */
export type GatewayAnswer =
  /** `amountMinor`: what the provider has under this key. */
  | { outcome: 'succeeded'; providerRef: string; amountMinor: number }
  | { outcome: 'declined'; declineCode: string; providerRef: string | null }
  /** A direct debit on its way: it settles or comes back days later. */
  | { outcome: 'pending'; providerRef: string; amountMinor: number }
  /** An error about this charge, and nothing was tried: the method is unknown or detached, say. */
  | { outcome: 'refused'; because: string; blames: 'method' };

export type LookUpAnswer =
  | Exclude<GatewayAnswer, { outcome: 'refused' }>
  | { outcome: 'notFound' }
  /** A direct debit that came back, before or after it had settled. */
  | { outcome: 'returned'; declineCode: string; providerRef: string };

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

/** Timed out, answered 5xx or broke off: the money may have been taken. Look it up, never guess. */
export class OutcomeUnknown extends Error {
  override name = 'OutcomeUnknown';
}

/** The provider that moves the money. */
export interface Gateway {
  readonly provider: Provider;
  /** How long it remembers a key, by the machine's clock: an older one is looked up, and not sent again. */
  readonly keyLifeMs: number;
  /** Throws `RailRefused` as long as it refuses us. */
  probe(): Promise<void>;
  /**
   * Throws `OutcomeUnknown` when it can't tell what happened, `RailRefused` when it refuses us and nothing was tried.
   * Ends within 30 s.
   */
  charge(charge: GatewayCharge): Promise<GatewayAnswer>;
  /** What became of a key, as of `at`. Throws when the provider can't be asked. */
  lookUp(key: string, at: Instant): Promise<LookUpAnswer>;
  /** Null when the provider doesn't know the token. */
  describe(token: string, accountId: string): Promise<MethodDetails | null>;
  /** Cards that anybody may try with, since they move no money; none where cards are real. */
  readonly testCards?: readonly TestCard[];
  /**
   * A page of the provider's own on which the account's customer adds a card, and is sent to `returnUrl` afterwards; not
   * there where cards are added otherwise. Nothing is charged there, and no card number reaches us: the provider tells
   * of the new method by itself. Throws when it can't be asked.
   */
  hostedSetup?(input: { accountId: string; returnUrl: string; locale: string }): Promise<{ url: string }>;
}
