import type { Instant } from '../../domain/time/time.ts';

export interface ServiceCall {
  /** Once for a key, however often it is sent. */
  key: string;
  accountId: string;
  /** The company's own name for the account, if it has one. */
  externalId: string | null;
  verb: 'deactivate' | 'reactivate';
  /** Only rises: a lower one than the last is never sent, and does nothing where it comes late. */
  version: number;
  /** In words. */
  reason: string;
  /** The account's time. */
  at: Instant;
}

/** Who really switches the customer's service: the sandbox, or a system of the company's own. */
export interface ServiceSwitch {
  /**
   * Ends when the call was taken; until then it is made again, under the same key. Throws `TryLater` where it surely was
   * not taken; after any other error it may have been.
   */
  call(call: ServiceCall): Promise<void>;
}
