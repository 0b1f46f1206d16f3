import { type PayLinkLife, payLinkLife } from '../../../domain/messages/pay-link.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { PayLinkRow, PayLinks } from '../pay-links.ts';
import { Refused } from '../store.ts';
import type { Db, Tx } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import { refuseErased } from './decide/erased.ts';
import type { Desk } from './decide/desk.ts';
import { paidSince } from './paid-links.ts';

const LIST = 'pay links';

type Row = Prisma.PayLinkGetPayload<object>;

export const payLinksOf = (desk: Desk): PayLinks => {
  const { db } = desk;
  const shown = async (rows: Row[]): Promise<PayLinkRow[]> => {
    const paid = await paidSince(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => toPayLink(row, paid.get(row.id) ?? null));
  };
  const shownOne = async (row: Row | null): Promise<PayLinkRow | null> =>
    row === null ? null : ((await shown([row]))[0] ?? null);

  return {
    async addPayLink({ createdAt, ...link }) {
      await refuseErased(db, link.accountId);
      const { expiresAt, afterPaidDays } = await lifeOfLink(desk, link.accountId, createdAt);
      const row = await db.payLink.upsert({
        where: { id: link.id },
        create: { ...link, createdAt: dateOf(createdAt), expiresAt: dateOf(expiresAt), afterPaidDays },
        update: { tokenHash: link.tokenHash },
      });
      return toPayLink(row, null);
    },

    async payLinks(accountId, page) {
      const rows = await db.payLink.findMany({
        where: { accountId, ...afterOrdinal(LIST, page) },
        orderBy: { ordinal: 'asc' },
        take: page.limit + 1,
      });
      const { items, nextCursor } = pageFrom(LIST, rows, page.limit, ordinalOf, (row) => row);
      return { items: await shown(items), nextCursor };
    },

    payLinkById: async (id) => shownOne(await db.payLink.findUnique({ where: { id } })),
    payLinkByHash: async (tokenHash) => shownOne(await db.payLink.findUnique({ where: { tokenHash } })),

    async revokePayLink(id, at) {
      await db.$executeRaw`UPDATE pay_links SET revoked_at = ${at}::timestamptz WHERE id = ${id} AND revoked_at IS NULL`;
      const row = await shownOne(await db.payLink.findUnique({ where: { id } }));
      if (row === null) throw new Refused(404, 'not_found', `There is no pay link ${id}`);
      return row;
    },

    async openedPayLink(id, at) {
      const link = await db.payLink.findUniqueOrThrow({
        where: { id },
        select: { accountId: true, openedAt: true, account: { select: { timeZone: true } } },
      });
      // Whoever opens it ten times a day waits for no account.
      if (link.openedAt !== null && isSameDay(instantOf(link.openedAt), at, link.account.timeZone)) {
        await countOpening(db, id, at);
        return;
      }
      await decideOn(desk, link.accountId, async (account) => {
        const before = await countOpening(account.tx, id, at);
        if (before !== null && isSameDay(before, at, link.account.timeZone)) return;
        account.note({
          type: 'payLink.opened',
          at: account.moment,
          actor: { kind: 'customer', id: account.id },
          summary: 'The page of a link to pay was opened, by its reader or by a scanner of mail',
          data: { payLinkId: id },
        });
      });
    },

    askedOnPayLink: async (id, attemptId) =>
      void (await db.$executeRaw`UPDATE pay_links SET attempt_id = ${attemptId} WHERE id = ${id}`),
  };
};

const isSameDay = (one: Instant, other: Instant, timeZone: string): boolean =>
  dayOf(one, timeZone) === dayOf(other, timeZone);

/** What the account's policy says of a link that is made at this instant. */
export async function lifeOfLink(
  { db, policies }: Desk,
  accountId: string,
  at: Instant,
): Promise<ReturnType<typeof payLinkLife>> {
  const { policyName, policyVersion } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { policyName: true, policyVersion: true },
  });
  const { payLinks } = await policies.get(db, { name: policyName, version: policyVersion });
  return payLinkLife(payLinks, at);
}

/** Answers when it was opened the time before. */
async function countOpening(tx: Db | Tx, id: string, at: Instant): Promise<Instant | null> {
  const [row] = await tx.$queryRaw<{ before: Date | null }[]>`
    UPDATE pay_links l SET opens = l.opens + 1, opened_at = ${at}::timestamptz
    FROM (SELECT id, opened_at FROM pay_links WHERE id = ${id} FOR UPDATE) b
    WHERE l.id = b.id RETURNING b.opened_at AS before`;
  return instantOrNull(row?.before ?? null);
}

const toPayLink = (row: Row, paidAt: PayLinkLife['paidAt']): PayLinkRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceIds: row.invoiceIds,
  locale: row.locale,
  createdBy: row.createdBy,
  createdAt: instantOf(row.createdAt),
  expiresAt: instantOf(row.expiresAt),
  revokedAt: instantOrNull(row.revokedAt),
  replacedAt: instantOrNull(row.replacedAt),
  paidAt,
  afterPaidDays: row.afterPaidDays,
  opens: row.opens,
  openedAt: instantOrNull(row.openedAt),
  attemptId: row.attemptId,
});
