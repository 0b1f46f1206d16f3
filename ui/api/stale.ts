import { queries } from './client.ts';

type Params = { params?: { path?: Record<string, string> } };

const LISTS = new Set([
  '/v1/accounts',
  '/v1/accounts/count',
  '/v1/worklists',
  '/v1/worklists/{name}',
  '/v1/aging',
  '/v1/tasks',
  '/v1/bank-transfers',
  '/v1/disputes',
  '/v1/tasks/{id}',
  '/v1/proofs-of-payment/{id}',
  '/v1/proofs-of-payment/{id}/evidence',
]);

/** What an account's change makes stale of itself: all that is asked about it. */
export const accountChanged = (id: string): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [, , init] }) => (init as Params | undefined)?.params?.path?.id === id,
  });

/** The lists and sums that any account may be in. */
export const listsChanged = (): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => LISTS.has(String(path)) });

const OF_ALL = new Set(['/v1/switches', '/v1/switches/changes', '/v1/deactivation-breaker', '/v1/tasks']);

/** What is stopped for all accounts, and who said so. */
export const switchesChanged = (): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => OF_ALL.has(String(path)) });
/** A decision about a resource of this path, which moves money: it itself, the lists, and whichever accounts it is of. */
export async function decidedOn(path: '/v1/bank-transfers' | '/v1/disputes', accountIds: readonly string[]) {
  await Promise.all([
    queries.invalidateQueries({ predicate: ({ queryKey: [, of] }) => String(of).startsWith(path) }),
    listsChanged(),
    ...accountIds.map(accountChanged),
  ]);
}

/** Nothing is known to be true any more: news may have been missed, or concern all. */
export const everythingChanged = (): Promise<void> => queries.invalidateQueries();

const LISTS_EVERY_MS = 5_000;

/** Takes news as they come, however many: an account's at once, lists at most every five seconds. */
export function newsTaker(): (accountId: string | null) => void {
  let listsAt = 0;
  let waiting = false;
  const lists = (): void => {
    waiting = false;
    listsAt = Date.now();
    void listsChanged();
  };
  return (accountId) => {
    if (accountId === null) return void everythingChanged();
    void accountChanged(accountId);
    if (waiting) return;
    waiting = true;
    setTimeout(lists, Math.max(0, listsAt + LISTS_EVERY_MS - Date.now()));
  };
}
