import type { Projection } from '../../domain/projection.ts';
import type { Store } from '../../ports/store/store.ts';
import { now } from './store-world.ts';

type Recording = Parameters<Store['recordStep']>[0];

export const projection = (rest: Partial<Projection> = {}): Projection => ({
  version: 1,
  policy: { name: 'mexico', version: 1 },
  collections: { state: 'current', rung: 0, overdueSince: null, holds: [] },
  service: { state: 'active' },
  autopay: { enabled: false, state: 'off', nextChargeAt: null },
  payment: { state: 'idle', attemptId: null, lastAttemptId: null },
  balance: { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
  upcoming: [],
  allowed: { admin: [], agent: [] },
  ...rest,
});

/** A step of the chart, as the workflow records it. */
export const step = (accountId: string, number: number, rest: Partial<Recording> = {}): Recording => ({
  accountId,
  step: number,
  at: now,
  entries: [],
  projection: projection(),
  marks: [],
  appliedSeq: 1,
  skewMs: 0,
  ...rest,
});
