import type pg from 'pg';
import { papersKeptThrough } from '../../../../domain/erasure/papers-kept.ts';
import type { Day } from '../../../../domain/time/time.ts';

/** What speaks against erasing an account, as queries for it: each row is a sentence's end. */
const OPEN: Readonly<Record<string, string>> = {
  'it is not closed': `SELECT 'it is ' || state FROM projections WHERE account_id = $1 AND state <> 'closed'`,
  'it is stuck': `SELECT 'it has to be mended first' FROM account_states WHERE account_id = $1 AND stuck_since IS NOT NULL`,
  'an invoice is open': `SELECT number FROM invoices WHERE account_id = $1 AND status = 'open'`,
  'credit is left': `SELECT 'it is refunded first' FROM accounts WHERE id = $1 AND credit_minor <> 0`,
  'a refund is not paid': `SELECT r.id FROM refund_parts p JOIN refunds r ON r.id = p.refund_id
    WHERE r.account_id = $1 AND p.status IN ('pending', 'sent', 'byHand')`,
  'a dispute is open': `SELECT id FROM disputes WHERE account_id = $1 AND status = 'open'`,
  'what became of a charge is not known': `SELECT id FROM attempts
    WHERE account_id = $1 AND (outcome IS NULL OR outcome IN ('unknown', 'pending', 'needsHolder'))`,
  'something is still to be done': `SELECT type FROM effects WHERE account_id = $1 AND status IN ('pending', 'begun')`,
  'a mail waits': `SELECT template FROM emails WHERE account_id = $1 AND status = 'queued'`,
  'a proof of payment waits': `SELECT id FROM proofs WHERE account_id = $1 AND status IN ('received', 'accepted')`,
  'a transfer may be its own': `SELECT transfer_id FROM transfer_candidates WHERE account_id = $1 AND over_why IS NULL`,
  'a fiscal receipt is on its way': `SELECT invoice_id FROM invoice_receipts WHERE account_id = $1 AND status = 'sent'`,
  'a receipt of payments is owed': `SELECT id FROM rep_obligations
    WHERE account_id = $1 AND status IN ('pending', 'sent', 'toCancel')`,
  'a task is open': `SELECT kind || ' ' || id FROM tasks WHERE account_id = $1 AND status = 'open'`,
  'a webhook was not delivered yet': `SELECT id FROM webhook_deliveries WHERE account_id = $1 AND status = 'pending'`,
};
const SHOWN = 3;

const PAPERS = `
  SELECT to_char(max(on_day), 'YYYY-MM-DD') AS "newestOn",
    to_char((clock_timestamp() + (SELECT skew_ms FROM account_states WHERE account_id = $1) * interval '1 ms')
      AT TIME ZONE (SELECT time_zone FROM accounts WHERE id = $1), 'YYYY-MM-DD') AS today
  FROM (
    SELECT (stamped_at AT TIME ZONE (SELECT time_zone FROM accounts WHERE id = $1))::date AS on_day FROM invoice_receipts
      WHERE account_id = $1 AND stamped_at IS NOT NULL
    UNION ALL
    SELECT (stamped_at AT TIME ZONE (SELECT time_zone FROM accounts WHERE id = $1))::date FROM rep_obligations
      WHERE account_id = $1 AND stamped_at IS NOT NULL
  ) papers`;

/** Sentences, none when it may be erased. Under the account's lock. */
export async function speaksAgainst(
  client: pg.Client,
  accountId: string,
  { papersKeptElsewhere }: { papersKeptElsewhere: boolean },
): Promise<string[]> {
  const because: string[] = [];
  for (const [what, query] of Object.entries(OPEN)) {
    const { rows } = await client.query<string[]>({ text: query, values: [accountId], rowMode: 'array' });
    if (rows.length > 0) because.push(`${what}: ${named(rows.map(([one = '']) => one))}`);
  }
  if (!papersKeptElsewhere) because.push(...(await papersToKeep(client, accountId)));
  return because;
}

const named = (all: readonly string[]): string =>
  all.length <= SHOWN ? all.join(', ') : `${all.slice(0, SHOWN).join(', ')} and ${all.length - SHOWN} more`;

async function papersToKeep(client: pg.Client, accountId: string): Promise<string[]> {
  const { rows } = await client.query<{ newestOn: Day | null; today: Day }>(PAPERS, [accountId]);
  const [{ newestOn, today } = { newestOn: null, today: '' as Day }] = rows;
  if (newestOn === null) return [];
  const through = papersKeptThrough(newestOn);
  return today > through
    ? []
    : [
        `its fiscal papers have to be kept through ${through} (Código Fiscal de la Federación, article 30): once you ` +
          'have them elsewhere, say --papers-kept-elsewhere',
      ];
}
