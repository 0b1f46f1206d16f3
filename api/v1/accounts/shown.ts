import type { Role } from '../../../domain/account.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps } from '../../deps.ts';
import { accountShape } from './shapes.ts';

/** The account as it is now, for a caller's role. */
export async function shownAccount(deps: ApiDeps, id: string, role: Role) {
  return shownRow(deps, await accountOf(deps, id), role);
}

/** The same of a row that was just read. */
export async function shownRow(deps: ApiDeps, row: AccountRow, role: Role) {
  const now = accountNow(row, deps);
  return accountShape(
    row,
    role,
    now,
    row.stuckSince === null ? null : await deps.store.stuckAccount(row.id, dayOf(now, row.timeZone)),
  );
}
