import type { AccountRow, Written } from '../ports/store/store.ts';
import type { ApiDeps } from './deps.ts';
import { found } from './problem.ts';

/**
 * Hands a fact that is in the ledger to the account's workflow, and waits until it is applied and recorded. When the engine
 * doesn't answer the fact is not lost: the sweeper brings it, and the same request under the same key goes on from here.
 */
export async function deliver<T>(deps: ApiDeps, written: Written<T>): Promise<T> {
  if (written.accountId !== null && written.seq !== null) await deps.accounts.deliver(written.accountId, written.seq);
  return written.value;
}

export const accountOf = async (deps: ApiDeps, id: string): Promise<AccountRow> => found(await deps.store.accountById(id), 'account');
