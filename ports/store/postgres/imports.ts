import type { Actor } from '../../../domain/account.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import { IMPORT_OUTCOMES, type ImportRow, type Imports, type Observed } from '../imports.ts';
import { type Db, inTransaction, json, type Tx } from './db/database.ts';
import { beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { lastingMs } from './db/machine-time.ts';
import { dateOf, instantOf, instantOrNull } from './db/values.ts';
import { countedOf } from './import-counts.ts';
import { importLinesOf } from './import-lines.ts';
import { importMembersOf } from './import-members.ts';

const LIST = 'imports';

type Found = Prisma.ImportGetPayload<object>;

export const importsOf = (db: Db): Imports => ({
  ...importLinesOf(db),
  ...importMembersOf(db),

  beginImport: ({ id, actor, createdAt, headings, ignored, ...file }) =>
    inTransaction(db, async (tx) => {
      // A request that is taken up where it died begins at the first line again.
      await tx.import.deleteMany({ where: { id, phase: 'checking' } });
      await tx.import.create({
        data: {
          id,
          ...file,
          actor: json(actor),
          createdAt: dateOf(createdAt),
          phase: 'checking',
          headings: json(headings),
          ignored: json(ignored),
        },
        select: { id: true },
      });
    }),

  async liveImportOf(sha256) {
    const row = await db.import.findFirst({
      where: { sha256, phase: { in: ['goingLive', 'live'] } },
      orderBy: { ordinal: 'desc' },
    });
    return row === null ? null : toImport(db, row);
  },

  endImportCheck: (id, perDay, lease) =>
    inTransaction(db, async (tx) => {
      const [lines] = await tx.$queryRaw<[{ rows: bigint; refused: bigint }]>`
        SELECT count(*) AS rows, count(problems) AS refused FROM import_lines WHERE import_id = ${id}`;
      const [accounts] = await tx.$queryRaw<[{ accounts: bigint; invoices: bigint; spread: bigint }]>`
        SELECT count(*) AS accounts, coalesce(sum(invoices), 0)::bigint AS invoices,
          count(*) FILTER (WHERE wave > 0) AS spread
        FROM import_accounts WHERE import_id = ${id}`;
      if (lease !== null)
        await tx.$executeRaw`UPDATE imports SET worker = ${lease.worker}, worker_until = now() + ${lastingMs(lease.forMs)}
          WHERE id = ${id}`;
      await tx.import.update({
        where: { id },
        data: {
          phase: 'observing',
          rows: Number(lines.rows),
          refusedRows: Number(lines.refused),
          accounts: Number(accounts.accounts),
          invoices: Number(accounts.invoices),
          spread: Number(accounts.spread),
          perDay,
        },
        select: { id: true },
      });
    }),

  async importById(id) {
    const row = await db.import.findUnique({ where: { id } });
    return row === null ? null : toImport(db, row);
  },

  async imports(page) {
    const rows = await db.import.findMany({
      where: beforeOrdinal(LIST, page),
      orderBy: { ordinal: 'desc' },
      take: page.limit + 1,
    });
    const { items, nextCursor } = pageFrom(LIST, rows, page.limit, ordinalOf, (row) => row);
    return { items: await Promise.all(items.map((row) => toImport(db, row))), nextCursor };
  },

  beginGoLive: ({ id, actor, now }) =>
    inTransaction(db, async (tx) => {
      await lockImport(tx, id);
      const before = await tx.import.findUniqueOrThrow({ where: { id } });
      if (before.phase === 'checking' || before.phase === 'observing') return null;
      const { count } = await tx.importAccount.updateMany({
        where: { importId: id, outcome: { in: ['refused', 'failed'] } },
        data: { outcome: null, code: null, detail: null },
      });
      if (before.phase !== 'observed' && count === 0) return toImport(tx, before);
      const row = await tx.import.update({
        where: { id },
        data: {
          phase: 'goingLive',
          finishedAt: null,
          // Tried again, it goes on as it began.
          ...(before.liveAt === null ? { liveAt: dateOf(now), liveActor: json(actor) } : {}),
        },
      });
      return toImport(tx, row);
    }),

  async takeImport(worker, forMs) {
    const [taken] = await db.$queryRaw<{ id: string }[]>`
      UPDATE imports SET worker = ${worker}, worker_until = now() + ${lastingMs(forMs)}
      WHERE id = (
        SELECT id FROM imports WHERE phase IN ('observing', 'goingLive') AND (worker_until IS NULL OR worker_until < now())
          ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED
      ) RETURNING id`;
    return taken === undefined ? null : toImport(db, await db.import.findUniqueOrThrow({ where: { id: taken.id } }));
  },

  leaveImport: (id, worker, now) =>
    inTransaction(db, async (tx) => {
      await lockImport(tx, id);
      const { phase } = await tx.import.findUniqueOrThrow({ where: { id }, select: { phase: true } });
      const isLive = phase === 'goingLive';
      const left = await tx.importAccount.count({
        where: { importId: id, outcome: null, ...(isLive ? {} : { foreseen: { equals: Prisma.DbNull } }) },
      });
      const next =
        left > 0
          ? {}
          : isLive
            ? { phase: 'live', finishedAt: dateOf(now) }
            : { phase: 'observed', observing: json(await countedOf(tx, id, now)) };
      await tx.import.updateMany({ where: { id, worker }, data: { worker: null, workerUntil: null, ...next } });
    }),

  forgetImportsBefore: (instant) =>
    inTransaction(db, async (tx) => {
      const before = dateOf(instant);
      await tx.import.deleteMany({
        where: { createdAt: { lt: before }, phase: { in: ['checking', 'observing', 'observed'] } },
      });
      const gone = { import: { phase: 'live', finishedAt: { lt: before } } };
      await tx.importLine.deleteMany({ where: gone });
      await tx.importAccount.updateMany({ where: gone, data: { body: {}, name: '', foreseen: Prisma.DbNull } });
    }),
});

/** Who makes accounts wait again and who finishes the work come one after the other. */
const lockImport = (tx: Tx, id: string): Promise<unknown> =>
  tx.$queryRaw`SELECT id FROM imports WHERE id = ${id} FOR UPDATE`;

async function toImport(tx: Tx | Db, row: Found): Promise<ImportRow> {
  const counts = await tx.$queryRaw<{ outcome: string | null; n: bigint; foreseen: bigint }[]>`
    SELECT outcome, count(*) AS n, count(foreseen) AS foreseen FROM import_accounts WHERE import_id = ${row.id}
    GROUP BY outcome`;
  const countOf = (outcome: string | null): number => Number(counts.find((one) => one.outcome === outcome)?.n ?? 0);
  const outcomes = Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, countOf(outcome)]));
  return {
    id: row.id,
    sha256: row.sha256,
    fileName: row.fileName,
    actor: row.actor as unknown as Actor,
    createdAt: instantOf(row.createdAt),
    phase: row.phase as ImportRow['phase'],
    headings: row.headings as string[],
    ignored: row.ignored as string[],
    rows: row.rows,
    refusedRows: row.refusedRows,
    accounts: row.accounts,
    invoices: row.invoices,
    perDay: row.perDay,
    spread: row.spread,
    observing: row.observing as unknown as Observed | null,
    liveAt: instantOrNull(row.liveAt),
    liveActor: row.liveActor as unknown as Actor | null,
    finishedAt: instantOrNull(row.finishedAt),
    outcomes: { ...(outcomes as Omit<ImportRow['outcomes'], 'waiting'>), waiting: countOf(null) },
    foreseen: counts.reduce((sum, { foreseen }) => sum + Number(foreseen), 0),
  };
}
