/** What lies beside accounts: tasks, what was told and heard, who did what. */
export const BESIDE: Record<string, string | string[]> = {
  tasks: [
    `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data, status, closed_at, assignee_id, due_on)
    SELECT 'tsk_' || n, 'acc_' || n, (ARRAY['undeliverable', 'cardExpiring', 'followUp'])[1 + n % 3], 'k' || n, now(), '{}',
      '{"summary": "…"}', CASE WHEN k.open THEN 'open' ELSE 'done' END, CASE WHEN NOT k.open THEN now() END,
      CASE WHEN n % 7 = 0 THEN 'ana@company.example' END, CASE WHEN n % 3 = 2 THEN current_date + n % 30 - 15 END
    FROM generate_series(1, :accounts, 4) n, LATERAL (SELECT n % 50 = 1 AS open) k`,
    `INSERT INTO tasks (id, kind, key, opened_at, subject, data)
    SELECT 'tsk_' || id, 'transferUnmatched', 'transfer:' || id, now(), jsonb_build_object('transferId', id), '{"summary": "…"}'
    FROM transfers WHERE status = 'unmatched'`,
    `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data)
    SELECT 'tsk_unbilled_' || n, 'acc_' || n, 'monthUnbilled', 'acc_' || n || ' unbilled', now(), '{}',
      jsonb_build_object('month', to_char(current_date - interval '1 month', 'YYYY-MM'), 'because', 'x')
    FROM generate_series(1, :accounts, 8000) n`,
  ],
  webhooks: [
    `INSERT INTO webhook_endpoints (id, url, types, secret, created_at)
    SELECT 'whk_' || n, 'https://x.example/' || n, '{}', 's', now() FROM generate_series(1, 3) n`,
    `INSERT INTO webhook_deliveries (id, endpoint_id, account_id, type, body, status, created_at, next_try_at, ended_at)
    SELECT 'whd_' || n, 'whk_' || 1 + n % 2, 'acc_' || n, 'invoice.issued', '{}', s.status, now() - interval '2 days', now(),
      CASE WHEN s.status <> 'pending' THEN now() END
    FROM generate_series(1, :accounts) n, LATERAL (SELECT CASE WHEN n % 50000 = 49999 THEN 'pending' WHEN n % 5000 = 4999 THEN
      'failed' ELSE 'delivered' END AS status) s`,
  ],
  'providers’ words': `INSERT INTO inbox_events (provider, event_id, type, body, status, received_at, next_try_at, ended_at)
    SELECT 'stripe', 'evt_' || n, 'charge.succeeded', '{}', CASE WHEN pending THEN 'pending' ELSE 'done' END, now(),
      CASE WHEN pending THEN now() END, CASE WHEN NOT pending THEN now() END
    FROM generate_series(1, :accounts, 2) n, LATERAL (SELECT n % 50000 = 1 AS pending) s`,
  audit: `INSERT INTO audit (at, actor, action, subject, data)
    SELECT now() - (:accounts - n) * interval '1 minute', '{}', CASE WHEN n % 100 = 99 THEN 'key.created'
      WHEN n % 10 = 1 THEN 'signIn.failed' ELSE 'signIn.succeeded' END, 'usr_' || n % 50, '{}'
    FROM generate_series(1, :accounts / 2) n`,
  'who works here': [
    `INSERT INTO users (id, email, name, role, locale, created_at)
    SELECT 'usr_' || n, 'agent' || n || '@company.example', 'Agent', 'agent', 'es', now() FROM generate_series(1, 50) n`,
    `INSERT INTO sessions (id, token_hash, user_id, address, user_agent, created_at, last_seen_at, expires_at, ended_at)
    SELECT 'ses_' || n, lpad(n::text, 64, '0'), 'usr_' || 1 + n % 50, '::1', 'x', now() - interval '9 days',
      now() - interval '9 days', now() + interval '1 day', CASE WHEN n % 500 <> 0 THEN now() END
    FROM generate_series(1, :accounts / 50) n`,
  ],
  'what is done': [
    `INSERT INTO effects (account_id, step, position, type, key, params, queue, priority, status, decided_at, ended_at)
    SELECT 'acc_' || n, m, 0, 'sendEmail', 'k' || m, '{}', 'mail', 3, 'done', now(), now()
    FROM generate_series(1, 2) m, generate_series(1, :accounts) n`,
    `INSERT INTO facts (account_id, seq, type, body, actor, cause, step, at)
    SELECT 'acc_' || n, m, 'INVOICE_ISSUED', '{}', '{}', 'c' || n || '_' || m, m, now()
    FROM generate_series(1, 3) m, generate_series(1, :accounts) n`,
    `INSERT INTO clearances (key, account_id, day, at)
    SELECT 'clr_' || n, 'acc_' || n, current_date - (n / 100 % 60)::int, now() FROM generate_series(1, :accounts, 20) n`,
    `INSERT INTO idempotency_keys (scope, key, body_hash, request_id, answer, created_at)
    SELECT 'POST /v1/accounts', 'k' || n, 'h', 'r' || n, '{}', now() FROM generate_series(1, :accounts, 4) n`,
    `INSERT INTO changes (kind, subject, data, at)
    SELECT 'account', 'acc_' || n, '{}', now() FROM generate_series(1, :accounts, 4) n`,
  ],
};
