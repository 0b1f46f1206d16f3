import { dayOf } from '../../../../domain/time/calendar.ts';
import type { Day } from '../../../../domain/time/time.ts';
import type { Account } from './account.ts';

/** The account's local day. */
export const todayOf = ({ now, row }: Pick<Account, 'now' | 'row'>): Day => dayOf(now, row.timeZone);
