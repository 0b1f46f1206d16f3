import type { Instant } from '../../domain/time/time.ts';

export interface ServiceCall {
  /** Once for a key. */
  key: string;
  accountId: string;
  verb: 'deactivate' | 'reactivate';
  /** Only rises: a lower one than the last does nothing. */
  version: number;
  at: Instant;
}

/** Who really switches the customer's service. Throws `TryLater` when it can't be reached. */
export interface ServiceSwitch {
  call(call: ServiceCall): Promise<void>;
}
