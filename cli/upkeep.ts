import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Instant } from '../domain/time.ts';
import type { Store } from '../ports/store/store.ts';
import type { Accounts } from '../workflows/messages.ts';
import { migrateAccounts } from '../workflows/migrate-accounts.ts';
import { sweep } from '../workflows/sweep.ts';

const sweepEveryMs = 5_000;
const migrateEveryMs = 2_000;
const forgetEveryMs = 3_600_000;
const answersKeptMs = 30 * 86_400_000;

/** What nobody waits for: brings facts that a crash left undelivered, moves accounts to another policy, and forgets the answers of old idempotency keys. Until the signal. */
export async function keepUp(signal: AbortSignal, store: Store, accounts: Accounts, log: Logger): Promise<void> {
  await Promise.all([
    every(sweepEveryMs, signal, log, async () => {
      const { delivered, failed } = await sweep(store, accounts);
      if (delivered > 0) log.info({ delivered }, 'brought facts that were left undelivered');
      for (const { accountId, seq, error } of failed) log.warn({ accountId, seq, err: error }, 'a fact is still undelivered');
    }),
    every(migrateEveryMs, signal, log, async () => {
      const { jobs, moved, failed } = await migrateAccounts(store, accounts, `${hostname()}:${process.pid}`, () => new Date().toISOString() as Instant, signal);
      if (jobs > 0) log.info({ jobs, moved }, 'moved accounts to another version of their policy');
      for (const { accountId, error } of failed) log.error({ accountId, err: error }, 'an account could not be moved to another policy');
    }),
    every(forgetEveryMs, signal, log, async () => {
      await store.forgetAnswersBefore(new Date(Date.now() - answersKeptMs).toISOString() as Instant);
    }),
  ]);
}

/** What fails is tried again the next time: servers come back. */
async function every(periodMs: number, signal: AbortSignal, log: Logger, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log.warn({ err: error }, 'upkeep failed; the next one comes'));
    await pause(periodMs, undefined, { signal }).catch(() => {});
  }
}
