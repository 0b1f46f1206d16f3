import type { ClearanceOrder } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import { clearance, mostOnADay, type Clearance } from '../../../domain/safety/clearance.ts';
import type { Day } from '../../../domain/time/time.ts';
import { bankFeedOf } from './bank-feed.ts';
import { clearedOn, countedAccounts, releaseFor } from './breaker.ts';
import type { Tx } from './db/database.ts';
import { dateOf } from './db/values.ts';
import { todayOf } from './decide/today.ts';
import type { Account } from './decide/account.ts';
import { stopOf } from './switches.ts';

/**
 * Whether the account's service may be switched off by itself: of many that ask on a day no more are cleared than the
 * breaker allows, each account once. The day's counter is locked last and until the end, after the account: whoever
 * comes next sees what this one was told.
 */
export async function clear(account: Account, key: string, order: ClearanceOrder): Promise<Outcome> {
  const { clearanceId } = order;
  const said = await judged(account, order);
  const { tx, id: accountId } = account;
  await tx.clearance.create({
    data: {
      key,
      accountId,
      day: dateOf(order.day),
      at: dateOf(order.at),
      ...(said.cleared ? {} : { why: said.why, because: said.because }),
    },
    select: { key: true },
  });
  return said.cleared
    ? { type: 'DEACTIVATION_CLEARED', clearanceId }
    : { type: 'DEACTIVATION_HELD', clearanceId, why: said.why, because: said.because };
}

/**
 * An admin's order that many be deactivated is nobody's to hold, and counts as what goes by itself does: each account
 * once a day, under the order's own key.
 */
export async function countOrdered(account: Account, key: string): Promise<void> {
  const { tx, id: accountId, row, now } = account;
  const day = todayOf(account);
  if (row.testClock || (await wasCleared(tx, accountId, day))) return;
  await tx.clearance.create({ data: { key, accountId, day: dateOf(day), at: dateOf(now) }, select: { key: true } });
  await countedAgainst(tx, day, ANY);
}

const ANY = Number.MAX_SAFE_INTEGER;

async function judged(account: Account, order: ClearanceOrder): Promise<Clearance> {
  const { tx, row, id } = account;
  const { day } = order;
  const { testClock } = row;
  const facts = {
    stopped: await stopOf(tx, 'deactivations'),
    testClock,
    importedThrough: (await bankFeedOf(tx))?.importedThrough ?? null,
    accounts: testClock ? null : await countedAccounts(tx),
    released: (await releaseFor(tx, day)) !== null,
    clearedToday: 0,
  };
  const unless = clearance(facts, order);
  if (!unless.cleared || testClock || (await wasCleared(tx, id, day))) return unless;
  // With a release nothing is too many, but all are counted.
  const most = facts.released ? ANY : mostOnADay(facts.accounts ?? 0, order.breaker);
  if (await countedAgainst(tx, day, most)) return unless;
  return clearance({ ...facts, clearedToday: await clearedOn(tx, day) }, order);
}

/** False: the day has as many as it may. */
async function countedAgainst(tx: Tx, day: Day, most: number): Promise<boolean> {
  await tx.$executeRaw`INSERT INTO clearance_days (day, n) VALUES (${dateOf(day)}::date, 0) ON CONFLICT DO NOTHING`;
  return (
    (await tx.$executeRaw`UPDATE clearance_days SET n = n + 1 WHERE day = ${dateOf(day)}::date AND n < ${most}::bigint`) >
    0
  );
}

const wasCleared = async (tx: Tx, accountId: string, day: Day): Promise<boolean> =>
  (await tx.clearance.count({ where: { accountId, day: dateOf(day), why: null } })) > 0;
