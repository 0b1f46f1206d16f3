import type { Actor } from '../../../domain/account.ts';
import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { Switch } from '../../../domain/safety/switches.ts';
import { SWITCHES } from '../../../domain/safety/switches.ts';
import { RAILS, type Rail, type Rails, type RailState } from '../rails.ts';
import { databaseNow, inTransaction, json, type Tx } from './db/database.ts';
import { instantOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { closeTask, openTask } from './decide/task-changes.ts';

/**
 * Ours among the database's advisory locks: of many that meet the same refusal, one stops the rail; and nobody's word
 * is overtaken between a look and a change.
 */
const RAILS_LOCK = 60_007_654_323n;
export const lockRails = (tx: Tx): Promise<unknown> => tx.$executeRaw`SELECT pg_advisory_xact_lock(${RAILS_LOCK})`;

const keyOf = (name: Switch): string => `railStopped:${name}`;

const isOwn = ({ stopped, actor }: { stopped: boolean; actor: unknown }): boolean =>
  stopped && (actor as Actor).kind === 'system';

/** A rail whose provider refuses us stops itself, like a switch: no account is blamed for it, and one task says so. */
export const railsOf = ({ db }: Desk): Rails => {
  const newest = (name: Switch, tx: Pick<typeof db, 'switchChange'> = db) =>
    tx.switchChange.findFirst({ where: { name }, orderBy: { ordinal: 'desc' } });
  return {
    stopRail: (name, because) =>
      inTransaction(db, async (tx) => {
        await lockRails(tx);
        if ((await newest(name, tx))?.stopped === true) return;
        const now = await databaseNow(tx);
        const id = `swi_${name}_${now.getTime()}`;
        await tx.switchChange.create({
          data: { id, name, stopped: true, reason: because, actor: json(SYSTEM), at: now },
          select: { id: true },
        });
        await openTask(
          tx,
          {
            key: keyOf(name),
            kind: 'railStopped',
            dueOn: null,
            subject: {},
            data: { summary: `${name} have stopped by themselves: ${because}`, name, because },
          },
          { accountId: null, at: instantOf(now) },
        );
      }),

    async railStates() {
      const [changes, away] = await Promise.all([
        Promise.all(SWITCHES.map((name) => newest(name))),
        db.railAway.findMany({ select: { name: true } }),
      ]);
      const stopped = changes.flatMap((row) => (row !== null && isOwn(row) ? [row.name] : []));
      const stateOf = (name: Rail): RailState =>
        stopped.includes(name) ? 'stopped' : away.some((row) => row.name === name) ? 'away' : 'ok';
      return Object.fromEntries(RAILS.map((name) => [name, stateOf(name)])) as Record<Rail, RailState>;
    },

    async noteRailAway(name, because) {
      await db.$executeRaw`
        INSERT INTO rails_away (name, because, since) VALUES (${name}, ${because}, clock_timestamp())
        ON CONFLICT (name) DO UPDATE SET because = excluded.because`;
    },

    async noteRailBack(name) {
      await db.railAway.deleteMany({ where: { name } });
    },

    letRailGo: (name) =>
      inTransaction(db, async (tx) => {
        await lockRails(tx);
        const now = await databaseNow(tx);
        const stop = await newest(name, tx);
        if (stop !== null && isOwn(stop))
          await tx.switchChange.create({
            data: {
              id: `swi_${name}_${now.getTime()}_on`,
              name,
              stopped: false,
              reason: 'The provider takes us again',
              actor: json(SYSTEM),
              at: now,
            },
            select: { id: true },
          });
        await closeTask(tx, keyOf(name), { accountId: null, at: instantOf(now) });
      }),
  };
};

/** Somebody has let it go on. */
export const closeRailTask = (db: Tx, name: Switch, at: Parameters<typeof closeTask>[2]['at']): Promise<void> =>
  closeTask(db, keyOf(name), { accountId: null, at });
