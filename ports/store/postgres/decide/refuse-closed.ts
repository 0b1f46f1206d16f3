import { isClosed } from '../../../../domain/chart/reads/closing.ts';
import { Refused } from '../../store.ts';
import type { Account } from './account.ts';

/** Nobody is billed whose account is closed, and nothing is begun that would be. */
export function refuseClosed({ state, row }: Account): void {
  if (state !== null && isClosed(state.snapshot.context))
    throw new Refused(422, 'account_closed', `The account of ${row.name} is closed: reopen it first`);
}
