import { epochMs, instantFromMs } from '../domain/epoch.ts';
import type { Instant } from '../domain/time.ts';
import type { AccountRow } from '../ports/store/store.ts';
import type { ApiDeps } from './deps.ts';

/** The account's own now: the machine's, and what its test clock is ahead of that. */
export const accountNow = (row: Pick<AccountRow, 'skewMs' | 'clockOffsetMs' | 'step'>, deps: Pick<ApiDeps, 'now'>): Instant =>
  // Until a first step is recorded nothing has moved the clock.
  instantFromMs(epochMs(deps.now()) + (row.step === 0 ? row.clockOffsetMs : row.skewMs));
