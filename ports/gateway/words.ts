import type { MethodDetails } from './gateway.ts';

/** An attempt of ours, as its provider names it. */
export interface Charged {
  key: string;
  accountId: string | null;
  /** As in `GatewayAnswer`. */
  providerRef: string;
  amountMinor: number;
  /** ISO 4217. */
  currency: string;
}

/**
 * What a provider says later, in our own words. Kept with its event in the record, so it outlives a build: a field is
 * added with a default for rows that lack it.
 */
export type ProviderWord =
  | ({ says: 'chargeSucceeded' | 'chargePending' | 'chargeCanceled' } & Charged)
  /** `isReturn`: a direct debit that was on its way came back. */
  | ({ says: 'chargeFailed'; declineCode: string; isReturn: boolean } & Charged)
  | ({ says: 'actionRequired'; url: string | null } & Charged)
  /** The money of a charge is taken back until the dispute is decided. `reason`: the network's. */
  | ({ says: 'disputeOpened'; disputeRef: string; reason: string; isDebit: boolean } & Disputed)
  | ({ says: 'disputeClosed'; disputeRef: string; outcome: 'won' | 'lost' } & Disputed)
  /** `amountMinor`: all that was given back of the charge so far. */
  | ({ says: 'refunded'; key: string | null } & Disputed)
  | ({ says: 'methodUpdated'; token: string } & Pick<
      MethodDetails,
      'brand' | 'last4' | 'expMonth' | 'expYear' | 'fingerprint'
    >)
  /** One of ours, by its key, came back: the holder's account is closed, say. */
  | { says: 'refundFailed'; key: string; because: string }
  | { says: 'methodDetached'; token: string }
  /** `once`: it was left for one payment. */
  | { says: 'setupSucceeded'; token: string; accountId: string; once?: true };

/** What happened to a charge that had succeeded. */
export type Disputed = Pick<Charged, 'providerRef' | 'amountMinor' | 'currency'>;
