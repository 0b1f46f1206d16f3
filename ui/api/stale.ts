import { queries } from './client.ts';

type Params = { params?: { path?: Record<string, string> } };

const LISTS = new Set(['/v1/accounts', '/v1/worklists', '/v1/worklists/{name}', '/v1/aging', '/v1/tasks']);

/** What an account's change makes stale: all that is asked about it, and the lists and sums that it may be in. */
export async function accountChanged(id: string): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [, path, init] }) =>
      LISTS.has(String(path)) || (init as Params | undefined)?.params?.path?.id === id,
  });
}

/** Nothing is known to be true any more: the stream was away. */
export const everythingChanged = (): Promise<void> => queries.invalidateQueries();
