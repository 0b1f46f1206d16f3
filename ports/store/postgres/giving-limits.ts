import type { Role } from '../../../domain/account.ts';
import { toldTheTime } from '../../../domain/chart/chart.ts';
import type { Given } from '../../../domain/chart/state/ledger.ts';
import { giving } from '../../../domain/chart/requests/giving-refusals.ts';
import { Refused } from '../store.ts';
import type { Account } from './decide/account.ts';

/**
 * Under the account's lock, so that two at once don't both find room. Of an account whose state can't be read nobody
 * knows what was given: an admin decides.
 */
export function refuseAboveLimit(
  { state, now }: Account,
  { what, amountMinor, role }: { what: Given['what']; amountMinor: number; role: Role | undefined },
): void {
  if (role === undefined || role === 'admin') return;
  if (state === null)
    throw new Refused(422, 'limit_exceeded', 'The state of this account can not be read now: an admin may do this');
  const refusal = giving(toldTheTime(state.snapshot, now).context, what, amountMinor);
  if (refusal !== null) throw new Refused(422, refusal.code, refusal.message, refusal.data);
}
