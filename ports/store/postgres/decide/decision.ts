import { Refused } from '../../store.ts';
import { isClash, type Tx } from '../db/database.ts';
import type { Account } from './account.ts';
import { ChartBroke } from './chart-broke.ts';
import type { Desk } from './desk.ts';
import { flush } from './flush.ts';
import { lockAccount } from './lock.ts';

/** One transaction in which an account may be changed. */
export interface Decision {
  readonly tx: Tx;
  /** The second run: whatever is asked for may have been done before, so look first. */
  readonly again: boolean;
  /**
   * Waits for whoever has it. Who needs several accounts at once locks them in the order of their ids, so that nobody
   * waits for one another. 404 when there is none.
   */
  lock(accountId: string): Promise<Account>;
}

interface Run {
  again: boolean;
  /**
   * The accounts whose chart can't take this, and why: they are marked stuck, and what else belongs to it is written
   * all the same.
   */
  stuck: readonly ChartBroke[];
}

/**
 * The one way to change an account: in one transaction, under its lock, `work` writes the ledger and tells the chart,
 * what has fallen due meanwhile follows, and all that came of it is written together. Nothing outside of the database
 * may be done in `work`; it may be run again.
 *
 * The first run takes it for new. One that clashes with a row that is there, or is refused, runs again and looks
 * whether it was here before. When the chart breaks (our bug), it runs again without it: money is never refused because
 * of us.
 */
export async function decide<T>(desk: Desk, work: (decision: Decision) => Promise<T>): Promise<T> {
  let run: Run = { again: false, stuck: [] };
  for (;;) {
    const tried = await attempt(desk, work, run);
    if ('value' in tried) return tried.value;
    const next = nextRun(run, tried.error);
    if (next === null) throw tried.error;
    run = next;
  }
}

/** With one account. */
export const decideOn = <T>(
  desk: Desk,
  accountId: string,
  work: (account: Account, decision: Decision) => Promise<T>,
): Promise<T> => decide(desk, async (decision) => work(await decision.lock(accountId), decision));

async function attempt<T>(
  desk: Desk,
  work: (decision: Decision) => Promise<T>,
  { again, stuck }: Run,
): Promise<{ value: T } | { error: unknown }> {
  const locked: Account[] = [];
  try {
    const value = await desk.db.$transaction(async (tx) => {
      const answer = await work({
        tx,
        again,
        async lock(accountId) {
          const last = locked.at(-1);
          if (last !== undefined && last.id >= accountId)
            throw new Error(`${last.id} is locked already: ${accountId} had to come before it`);
          const account = await lockAccount(desk, tx, accountId, again);
          const broke = stuck.find((one) => one.accountId === accountId);
          if (broke !== undefined) account.markStuck(broke);
          if (account.unreadable !== null && account.stuck === null) throw account.unreadable;
          locked.push(account);
          return account;
        },
      });
      for (const account of locked) await write(account);
      return answer;
    });
    for (const account of locked) if (account.hasNews) desk.onNews(account.id, account.agenda());
    return { value };
  } catch (error) {
    return { error };
  }
}

/** All that has fallen due by now, and all that came of it. */
async function write(account: Account): Promise<void> {
  await account.reach();
  account.wasWritten(await flush(account));
}

/** Null: it failed for good. */
function nextRun({ again, stuck }: Run, error: unknown): Run | null {
  if (error instanceof ChartBroke)
    return stuck.some((one) => one.accountId === error.accountId) ? null : { again, stuck: [...stuck, error] };
  if (again) return null;
  return isClash(error) || error instanceof Refused ? { again: true, stuck } : null;
}
