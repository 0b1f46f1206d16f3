import type { Credit } from '../credit.ts';
import { afterOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { orNull } from './db/values.ts';
import type { Desk } from './decide/desk.ts';
import { toCreditNote, toRefund, withParts } from './paper-rows.ts';

type Lists = Pick<Credit, 'creditNotes' | 'creditNoteById' | 'refunds' | 'refundById'>;

/** Credit notes and refunds as they are read, of one account or of all. */
export const creditPapersOf = ({ db }: Pick<Desk, 'db'>): Lists => ({
  async creditNotes({ accountId, ...page }) {
    const rows = await db.creditNote.findMany({
      where: { ...(accountId === undefined ? {} : { accountId }), ...afterOrdinal('creditNotes', page) },
      orderBy: { ordinal: 'asc' },
      take: page.limit + 1,
    });
    return pageFrom('creditNotes', rows, page.limit, ordinalOf, toCreditNote);
  },

  creditNoteById: async (id) => orNull(await db.creditNote.findUnique({ where: { id } }), toCreditNote),

  async refunds({ accountId, ...page }) {
    const rows = await db.refund.findMany({
      where: { ...(accountId === undefined ? {} : { accountId }), ...afterOrdinal('refunds', page) },
      orderBy: { ordinal: 'asc' },
      include: withParts,
      take: page.limit + 1,
    });
    return pageFrom('refunds', rows, page.limit, ordinalOf, toRefund);
  },

  refundById: async (id) => orNull(await db.refund.findUnique({ where: { id }, include: withParts }), toRefund),
});
