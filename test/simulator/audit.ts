import { dayOf } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { LostTime } from './losses.ts';
import type { World } from './world.ts';

interface Sums {
  what: string;
  count: string;
}

/**
 * What must be true of an account when all is quiet, as queries for what isn't: each answers a line for each fault.
 */
export const FAULTS = {
  'something is pending for ever': `SELECT type || ' ' || key || ' ' || status || ' ' || coalesce(because, '') AS what
     FROM effects WHERE account_id = $1 AND status IN ('pending', 'begun')`,
  'the account is stuck': `SELECT stuck_because AS what FROM account_states WHERE account_id = $1 AND stuck_since IS NOT NULL`,
  'the bank took twice under a key': `SELECT key AS what FROM sandbox.sandbox_charges
     WHERE account_id = $1 AND outcome = 'succeeded' GROUP BY key HAVING count(*) > 1`,
  'the bank took what we have not booked': `SELECT c.key AS what FROM sandbox.sandbox_charges c
     WHERE c.account_id = $1 AND c.outcome = 'succeeded' AND NOT EXISTS (
       SELECT FROM attempts a JOIN payments p ON p.attempt_id = a.id
       WHERE a.key = c.key AND a.outcome = 'succeeded' AND p.amount_minor = c.amount_minor)`,
  'we booked what the bank did not take': `SELECT a.key AS what FROM attempts a JOIN payments p ON p.attempt_id = a.id
     WHERE a.account_id = $1 AND NOT EXISTS (
       SELECT FROM sandbox.sandbox_charges c WHERE c.key = a.key AND c.outcome = 'succeeded' AND c.amount_minor = p.amount_minor)`,
  'an attempt has no end': `SELECT key || ' ' || coalesce(outcome, '-') AS what FROM attempts
     WHERE account_id = $1 AND (outcome IS NULL OR outcome = 'unknown')`,
  'the bank gave back what we have not booked': `SELECT r.key AS what
     FROM sandbox.sandbox_refunds r JOIN sandbox.sandbox_charges c ON c.id = r.charge_id
     WHERE c.account_id = $1 AND NOT EXISTS (SELECT FROM refund_parts p WHERE p.key = r.key AND p.status IN ('sent', 'paid'))`,
  'the chart waits for an answer': `SELECT what FROM account_states s,
       LATERAL (SELECT s.body -> 'snapshot' -> 'context' AS c) b, LATERAL (VALUES
         (CASE WHEN c ->> 'attempt' IS NOT NULL THEN 'attempt ' || (c ->> 'attempt') END),
         (CASE WHEN c ->> 'sending' <> '[]' THEN 'sending ' || (c ->> 'sending') END),
         (CASE WHEN c #>> '{clearance,asked}' IS NOT NULL THEN 'clearance ' || (c #>> '{clearance,asked}') END)) w (what)
     WHERE s.account_id = $1 AND what IS NOT NULL`,
  'the timeline has a gap': `SELECT seq::text AS what FROM (
       SELECT seq, row_number() OVER (ORDER BY seq) AS nth FROM timeline WHERE account_id = $1) t WHERE seq <> nth`,
  'an invoice does not add up': `SELECT i.number || ' ' || i.status || ' ' || i.balance_minor AS what FROM invoices i
     WHERE i.account_id = $1 AND i.status IN ('open', 'paid') AND (i.balance_minor < 0
       OR (i.status = 'paid') <> (i.balance_minor = 0))`,
  'the chart believes another balance': `SELECT i.number || ' ' || i.balance_minor || ' ' || coalesce(d.minor, 0) AS what
     FROM invoices i LEFT JOIN (
       SELECT d ->> 'id' AS id, (d ->> 'balanceMinor')::bigint AS minor FROM account_states s,
         jsonb_array_elements(s.body -> 'snapshot' -> 'context' -> 'debts') d WHERE s.account_id = $1) d ON d.id = i.id
     WHERE i.account_id = $1 AND i.status <> 'uncollectible'
       AND coalesce(d.minor, 0) <> (CASE i.status WHEN 'open' THEN i.balance_minor ELSE 0 END)`,
  'the chart believes another credit': `SELECT a.credit_minor::text AS what FROM accounts a JOIN account_states s ON s.account_id = a.id
     WHERE a.id = $1 AND a.credit_minor <> (s.body -> 'snapshot' -> 'context' ->> 'creditMinor')::bigint`,
  'a payment does not add up': `SELECT p.id AS what FROM payments p WHERE p.account_id = $1 AND p.status = 'settled'
     AND p.amount_minor <> p.credit_minor + (SELECT coalesce(sum(l.amount_minor), 0) FROM allocations l WHERE l.payment_id = p.id)`,
} satisfies Record<string, string>;

/** What nobody can know after a restore is a task (docs/operating.md, Backups): whose keys it is about. */
const IN_TASKS = `
  SELECT c.key FROM sandbox.sandbox_charges c JOIN tasks t ON t.kind = 'keyMismatch' AND t.data ->> 'key' = c.key
  WHERE c.account_id = $1
  UNION SELECT r.key FROM sandbox.sandbox_refunds r JOIN sandbox.sandbox_charges c ON c.id = r.charge_id
    LEFT JOIN attempts a ON a.key = c.key
    JOIN tasks t ON t.kind IN ('keyMismatch', 'moneyOutTwice') AND (t.data ->> 'key' = c.key OR t.data ->> 'attemptId' = a.id)
  WHERE c.account_id = $1`;

/** Faults in words, none when all is well. `lost`: what was done in that time, the record has forgotten. */
export async function faultsOf(world: World, accountId: string, lost: LostTime | null): Promise<string[]> {
  const { sql, outside } = world;
  const faults = [...outside.faults];
  const inTasks = lost === null ? [] : (await sql<{ key: string }>(IN_TASKS, [accountId])).map(({ key }) => key);
  for (const [fault, query] of Object.entries(FAULTS))
    for (const { what } of await sql<Sums>(query, [accountId]))
      if (!inTasks.includes(what)) faults.push(`${fault}: ${what}`);
  await mails(world, { accountId, lost }, faults);
  await service(world, { accountId, lost }, faults);
  return faults;
}

/** Contacts of which a day has one. */
const CONTACTS = new Set(['overdue-reminder', 'last-notice']);

/** Without the epoch of a record that was restored. */
const plain = (key: string): string => key.replace(/:e\d+$/, '');

const isIn = (lost: LostTime | null, at: Instant): boolean => lost !== null && at >= lost.from && at <= lost.until;

interface Whose {
  accountId: string;
  lost: LostTime | null;
}

async function mails({ sql, outside }: World, { accountId, lost }: Whose, faults: string[]): Promise<void> {
  const rows = await sql<{ key: string; status: string }>('SELECT key, status FROM emails WHERE account_id = $1', [
    accountId,
  ]);
  const sent = new Set(rows.filter(({ status }) => status === 'sent').map(({ key }) => key));
  const went = [...outside.carried].filter(([, { mail }]) => mail.accountId === accountId);
  for (const { key, status } of rows)
    if (status === 'sent' && !outside.carried.has(key)) faults.push(`nobody carried ${key}, which is ${status}`);
  // What was lost may go once more.
  const isLost = (at: Instant): boolean => isIn(lost, at);
  for (const [key, { at }] of went)
    if (outside.reworded.has(key) && !isLost(at)) faults.push(`${key} came with other words`);
  const kept = went.filter(([, { at }]) => !isLost(at)).map(([key]) => plain(key));
  for (const key of kept.filter((one, i) => kept.indexOf(one) !== i)) faults.push(`${key} went twice`);
  const told = new Set(
    (
      await sql<{ key: string }>(
        `SELECT data ->> 'key' AS key FROM timeline WHERE account_id = $1 AND type IN ('email.sent', 'email.dropped')`,
        [accountId],
      )
    ).map(({ key }) => key),
  );
  for (const [key, { at }] of went)
    if (!sent.has(key) && !told.has(key) && !isLost(at)) faults.push(`${key} went, and nobody was told`);
  const days = went
    .filter(([, { mail, at }]) => CONTACTS.has(mail.topic.template) && !isLost(at))
    .map(([, { mail, at }]) => `${mail.topic.template} ${dayOf(at, 'America/Mexico_City')}`);
  for (const day of days.filter((one, i) => days.indexOf(one) !== i)) faults.push(`two contacts of a day: ${day}`);
}

async function service({ sql, outside }: World, { accountId, lost }: Whose, faults: string[]): Promise<void> {
  const [last] = await sql<{ verb: string }>(
    'SELECT verb FROM service_calls WHERE account_id = $1 AND done ORDER BY version DESC LIMIT 1',
    [accountId],
  );
  const told = outside.service.get(accountId);
  const is = told?.verb ?? null;
  // Only its system knows what it switched in the lost time, and a person compares (docs/operating.md, Backups).
  if (told !== undefined && isIn(lost, told.at)) return;
  if ((last?.verb ?? null) !== is) faults.push(`the service was told ${is}, and the record says ${last?.verb}`);
}
