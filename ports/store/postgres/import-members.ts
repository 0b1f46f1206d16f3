import type { Foreseen } from '../../../domain/foresight/observing/observe.ts';
import type { ImportedAccount } from '../../../domain/imports/imported.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { ImportMember, ImportOutcome, Imports } from '../imports.ts';
import { type Db, inTransaction, json, type Tx } from './db/database.ts';
import { DAY, NUMBER, pageFrom, placeIn } from './db/keyset.ts';
import { lastingMs } from './db/machine-time.ts';
import { dateOf, dayOfDate, minorOf, orNull } from './db/values.ts';

const LIST = 'import accounts';
/** After all that have a day. */
const NEVER = '9999-12-31';

type Row = Prisma.ImportAccountGetPayload<object>;
type Lease = { id: string; worker: string; forMs: number };

/** Accounts of files: as they would be opened, what would be done with them, and what became of them. */
export const importMembersOf = (
  db: Db,
): Pick<
  Imports,
  | 'addImportMembers'
  | 'takenExternalIds'
  | 'takenInvoiceNumbers'
  | 'countAllAccounts'
  | 'importMembers'
  | 'importMembersLeft'
  | 'importMember'
  | 'importWaiting'
  | 'noteForeseen'
  | 'noteOpened'
> => ({
  async addImportMembers(importId, members) {
    await db.importAccount.createMany({
      data: members.map(({ account, openMinor, ...member }) => ({
        importId,
        ...member,
        body: json(account),
        name: account.profile.name,
        currency: account.profile.currency,
        invoices: account.invoices.length,
        openMinor: BigInt(openMinor),
      })),
    });
  },

  async takenExternalIds(ids) {
    const rows = await db.account.findMany({ where: { externalId: { in: [...ids] } }, select: { externalId: true } });
    return new Set(rows.map(({ externalId }) => externalId as string));
  },

  async takenInvoiceNumbers(numbers) {
    const rows = await db.invoice.findMany({
      where: { numberKey: { in: numbers.map((number) => number.toUpperCase()) } },
      select: { numberKey: true },
    });
    const taken = new Set(rows.map(({ numberKey }) => numberKey));
    return new Set(numbers.filter((number) => taken.has(number.toUpperCase())));
  },

  async countAllAccounts() {
    const [{ n }] = await db.$queryRaw<[{ n: number }]>`SELECT count(*)::int AS n FROM accounts WHERE NOT test_clock`;
    return n;
  },

  async importMembers(importId, { limit, cursor }) {
    const place = placeIn(LIST, cursor, [DAY, NUMBER]);
    const after =
      place === null
        ? Prisma.empty
        : Prisma.sql`AND (coalesce(deactivates_on, ${NEVER}::date), line) > (${place[0]}::date, ${Number(place[1])}::int)`;
    const ids = await db.$queryRaw<{ externalId: string }[]>`
      SELECT external_id AS "externalId" FROM import_accounts WHERE import_id = ${importId} ${after}
      ORDER BY coalesce(deactivates_on, ${NEVER}::date), line LIMIT ${limit + 1}::int`;
    const rows = await db.importAccount.findMany({
      where: { importId, externalId: { in: ids.map(({ externalId }) => externalId) } },
    });
    const byId = new Map(rows.map((row) => [row.externalId, row]));
    const inOrder = ids.flatMap(({ externalId }) => byId.get(externalId) ?? []);
    return pageFrom(
      LIST,
      inOrder,
      limit,
      ({ deactivatesOn, line }) => [deactivatesOn === null ? NEVER : dayOfDate(deactivatesOn), String(line)],
      toMember,
    );
  },

  async importMembersLeft(importId, limit) {
    const rows = await db.importAccount.findMany({
      where: { importId, outcome: { in: ['refused', 'failed'] } },
      orderBy: { line: 'asc' },
      take: limit,
    });
    return rows.map(toMember);
  },

  importMember: async (importId, externalId) =>
    orNull(await db.importAccount.findUnique({ where: { importId_externalId: { importId, externalId } } }), toMember),

  async importWaiting(importId, phase, limit) {
    const rows = await db.importAccount.findMany({
      where: { importId, outcome: null, ...(phase === 'observing' ? { foreseen: { equals: Prisma.DbNull } } : {}) },
      orderBy: { externalId: 'asc' },
      take: limit,
      select: { externalId: true },
    });
    return rows.map(({ externalId }) => externalId);
  },

  noteForeseen: ({ externalId, foreseen, ...lease }) =>
    inTransaction(db, async (tx) => {
      const off = foreseen.find(({ kind }) => kind === 'deactivation');
      await tx.importAccount.updateMany({
        where: { importId: lease.id, externalId },
        data: { foreseen: json(foreseen), deactivatesOn: off === undefined ? null : dateOf(off.on) },
      });
      return isHeld(tx, lease);
    }),

  noteOpened: ({ externalId, outcome, code, detail, accountId, ...lease }) =>
    inTransaction(db, async (tx) => {
      // What was done is true, whoever has the import by now.
      await tx.importAccount.updateMany({
        where: { importId: lease.id, externalId, outcome: null },
        data: { outcome, code, detail, accountId },
      });
      return isHeld(tx, lease);
    }),
});

async function isHeld(tx: Tx, { id, worker, forMs }: Lease): Promise<boolean> {
  const held = await tx.$executeRaw`UPDATE imports SET worker_until = now() + ${lastingMs(forMs)}
    WHERE id = ${id} AND worker = ${worker}`;
  return held > 0;
}

const toMember = (row: Row): ImportMember => ({
  externalId: row.externalId,
  line: row.line,
  name: row.name,
  currency: row.currency,
  invoices: row.invoices,
  account: row.body as unknown as ImportedAccount,
  openMinor: minorOf(row.openMinor),
  wave: row.wave,
  outcome: row.outcome as ImportOutcome | null,
  code: row.code,
  detail: row.detail,
  accountId: row.accountId,
  foreseen: row.foreseen as unknown as Foreseen[] | null,
  deactivatesOn: row.deactivatesOn === null ? null : dayOfDate(row.deactivatesOn),
});
