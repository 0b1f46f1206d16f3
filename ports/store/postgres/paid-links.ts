import type { PayLinkLife } from '../../../domain/messages/pay-link.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Db, Tx } from './db/database.ts';
import { instantOf } from './db/values.ts';

/**
 * Which links to pay have nothing left to ask for, and since when: the last of their invoices was closed then, at the
 * account's own time. A link for everything asks for what was open when it was made: what is billed later comes with
 * links of its own. What opens again (a payment that was taken back) is asked for again.
 */
export async function paidSince(db: Db | Tx, ids: readonly string[]): Promise<Map<string, PayLinkLife['paidAt']>> {
  const rows = await db.$queryRaw<{ id: string; paidAt: Date }[]>`
    SELECT l.id, greatest(l.created_at, max(t.at)) AS "paidAt"
    FROM pay_links l
    JOIN invoices i ON i.account_id = l.account_id
      AND CASE WHEN cardinality(l.invoice_ids) = 0 THEN i.created_at <= l.created_at ELSE i.id = ANY(l.invoice_ids) END
    LEFT JOIN timeline t ON t.account_id = l.account_id AND t.type IN ('invoice.paid', 'invoice.voided')
      AND t.data->>'invoiceId' = i.id AND (cardinality(l.invoice_ids) > 0 OR t.at >= l.created_at)
    WHERE l.id = ANY(${[...ids]})
    GROUP BY l.id
    HAVING bool_and(i.status NOT IN ('open', 'uncollectible')) AND max(t.at) IS NOT NULL`;
  return new Map(rows.map(({ id, paidAt }): [string, Instant] => [id, instantOf(paidAt)]));
}

/**
 * A mail that asks for money has left at this instant: the links of older ones of its kind, for nothing that it doesn't
 * ask for as well, end when its account's policy says.
 */
export async function replaceOlderLinks(
  tx: Tx,
  mail: { accountId: string; key: string; template: string },
  at: Instant,
  endsAt: Instant,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE pay_links o SET replaced_at = ${at}::timestamptz,
      expires_at = least(o.expires_at, greatest(${endsAt}::timestamptz, o.created_at + interval '1 ms'))
    FROM pay_links n, emails e
    WHERE n.created_by = ${`mail:${mail.key}`} AND o.account_id = ${mail.accountId} AND o.ordinal < n.ordinal
      AND o.replaced_at IS NULL AND o.revoked_at IS NULL
      AND e.account_id = o.account_id AND o.created_by = 'mail:' || e.key AND e.template = ${mail.template}
      AND CASE WHEN cardinality(n.invoice_ids) = 0 THEN true
        ELSE cardinality(o.invoice_ids) > 0 AND o.invoice_ids <@ n.invoice_ids END`;
}
