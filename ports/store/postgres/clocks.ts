import { SHAPE } from '../../../domain/chart/state/thaw.ts';
import { epochMs, instantFromMs } from '../../../domain/time/epoch.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { WrittenByNewer } from '../../../domain/written-by-newer.ts';
import type { Clocks, Standing } from '../clocks.ts';
import { Refused } from '../store.ts';
import { inTransaction, type Db, type Tx } from './db/database.ts';
import { lastingMs, nowIn } from './db/machine-time.ts';
import type { Desk } from './decide/desk.ts';
import { instantOf } from './db/values.ts';
import { agendaOf } from './work.ts';

interface Clock {
  skewMs: bigint;
  nextAt: Date | null;
  advanceTo: Date | null;
  shape: number;
  leaseMs: number;
  isStuck: boolean;
  hasWork: boolean;
  machineNow: Date;
}

async function clockOf(db: Db | Tx, accountId: string): Promise<Clock> {
  const [row] = await db.$queryRaw<Clock[]>`
    SELECT skew_ms AS "skewMs", next_at AS "nextAt", advance_to AS "advanceTo", shape,
      stuck_since IS NOT NULL AS "isStuck",
      work_since IS NOT NULL AS "hasWork",
      coalesce(extract(epoch FROM advance_until - clock_timestamp()) * 1000, 0)::float8 AS "leaseMs",
      clock_timestamp() AS "machineNow"
    FROM account_states WHERE account_id = ${accountId}`;
  if (row === undefined) throw new Refused(404, 'not_found', `There is no account ${accountId}`);
  return row;
}

/** Test clocks live in the record: an account's time is the machine's plus its skew, and runs on between advances. */
export const clocksOf = (desk: Desk): Clocks => {
  const { db } = desk;
  const nowOf = (clock: Clock): Instant =>
    instantFromMs(
      (desk.machineNow === null ? clock.machineNow.getTime() : epochMs(desk.machineNow())) + Number(clock.skewMs),
    );
  return {
    takeClock: (accountId, target, forMs) =>
      inTransaction(db, async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM account_states WHERE account_id = ${accountId} FOR NO KEY UPDATE`;
        const clock = await clockOf(tx, accountId);
        const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { testClock: true } });
        if (!account.testClock) throw new Refused(409, 'not_a_test_clock', 'This account lives in real time');
        // Nothing of what it comes to would be done here.
        if (clock.shape > SHAPE) throw WrittenByNewer.state(clock.shape, SHAPE);
        if (clock.leaseMs > 0) throw new Refused(409, 'advance_in_progress', 'This clock is being advanced right now');
        const last = clock.advanceTo === null ? null : instantOf(clock.advanceTo);
        if (last !== null && target < last)
          throw new Refused(422, 'clock_cannot_go_back', `The clock was last advanced to ${last}`);
        if (last === null && target < nowOf(clock))
          throw new Refused(422, 'clock_cannot_go_back', "The account's time is past that already");
        await tx.$executeRaw`
          UPDATE account_states SET advance_to = ${target}::timestamptz,
            advance_until = clock_timestamp() + ${lastingMs(forMs)}
          WHERE account_id = ${accountId}`;
      }),

    // One that was under way while the clock was released comes too late, and keeps nothing.
    async keepClock(accountId, forMs) {
      await db.$executeRaw`
        UPDATE account_states SET advance_until = clock_timestamp() + ${lastingMs(forMs)}
        WHERE account_id = ${accountId} AND advance_until IS NOT NULL`;
    },

    async releaseClock(accountId) {
      await db.$executeRaw`UPDATE account_states SET advance_until = NULL WHERE account_id = ${accountId}`;
    },

    async standing(accountId): Promise<Standing> {
      const clock = await clockOf(db, accountId);
      const now = nowOf(clock);
      const next = clock.nextAt === null ? null : instantOf(clock.nextAt);
      return { now, next, isIdle: !clock.hasWork && (next === null || next > now), isStuck: clock.isStuck };
    },

    /** Against the statement's own clock, so that it is that instant when it is written. */
    async moveClock(accountId, to) {
      await db.$executeRaw`
        UPDATE account_states s SET skew_ms = m.skew, wake_at = s.next_at - m.skew * interval '1 millisecond'
        FROM (SELECT ceil(extract(epoch FROM ${to}::timestamptz - ${nowIn(desk)}) * 1000)::bigint AS skew) m
        WHERE s.account_id = ${accountId} AND s.skew_ms < m.skew`;
      return agendaOf(desk, accountId);
    },
  };
};
