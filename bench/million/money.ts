import { OF_ALL } from './of-all.ts';

const AT = `now() - (30 * m + 20 + n % 9) * interval '1 day'`;

/** Papers and money: four invoices an account, of which three are paid, and what came of some. */
export const MONEY: Record<string, string | string[]> = {
  invoices: [
    `INSERT INTO invoices (id, account_id, number, number_key, kind, status, currency, total_minor, tax_minor, balance_minor,
      issued_on, due_on, created_at)
    SELECT 'inv_' || n || '_' || m, 'acc_' || n, 'IN' || n || '_' || m, 'IN' || n || '_' || m, 'recurring',
      CASE WHEN owes AND m = 0 THEN 'open' ELSE 'paid' END, CASE WHEN n % 50 = 0 THEN 'USD' ELSE 'MXN' END, o.minor, 16000,
      CASE WHEN owes AND m = 0 THEN o.minor ELSE 0 END, d.due_on - 10, d.due_on, now()
    ${OF_ALL}, generate_series(0, 3) m, LATERAL (SELECT 100000 + n * 6151::bigint % 977 * 100 AS minor) o,
      LATERAL (SELECT CASE WHEN late THEN current_date - age ELSE current_date + (n % 20)::int END - 30 * m AS due_on) d`,
    `INSERT INTO invoice_lines (invoice_id, position, description, quantity, unit_amount_minor, amount_minor)
    SELECT 'inv_' || n || '_0', 1, '…', 1, 100000, 100000 FROM generate_series(1, :accounts) n`,
  ],
  'payment methods': `INSERT INTO payment_methods (id, account_id, provider, kind, token, brand, last4, fingerprint, is_default,
      status, created_at)
    SELECT 'pm_' || n, 'acc_' || n, 'sandbox', 'card', 't', 'visa', '4242', 'f' || n, true, 'active', now()
    FROM generate_series(2, :accounts, 2) n`,
  attempts: `INSERT INTO attempts (id, account_id, at, trigger, invoice_ids, amount_minor, credit_minor, payment_method_id,
      provider, outcome, decline_code, key)
    SELECT 'att_' || n || '_' || m || '_' || t, 'acc_' || n, ${AT} + t * interval '25 hours',
      CASE WHEN t = 0 THEN 'autopay' ELSE 'retry' END, ARRAY['inv_' || n || '_' || m], 116000, 0, 'pm_' || n, 'sandbox',
      CASE WHEN ok THEN 'succeeded' ELSE 'declined' END, CASE WHEN NOT ok THEN 'insufficient_funds' END,
      'k' || n || '_' || m || '_' || t
    FROM generate_series(2, :accounts, 2) n, generate_series(1, 3) m, generate_series(0, 1) t,
      LATERAL (SELECT n % 100 < 15 AS poor) p, LATERAL (SELECT NOT poor OR t = 1 AS ok) o WHERE t = 0 OR poor`,
  payments: [
    `INSERT INTO payments (id, account_id, at, source, amount_minor, currency, attempt_id, credit_minor, status)
    SELECT 'pay_' || id, account_id, at, 'card', amount_minor, 'MXN', id, 0, 'settled' FROM attempts
    WHERE outcome = 'succeeded'`,
    `INSERT INTO payments (id, account_id, at, source, amount_minor, currency, transfer_id, credit_minor, status)
    SELECT 'pay_btx_' || n, 'acc_' || n, now() - interval '50 days', 'transfer', 116000, 'MXN', 'btx_' || n, 0, 'settled'
    FROM generate_series(1, :accounts, 2) n WHERE n % 150 <> 1`,
  ],
  allocations: `INSERT INTO allocations (account_id, invoice_id, payment_id, amount_minor, reason)
    SELECT account_id, replace(account_id, 'acc_', 'inv_') || '_1', id, amount_minor, 'payment' FROM payments`,
  transfers: `INSERT INTO transfers (id, rail, tracking_key, amount_minor, currency, settled_at, settled_on, payer_name,
      payer_clabe, status, account_id, unmatched_why, created_at)
    SELECT 'btx_' || n, 'spei', 'KEY' || n, 116000, 'MXN', now() - interval '50 days', current_date - 50, 'Payer ' || n,
      lpad((n % 1000000)::text, 18, '6'), CASE WHEN n % 150 = 1 THEN 'unmatched' ELSE 'matched' END,
      CASE WHEN n % 150 <> 1 THEN 'acc_' || n END, CASE WHEN n % 150 = 1 THEN 'nothingNamed' END, now()
    FROM generate_series(1, :accounts, 2) n`,
  'credit notes and refunds': [
    `INSERT INTO credit_notes (id, account_id, invoice_id, amount_minor, credit_minor, reason, created_at)
    SELECT 'crn_' || n, 'acc_' || n, 'inv_' || n || '_2', 1000, 0, '…', now() FROM generate_series(1, :accounts, 20) n`,
    `INSERT INTO refunds (id, account_id, amount_minor, reason, created_at)
    SELECT 'rfd_' || n, 'acc_' || n, 1000, '…', now() FROM generate_series(1, :accounts, 100) n`,
    `INSERT INTO refund_parts (refund_id, position, amount_minor, by, to_clabe, status)
    SELECT 'rfd_' || n, 0, 1000, 'hand', '646180000000000000', 'paidByHand' FROM generate_series(1, :accounts, 100) n`,
    `INSERT INTO credit_movements (account_id, amount_minor, reason)
    SELECT 'acc_' || n, 1000, 'payment' FROM generate_series(1, :accounts, 10) n`,
  ],
  'disputes and proofs': [
    `INSERT INTO disputes (id, account_id, invoice_id, disputed_minor, reason, status, created_at)
    SELECT 'dsp_' || n, 'acc_' || n, 'inv_' || n || '_0', 1000, '…', CASE WHEN n % 1000 = 1 THEN 'open' ELSE 'rejected' END,
      now() FROM generate_series(1, :accounts, 50) n`,
    `INSERT INTO proofs (id, account_id, tracking_key, amount_minor, paid_on, status, created_at)
    SELECT 'prf_' || n, 'acc_' || n, 'PRF' || n, 116000, current_date, CASE WHEN n % 2000 = 1 THEN 'received' ELSE 'settled' END,
      now() FROM generate_series(1, :accounts, 40) n`,
  ],
  journal: `INSERT INTO journal_entries (account_id, at, entry_on, document, document_id, currency, lines)
    SELECT account_id, created_at, issued_on, 'invoice', id, currency, '[]' FROM invoices WHERE issued_on < current_date - 30`,
  'what was billed': [
    `INSERT INTO price_books (name, version, from_on, currency, prices, rates, created_at, created_by)
    SELECT 'book' || n, 1, current_date - 1000, 'MXN',
      '[{"code": "seat", "kind": "serviceFee", "unitMinor": 100000, "per": "month", "taxes": []}]', '[]', now(), '{}'
    FROM generate_series(1, 10) n`,
    `INSERT INTO subscriptions (id, account_id, price_book, service_starts_on, free_months, billing_starts_on,
      first_invoice_on, created_at)
    SELECT 'sub_' || n, 'acc_' || n, 'book' || 1 + n % 10, current_date - 400, 0, current_date - 400, current_date - 370, now()
    FROM generate_series(1, :accounts, 2) n`,
    `INSERT INTO subscription_items (id, subscription_id, price, quantity, from_on, numbers)
    SELECT 'itm_' || n, 'sub_' || n, 'seat', 1, current_date - 400, ARRAY['+52' || lpad(n::text, 10, '5')]
    FROM generate_series(1, :accounts, 2) n`,
    `INSERT INTO billed_months (account_id, series, month, generation, outcome, invoice_id, lines, total_minor,
      billed_at, currency)
    SELECT 'acc_' || n, 'service', to_char(current_date - m * interval '1 month', 'YYYY-MM'), 1, 'issued',
      'inv_' || n || '_' || m, jsonb_build_array(jsonb_build_object('kind', 'serviceFee', 'price', 'seat', 'unitMinor', 100000,
        'through', (date_trunc('month', current_date - m * interval '1 month') + interval '1 month - 1 day')::date)),
      116000, now(), CASE WHEN n % 50 = 0 THEN 'USD' ELSE 'MXN' END
    FROM generate_series(1, :accounts, 2) n, generate_series(1, 3) m WHERE n % 4000 <> 1 OR m > 1`,
    `INSERT INTO equipment_orders (id, account_id, mode, price_book, lines, term_months, delivered_on, first_invoice_on,
      contract_through, created_at)
    SELECT 'eqo_' || n, 'acc_' || n, 'rental', 'book' || 1 + n % 10, '[]', 12, current_date - 300, current_date - 270,
      current_date + 60, now() FROM generate_series(1, :accounts, 50) n`,
  ],
};
