import type { Actor } from '../../../domain/account.ts';
import type { Switch } from '../../../domain/safety/switches.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { SwitchChange, Switches } from '../switches.ts';
import { inTransaction, json, type Db, type Tx } from './db/database.ts';
import { beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf } from './db/values.ts';
import { closeRailTask, lockRails } from './rails.ts';

const LIST = 'switch changes';
const NEWEST = { ordinal: 'desc' } as const;

export const switchesOf = (db: Db): Switches => ({
  changeSwitch: ({ actor, at, ...change }) =>
    inTransaction(db, async (tx) => {
      await lockRails(tx);
      await tx.switchChange.createMany({
        data: { ...change, actor: json(actor), at: dateOf(at) },
        skipDuplicates: true,
      });
      if (!change.stopped) await closeRailTask(tx, change.name, at);
      return toChange(await tx.switchChange.findUniqueOrThrow({ where: { id: change.id } }));
    }),

  async switches() {
    const rows = await db.switchChange.findMany({ distinct: ['name'], orderBy: [{ name: 'asc' }, NEWEST] });
    return rows.map(toChange);
  },

  async switchChanges({ name, ...page }) {
    const rows = await db.switchChange.findMany({
      where: {
        ...(name === undefined ? {} : { name }),
        ...beforeOrdinal(LIST, page),
      },
      orderBy: NEWEST,
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toChange);
  },

  stopOf: (name) => stopOf(db, name),
});

/** What whoever asks hears until the record knows again what it has done. */
const RESTORED = 'the record was restored from a backup, and what has happened since is not booked yet';

/** Why an activity is stopped; null: it isn't. */
export async function stopOf(tx: Db | Tx, name: Switch): Promise<string | null> {
  const [newest] = await tx.$queryRaw<{ stopped: boolean; reason: string }[]>`
    SELECT true AS stopped, ${RESTORED} AS reason FROM record_info WHERE restored_at IS NOT NULL
    UNION ALL
    (SELECT stopped, reason FROM switch_changes WHERE name = ${name} ORDER BY ordinal DESC LIMIT 1) LIMIT 1`;
  return newest?.stopped === true ? newest.reason : null;
}

const toChange = (row: Prisma.SwitchChangeGetPayload<object>): SwitchChange => ({
  id: row.id,
  name: row.name as Switch,
  stopped: row.stopped,
  reason: row.reason,
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});
