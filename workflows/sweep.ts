/** What the sweeper needs: `Store` and `Accounts` have it. */
export interface Undelivered {
  undelivered(limit: number): Promise<{ accountId: string; seq: number }[]>;
}
export interface Deliverer {
  deliver(accountId: string, seq: number): Promise<void>;
}

export interface Swept {
  delivered: number;
  failed: { accountId: string; seq: number; error: unknown }[];
}

const AT_MOST = 200;
const AT_ONCE = 5;

/**
 * Delivers again what a crash left undelivered: at the start and every few seconds. Delivering twice is harmless, so it
 * needs to know nothing of deliveries on their way. An account that fails holds up no other.
 */
export async function sweep(store: Undelivered, accounts: Deliverer): Promise<Swept> {
  const waiting = await store.undelivered(AT_MOST);
  const swept: Swept = { delivered: 0, failed: [] };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        try {
          await accounts.deliver(next.accountId, next.seq);
          swept.delivered += 1;
        } catch (error) {
          swept.failed.push({ ...next, error });
        }
      }
    }),
  );
  return swept;
}
