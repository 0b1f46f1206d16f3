import type { Draft } from '../../domain/billing/draft-month.ts';
import { serviceEndsOn } from '../../domain/chart/reads/billing.ts';
import { firstDayOf, type Month } from '../../domain/billing/month.ts';
import { later } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/time.ts';
import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { accountToday } from './account-now.ts';

/** What a month of an account would come to, issued on its first day, or today if that is over. */
export async function upcomingMonth(
  deps: ApiDeps,
  account: AccountRow,
  subscriptionId: string,
  month: Month,
): Promise<Draft> {
  const look = await deps.store.lookAt(account.id);
  const c = look?.state.snapshot.context;
  return deps.store.upcomingInvoice(subscriptionId, {
    month,
    ...(c === undefined ? {} : { endsOn: serviceEndsOn(c, month) }),
    issuedOn: issuedOn(deps, account, month),
    off: c?.billing?.off ?? [],
    calls: c?.policy.billing.calls ?? { lateDays: 0, row: 'call' },
  });
}

/** The same of what it rents. */
export const upcomingRental = (deps: ApiDeps, account: AccountRow, month: Month): Promise<Draft> =>
  deps.store.upcomingRental(account.id, { month, issuedOn: issuedOn(deps, account, month) });

const issuedOn = (deps: ApiDeps, account: AccountRow, month: Month): Day =>
  later(accountToday(account, deps), firstDayOf(month));
