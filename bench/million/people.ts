import { OF_ALL } from './of-all.ts';

const MOST = 5_000;

const OWNER = `CASE WHEN n % 20 = 0 THEN 'ana@company.example' WHEN n % 40 = 1 THEN 'agent' || n % 9 || '@company.example' END`;
const CURRENCY = `CASE WHEN n % 50 = 0 THEN 'USD' ELSE 'MXN' END`;
const CLOCK = 'n % 20000 = 1';
const TAGS = `CASE WHEN n % 100 = 3 THEN ARRAY['vip'] ELSE '{}' END`;

/** Accounts, how they stand, and what has been told of them. */
export const PEOPLE: Record<string, string | string[]> = {
  accounts: `INSERT INTO accounts (id, name, email, external_id, locale, time_zone, currency, billing_recipients, autopay,
      policy_name, policy_version, test_clock, search, created_at, owner_id, next_action_on, tags)
    SELECT 'acc_' || n, 'Company ' || n, 'ap' || n || '@x.example', 'crm-' || n, 'es-MX',
      (ARRAY['America/Mexico_City', 'America/Tijuana', 'America/Cancun'])[1 + n % 3],
      ${CURRENCY}, '{}', n % 2 = 0, 'mexico', 1, ${CLOCK},
      'acc_' || n || E'\\ncompany ' || n || E'\\nap' || n || E'@x.example\\ncrm-' || n, now() - interval '1 year',
      ${OWNER},
      CASE WHEN n % 400 = 0 THEN to_char(current_date + (n / 400 % 30)::int - 10, 'YYYY-MM-DD') END,
      ${TAGS}
    ${OF_ALL}`,
  'account states': `INSERT INTO account_states (account_id, step, version, timeline_seq, fact_seq, told_seq, next_at, next_kind,
      wake_at, stuck_since, stuck_because)
    SELECT 'acc_' || n, 5, 5, 5, 3, 3, woken.at, CASE WHEN owes THEN 'charge' END, woken.at,
      CASE WHEN n % 50000 = 7 THEN now() END, CASE WHEN n % 50000 = 7 THEN 'x' END
    ${OF_ALL}, LATERAL (SELECT CASE WHEN owes AND NOT n % 50000 = 7
      THEN now() + interval '6 hours' + n * 7919::bigint % 28800 * interval '1 minute' END AS at) woken`,
  projections: `INSERT INTO projections (account_id, state, service, open_minor, overdue_minor, overdue_since, deactivation_at,
      promise_until, holds, currency, owner_id, test_clock, tags, ordinal, body)
    SELECT 'acc_' || n, s.state, CASE WHEN off THEN 'deactivated' WHEN closed THEN 'cancelled' ELSE 'active' END,
      CASE WHEN owes THEN 100000 + n * 6151::bigint % 977 * 100 ELSE 0 END,
      CASE WHEN late THEN 100000 + n * 6151::bigint % 977 * 100 ELSE 0 END,
      CASE WHEN late THEN current_date - age END,
      CASE WHEN late AND NOT off THEN now() + (60 - age) * interval '1 day' + n % 45 * interval '1 minute' END,
      CASE WHEN r = 3 THEN now() + (n / 1000 % 14)::int * interval '1 day' END,
      CASE WHEN r = 3 THEN ARRAY['promise'] WHEN r = 4 THEN ARRAY['dispute'] ELSE '{}' END, a.currency, a.owner_id, a.test_clock, a.tags, n,
      jsonb_build_object('version', 5, 'policy', '{"name": "mexico", "version": 1}'::jsonb, 'collections',
        jsonb_build_object('state', s.state, 'rung', 0, 'overdueSince', NULL, 'holds', '[]'::jsonb), 'service',
        '{"state": "active", "why": null}'::jsonb, 'autopay', '{"enabled": false, "state": "off", "nextChargeAt": null}'::jsonb,
        'payment', '{"state": "idle"}'::jsonb, 'balance', '{"openMinor": 0, "overdueMinor": 0, "creditMinor": 0}'::jsonb,
        'upcoming', '[]'::jsonb, 'allowed', '{"admin": [], "agent": []}'::jsonb, 'ballast', repeat('x', 1200))
    ${OF_ALL}, LATERAL (SELECT CASE WHEN off THEN 'deactivated' WHEN late THEN 'overdue' WHEN closed THEN 'closed'
      ELSE 'current' END AS state) s, LATERAL (SELECT ${OWNER} AS owner_id, ${CURRENCY} AS currency, ${CLOCK} AS test_clock,
      ${TAGS} AS tags) a`,
  timeline: [
    `INSERT INTO timeline (account_id, seq, step, at, type, actor_kind, actor_id, summary, data)
    SELECT 'acc_' || n, m, m, now() - (120 - m * 20) * interval '1 day',
      (ARRAY['invoice.issued', 'email.sent', 'charge.succeeded', 'service.deactivated'])[1 + (m + n % 97 / 96) % 4],
      'system', 'puntual', '…', '{"amountMinor": 116000, "overdueMinor": 116000}'
    FROM generate_series(1, :accounts) n, generate_series(1, 4) m`,
    `INSERT INTO timeline (account_id, seq, step, at, type, actor_kind, actor_id, summary, data)
    SELECT 'acc_77', m, m, now() - m * interval '1 hour', 'email.sent', 'system', 'puntual', '…', '{}'
    FROM generate_series(5, ${MOST}) m`,
  ],
  'aging days': `INSERT INTO aging_days (account_id, day, debts)
    SELECT 'acc_' || n, current_date - 30 * m, CASE WHEN owes AND m < 2 THEN jsonb_build_array(jsonb_build_array(
      CASE WHEN late THEN current_date - age ELSE current_date + (n % 20)::int END, 100000 + n * 6151::bigint % 977 * 100)) ELSE '[]' END
    ${OF_ALL}, generate_series(0, 2) m`,
  'e-mails': `INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status)
    SELECT 'eml_' || n || '_' || m, 'acc_' || n, 'k' || n || '_' || m, now() - (m * 20 + n % 20) * interval '1 day',
      'invoice-issued', 'es-MX', '{a@x.example}', '…', '…', '…', CASE WHEN n % 100 = 0 THEN 'bounced' ELSE 'delivered' END
    FROM generate_series(1, 2) m, generate_series(1, :accounts) n`,
  'notes and calls': [
    `INSERT INTO account_notes (id, account_id, text, actor, at)
    SELECT 'not_' || n, 'acc_' || n, '…', '{}', now() FROM generate_series(1, :accounts, 20) n`,
    `INSERT INTO account_calls (id, account_id, outcome, at, text, actor, noted_at)
    SELECT 'cal_' || n, 'acc_' || n, 'reached', now(), '…', '{}', now() FROM generate_series(1, :accounts, 30) n`,
  ],
};

/** What triggers would have written. */
export const KEPT: Record<string, string | string[]> = {
  'how many there are': 'UPDATE record_info SET counted_accounts = :accounts, counted_at = now()',
  'accounts by version': `INSERT INTO accounts_by_version (policy_name, policy_version, accounts, folded)
    SELECT policy_name, policy_version, count(*), true FROM accounts GROUP BY 1, 2`,
  'debts by due day': `INSERT INTO debts_by_due_day (currency, time_zone, due_on, accounts, minor, folded)
    SELECT a.currency, a.time_zone, i.due_on, count(*), sum(i.balance_minor), true
    FROM invoices i JOIN accounts a ON a.id = i.account_id WHERE i.status = 'open' AND NOT a.test_clock GROUP BY 1, 2, 3`,
};
