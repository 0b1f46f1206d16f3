import type pg from 'pg';

/**
 * A company's accounts without their lives: the rows that lists read, by SQL. Of 100 accounts 60 owe something, 15 are
 * overdue, 3 go off within the week; one in 50 has a hold, one in 20 an owner.
 */
export async function seedCrowd(sql: pg.Client, accounts: number): Promise<void> {
  await sql.query("SET session_replication_role = 'replica'");
  await sql.query(
    `INSERT INTO accounts (id, name, email, locale, time_zone, currency, billing_recipients, autopay, policy_name,
       policy_version, test_clock, search, created_at, owner_id)
     SELECT 'acc_' || n, 'Company ' || n, 'ap' || n || '@x.example', 'es-MX',
       (ARRAY['America/Mexico_City', 'America/Tijuana', 'America/Cancun'])[1 + n % 3], 'MXN', '{}', n % 2 = 0, 'mexico', 1,
       false, 'acc_' || n || E'\\ncompany ' || n || E'\\nap' || n || '@x.example', now() - interval '1 year',
       CASE WHEN n % 20 = 0 THEN 'ana@company.example' END
     FROM generate_series(1, $1::int) n`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO account_states (account_id, step, version, timeline_seq) SELECT 'acc_' || n, 5, 5, 5
     FROM generate_series(1, $1::int) n`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO invoices (id, account_id, number, number_key, kind, status, currency, total_minor, tax_minor,
       balance_minor, issued_on, due_on, created_at)
     SELECT 'inv_' || n || '_' || m, 'acc_' || n, 'IN' || n || '_' || m, 'IN' || n || '_' || m, 'recurring',
       CASE WHEN o.open THEN 'open' ELSE 'paid' END, 'MXN', 116000, 16000, CASE WHEN o.open THEN 116000 ELSE 0 END,
       current_date - 30 * m, current_date - 30 * m + 10, now()
     FROM generate_series(1, $1::int) n, generate_series(0, 11) m,
       LATERAL (SELECT m = 0 AND n % 100 < 60 OR m BETWEEN 1 AND 2 AND n % 100 < 15 AS open) o`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO projections (account_id, state, service, open_minor, overdue_minor, overdue_since, deactivation_at,
       promise_until, holds, body)
     SELECT 'acc_' || n, CASE WHEN late THEN 'overdue' ELSE 'current' END, 'active',
       CASE WHEN late THEN 348000 WHEN n % 100 < 60 THEN 116000 ELSE 0 END, CASE WHEN late THEN 232000 ELSE 0 END,
       CASE WHEN late THEN current_date - 50 END,
       CASE WHEN late THEN now() + (n % 35) * interval '1 day' END,
       CASE WHEN n % 100 = 7 THEN now() + interval '3 days' END,
       CASE WHEN n % 50 = 7 THEN ARRAY['promise'] ELSE '{}' END,
       jsonb_build_object('version', 5, 'policy', '{"name": "mexico", "version": 1}'::jsonb, 'collections',
         jsonb_build_object('state', CASE WHEN late THEN 'overdue' ELSE 'current' END, 'rung', 0, 'overdueSince', NULL,
           'holds', '[]'::jsonb), 'service', '{"state": "active", "why": null}'::jsonb, 'autopay',
         '{"enabled": false, "state": "off", "nextChargeAt": null}'::jsonb, 'payment', '{"state": "idle"}'::jsonb,
         'balance', '{"openMinor": 0, "overdueMinor": 0, "creditMinor": 0}'::jsonb, 'upcoming', '[]'::jsonb, 'allowed',
         '{"admin": [], "agent": []}'::jsonb, 'ballast', repeat('x', 1200))
     FROM generate_series(1, $1::int) n, LATERAL (SELECT n % 100 < 15 AS late) l`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO aging_days (account_id, day, debts)
     SELECT 'acc_' || n, current_date - 30 * m,
       CASE WHEN n % 100 < 15 THEN jsonb_build_array(jsonb_build_array(current_date - 30 * m - 10, 116000)) ELSE '[]' END
     FROM generate_series(1, $1::int) n, generate_series(0, 11) m`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data)
     SELECT 'tsk_' || n, 'acc_' || n, (ARRAY['undeliverable', 'cardExpiring', 'followUp'])[1 + n % 3], 'k' || n, now(), '{}',
       '{"summary": "…"}' FROM generate_series(1, $1::int / 50) n`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status)
     SELECT 'eml_' || n || '_' || m, 'acc_' || n, 'k' || n || '_' || m, now() - m * interval '20 days', 'overdue-reminder',
       'es-MX', '{a@x.example}', '…', '…', '…', 'sent' FROM generate_series(1, $1::int) n, generate_series(1, 3) m`,
    [accounts],
  );
  await seedMoney(sql, accounts);
  await sql.query("SET session_replication_role = 'origin'");
  await sql.query('VACUUM ANALYZE');
}

/** What analytics count: each other account is charged each month; of 100 charges 15 are declined, and tried twice more. */
async function seedMoney(sql: pg.Client, accounts: number): Promise<void> {
  await sql.query(
    `INSERT INTO payment_methods (id, account_id, provider, kind, token, brand, last4, fingerprint, is_default, status,
       created_at)
     SELECT 'pm_' || n, 'acc_' || n, 'sandbox', 'card', 't', 'visa', '4242', 'f', true, 'active', now()
     FROM generate_series(2, $1::int, 2) n`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO attempts (id, account_id, at, trigger, invoice_ids, amount_minor, credit_minor, payment_method_id,
       provider, outcome, decline_code, key)
     SELECT 'att_' || n || '_' || m || '_' || t, 'acc_' || n,
       now() - (30 * m + 20) * interval '1 day' + t * interval '25 hours', CASE WHEN t = 0 THEN 'autopay' ELSE 'retry' END,
       ARRAY['inv_' || n || '_' || m], 116000, 0, 'pm_' || n, 'sandbox', CASE WHEN ok THEN 'succeeded' ELSE 'declined' END,
       CASE WHEN NOT ok THEN (ARRAY['insufficient_funds', 'do_not_honor', 'expired_card'])[1 + n % 3] END,
       'k' || n || '_' || m || '_' || t
     FROM generate_series(2, $1::int, 2) n, generate_series(0, 11) m, generate_series(0, 2) t,
       LATERAL (SELECT n % 100 < 15 AS poor) p, LATERAL (SELECT NOT poor OR t = 2 AS ok) o WHERE t = 0 OR poor`,
    [accounts],
  );
  await sql.query(
    `INSERT INTO payments (id, account_id, at, source, amount_minor, currency, attempt_id, credit_minor, status)
     SELECT 'pay_' || id, account_id, at, 'card', amount_minor, 'MXN', id, 0, 'settled' FROM attempts
     WHERE outcome = 'succeeded'`,
  );
  await sql.query(
    `INSERT INTO allocations (account_id, invoice_id, payment_id, amount_minor, reason)
     SELECT account_id, invoice_ids[1], 'pay_' || id, amount_minor, 'payment' FROM attempts WHERE outcome = 'succeeded'`,
  );
  await sql.query(
    `INSERT INTO timeline (account_id, seq, step, at, type, actor_kind, actor_id, summary, data)
     SELECT 'acc_' || n, m, m, now() - m * interval '20 days',
       (ARRAY['promise.kept', 'promise.broken', 'service.deactivated', 'invoice.issued'])[1 + (n + m) % 4], 'system', 'puntual',
       '…', '{"amountMinor": 116000, "overdueMinor": 116000}' FROM generate_series(1, $1::int) n, generate_series(1, 5) m`,
    [accounts],
  );
}
