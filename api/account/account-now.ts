import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import { dayOf } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';

/**
 * The account's own now, as it is shown: the machine's, and what its test clock is ahead of that. What is decided is
 * decided by the record's.
 */
export const accountNow = (row: Pick<AccountRow, 'skewMs'>, deps: Pick<ApiDeps, 'now'>): Instant =>
  instantFromMs(epochMs(deps.now()) + row.skewMs);

/** Its local day. */
export const accountToday = (
  { skewMs, timeZone }: Pick<AccountRow, 'skewMs' | 'timeZone'>,
  deps: Pick<ApiDeps, 'now'>,
): Day => dayOf(accountNow({ skewMs }, deps), timeZone);
