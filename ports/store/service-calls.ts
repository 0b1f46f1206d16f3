import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, WorkRef } from '../../domain/work.ts';
import type { Begun } from './work.ts';

export interface ServiceDeed {
  verb: 'deactivate' | 'reactivate';
  key: string;
  /** Only rises: an older call never undoes a newer one. */
  version: number;
  /** What the call says besides: the company's own name for the account, and why. */
  externalId: string | null;
  reason: string;
  at: Instant;
}

/** The newest call that was taken. */
export interface ServiceCallRow {
  verb: ServiceDeed['verb'];
  version: number;
  at: Instant;
}

export interface ServiceCalls {
  /** It ends there when a newer call has been here. */
  beginService(ref: WorkRef): Promise<Begun<ServiceDeed>>;
  settleService(ref: WorkRef, deed: Pick<ServiceDeed, 'verb' | 'version' | 'at'>): Promise<Agenda>;
}

/** What readers see of the calls. */
export interface ServiceHistory {
  /** Null: its service was never switched. */
  lastServiceCall(accountId: string): Promise<ServiceCallRow | null>;
}
