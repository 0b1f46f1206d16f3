import type { Prisma } from '../../../prisma/client/client.ts';
import type { PayLinkRow, PayLinks } from '../pay-links.ts';
import { Refused } from '../store.ts';
import type { Db } from './db/database.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf, instantOrNull, orNull } from './db/values.ts';

const LIST = 'pay links';

export const payLinksOf = (db: Db): PayLinks => ({
  addPayLink: async ({ createdAt, expiresAt, ...link }) =>
    toPayLink(
      await db.payLink.upsert({
        where: { id: link.id },
        create: { ...link, createdAt: dateOf(createdAt), expiresAt: dateOf(expiresAt) },
        update: { tokenHash: link.tokenHash },
      }),
    ),

  async payLinks(accountId, page) {
    const rows = await db.payLink.findMany({
      where: { accountId, ...afterOrdinal(LIST, page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toPayLink);
  },

  payLinkById: async (id) => orNull(await db.payLink.findUnique({ where: { id } }), toPayLink),
  payLinkByHash: async (tokenHash) => orNull(await db.payLink.findUnique({ where: { tokenHash } }), toPayLink),

  async revokePayLink(id, at) {
    await db.$executeRaw`UPDATE pay_links SET revoked_at = ${at}::timestamptz WHERE id = ${id} AND revoked_at IS NULL`;
    const row = await db.payLink.findUnique({ where: { id } });
    if (row === null) throw new Refused(404, 'not_found', `There is no pay link ${id}`);
    return toPayLink(row);
  },

  openedPayLink: async (id, at) =>
    void (await db.$executeRaw`
      UPDATE pay_links SET opens = opens + 1, opened_at = ${at}::timestamptz WHERE id = ${id}`),

  askedOnPayLink: async (id, attemptId) =>
    void (await db.$executeRaw`UPDATE pay_links SET attempt_id = ${attemptId} WHERE id = ${id}`),
});

const toPayLink = (row: Prisma.PayLinkGetPayload<object>): PayLinkRow => ({
  id: row.id,
  accountId: row.accountId,
  invoiceIds: row.invoiceIds,
  locale: row.locale,
  createdBy: row.createdBy,
  createdAt: instantOf(row.createdAt),
  expiresAt: instantOf(row.expiresAt),
  revokedAt: instantOrNull(row.revokedAt),
  opens: row.opens,
  openedAt: instantOrNull(row.openedAt),
  attemptId: row.attemptId,
});
