import type { Actor } from '../../../domain/account.ts';
import type { Switch } from '../../../domain/safety/switches.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { BankFeedImport, BreakerRelease, Safety, SwitchChange } from '../safety.ts';
import { inTransaction, json, type Db, type Tx } from './db/database.ts';
import { NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { closeRailTask, lockRails } from './rails.ts';
import { closeTask } from './tasks.ts';
import { dateOf, dayOfDate, instantOf } from './db/values.ts';

const LIST = 'switch changes';
const NEWEST = { ordinal: 'desc' } as const;

export const switchesOf = (
  db: Db,
): Pick<
  Safety,
  'changeSwitch' | 'switches' | 'switchChanges' | 'stopOf' | 'noteBankFeed' | 'bankFeed' | 'releaseBreaker'
> => ({
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

  async switchChanges({ name, limit, cursor }) {
    const place = placeIn(LIST, cursor, [NUMBER]);
    const rows = await db.switchChange.findMany({
      where: {
        ...(name === undefined ? {} : { name }),
        ...(place === null ? {} : { ordinal: { lt: BigInt(place[0] as string) } }),
      },
      orderBy: NEWEST,
      take: limit + 1,
    });
    return pageFrom(LIST, rows, limit, (row) => [String(row.ordinal)], toChange);
  },

  stopOf: (name) => stopOf(db, name),

  async noteBankFeed({ id, importedThrough, actor, at }) {
    const data = {
      id,
      importedThrough: importedThrough === null ? null : dateOf(importedThrough),
      actor: json(actor),
      at: dateOf(at),
    };
    await db.bankFeedImport.createMany({ data, skipDuplicates: true });
    return toImport(await db.bankFeedImport.findUniqueOrThrow({ where: { id } }));
  },

  bankFeed: () => bankFeedOf(db),

  async releaseBreaker({ id, day, reason, actor, at }) {
    await db.breakerRelease.createMany({
      data: { id, day: dateOf(day), reason, actor: json(actor), at: dateOf(at) },
      skipDuplicates: true,
    });
    await closeTask(db, `breaker:${day}`, { accountId: null, at });
    return toRelease(await db.breakerRelease.findUniqueOrThrow({ where: { id } }));
  },
});

/** Why an activity is stopped; null: it isn't. */
export async function stopOf(tx: Db | Tx, name: Switch): Promise<string | null> {
  const newest = await tx.switchChange.findFirst({ where: { name }, orderBy: NEWEST });
  return newest?.stopped === true ? newest.reason : null;
}

export async function bankFeedOf(tx: Db | Tx): Promise<BankFeedImport | null> {
  const newest = await tx.bankFeedImport.findFirst({ orderBy: NEWEST });
  return newest === null ? null : toImport(newest);
}

const toChange = (row: Prisma.SwitchChangeGetPayload<object>): SwitchChange => ({
  id: row.id,
  name: row.name as Switch,
  stopped: row.stopped,
  reason: row.reason,
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});

const toImport = (row: Prisma.BankFeedImportGetPayload<object>): BankFeedImport => ({
  id: row.id,
  importedThrough: row.importedThrough === null ? null : dayOfDate(row.importedThrough),
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});

export const toRelease = (row: Prisma.BreakerReleaseGetPayload<object>): BreakerRelease => ({
  id: row.id,
  day: dayOfDate(row.day),
  reason: row.reason,
  actor: row.actor as unknown as Actor,
  at: instantOf(row.at),
});
