import type { Actor } from '../../../domain/account.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { Audit, AuditEntry, Audited, AuditRow } from '../audit.ts';
import type { Db, Tx } from './db/database.ts';
import { json } from './db/database.ts';
import { beforeOrdinal, ordinalOf, pageFrom } from './db/keyset.ts';
import { dateOf, instantOf } from './db/values.ts';

const LIST = 'audit';

/** Written together with what it tells of, or not at all. */
export async function auditIn(tx: Tx | Db, { actor, at, data, ...entry }: AuditEntry): Promise<void> {
  await tx.auditEntry.create({ data: { ...entry, at: dateOf(at), actor: json(actor), data: json(data) } });
}

export const auditOf = (db: Db): Audit => ({
  writeAudit: (entry) => auditIn(db, entry),

  async audit({ subject, actions, ...page }) {
    const rows = await db.auditEntry.findMany({
      where: {
        ...(subject === undefined ? {} : { subject }),
        ...(actions === undefined ? {} : { action: { in: [...actions] } }),
        ...beforeOrdinal(LIST, page),
      },
      orderBy: { ordinal: 'desc' },
      take: page.limit + 1,
    });
    return pageFrom(LIST, rows, page.limit, ordinalOf, toAudit);
  },
});

const toAudit = (row: Prisma.AuditEntryGetPayload<object>): AuditRow => ({
  id: `aud_${row.ordinal}`,
  at: instantOf(row.at),
  actor: row.actor as unknown as Actor,
  action: row.action as Audited,
  subject: row.subject,
  address: row.address,
  data: row.data as Record<string, unknown>,
});
