import type { AccountRow } from '../../ports/store/store.ts';
import type { ApiDeps } from '../deps.ts';
import { found } from '../http/problem.ts';

export const accountOf = async (deps: ApiDeps, id: string): Promise<AccountRow> =>
  found(await deps.store.accountById(id), 'account');
