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

export interface ServiceCalls {
  /** It ends there when a newer call has been here. */
  beginService(ref: WorkRef): Promise<Begun<ServiceDeed>>;
  settleService(ref: WorkRef, deed: Pick<ServiceDeed, 'verb' | 'version' | 'at'>): Promise<Agenda>;
}
