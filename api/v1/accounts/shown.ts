import type { Role } from '../../../domain/account.ts';
import { projectionAt } from '../../../domain/chart/chart.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { AccountRow } from '../../../ports/store/store.ts';
import { accountNow } from '../../account/account-now.ts';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps } from '../../deps.ts';
import { accountShape } from './shapes.ts';

/** The account as it is now, for a caller's role. */
export async function shownAccount(deps: ApiDeps, id: string, role: Role) {
  const [shown] = await shownRows(deps, [await accountOf(deps, id)], role);
  if (shown === undefined) throw new Error(`${id} was read, and is not shown`);
  return shown;
}

/** The same of rows that were just read. */
export async function shownRows(deps: ApiDeps, rows: readonly AccountRow[], role: Role) {
  const [read, open] = await Promise.all([onTheirDay(deps, rows), deps.store.openByDueDay(rows.map(({ id }) => id))]);
  return Promise.all(
    read.map(async (row) => {
      const now = accountNow(row, deps);
      const stuck = row.stuckSince === null ? null : await deps.store.stuckAccount(row.id, dayOf(now, row.timeZone));
      return accountShape(row, role, now, { open: open.get(row.id) ?? [], stuck });
    }),
  );
}

/**
 * Overdue is what is overdue on the local day of the answer, whether or not anybody has been there to note it (rules,
 * Days). What is up to date, as nearly all are, is shown as it was written.
 */
async function onTheirDay(deps: ApiDeps, rows: readonly AccountRow[]): Promise<AccountRow[]> {
  const late = rows.filter(
    ({ nextAt, stuckSince, ...row }) => stuckSince === null && nextAt !== null && nextAt <= accountNow(row, deps),
  );
  if (late.length === 0) return [...rows];
  const states = await deps.store.statesOf(late.map(({ id }) => id));
  return rows.map((row) => {
    const state = states.get(row.id);
    return state === undefined ? row : { ...row, projection: projectionAt(state, accountNow(row, deps)) };
  });
}
