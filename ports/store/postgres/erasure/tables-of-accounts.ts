import {
  ACCOUNT,
  type Tables,
  email,
  emails,
  ERASED,
  ERASED_EMAIL,
  keyed,
  noBytes,
  none,
  of,
  ofAccount,
  ofParent,
  sql,
  word,
  worded,
  wordIfAny,
  words,
} from './classified.ts';

const ENTRIES = 'ids, amounts and names of the ledger, by which the books add up';

/** Transfers that are the account's alone: of one that others have a part of, they have the payer as well. */
const ITS_TRANSFERS = `SELECT t.id FROM transfers t WHERE t.account_id = ${ACCOUNT} OR t.account_id IS NULL
  AND EXISTS (SELECT FROM payments p WHERE p.transfer_id = t.id AND p.account_id = ${ACCOUNT})
  AND NOT EXISTS (SELECT FROM payments p JOIN accounts a ON a.id = p.account_id
    WHERE p.transfer_id = t.id AND p.status = 'settled' AND a.id <> ${ACCOUNT} AND a.erased_at IS NULL)`;

const OWN_CLABE = `(SELECT clabe FROM virtual_clabes WHERE account_id = ${ACCOUNT})`;

/** What came by mail: for it, from one of its addresses, or with a proof of its. */
const ITS_MAILS_IN = `account_id = ${ACCOUNT} OR account_id IS NULL AND pg_temp.is_its_address("from") OR
  proof_ids && ARRAY(SELECT id FROM proofs WHERE account_id = ${ACCOUNT})`;

/** Tables whose rows are an account's. */
export const OF_ACCOUNTS: Tables = {
  accounts: of(`id = ${ACCOUNT}`, {
    plain: 'id locale time_zone currency country policy_name',
    personal: {
      name: word,
      email,
      external_id: none,
      rfc: none,
      billing_recipients: sql(`'{}'`),
      receipt_email: none,
      tags: sql(`'{}'`),
      next_action_on: none,
      autopay_consent: wordIfAny,
      search: sql(`lower(id) || E'\\n${ERASED}\\n${ERASED_EMAIL}\\n'`),
      owner_id: none,
    },
    with: { autopay: 'false', erased_at: 'clock_timestamp()' },
  }),
  account_states: ofAccount({
    plain: 'account_id',
    personal: { body: worded, attributes: sql(`'{}'`), stuck_because: wordIfAny, next_kind: none },
    with: { next_at: 'NULL', wake_at: 'NULL', work_since: 'NULL', advance_to: 'NULL', advance_until: 'NULL' },
  }),
  projections: ofAccount({
    plain: 'account_id state service holds currency',
    personal: { body: worded, owner_id: none, tags: sql(`'{}'`) },
  }),
  facts: ofAccount({ plain: 'account_id type', personal: { body: worded, actor: worded, cause: keyed } }),
  timeline: ofAccount({
    plain: 'account_id type actor_kind',
    personal: { actor_id: keyed, summary: word, data: worded, because: worded },
  }),
  effects: ofAccount({
    plain: 'account_id type lane queue status',
    personal: { key: keyed, params: worded, because: wordIfAny },
  }),
  chart_moves: ofAccount({ plain: 'account_id region from_state from_part to_state to_part' }),
  requests: ofAccount({ plain: 'id account_id' }),
  aging_days: ofAccount({ plain: 'account_id', plainBecause: { debts: 'due days and amounts' } }),
  erasures: ofAccount({ plain: 'account_id', personal: { operator: null } }),

  // People
  account_notes: ofAccount({ plain: 'id account_id', personal: { text: word, actor: worded } }),
  account_calls: ofAccount({
    plain: 'id account_id outcome',
    personal: { with: wordIfAny, text: wordIfAny, actor: worded },
  }),
  account_contacts: ofAccount({
    plain: 'id account_id',
    personal: { name: word, role: none, email: none, phone: none, language: none },
  }),
  account_reply_tokens: ofAccount({
    plain: 'account_id',
    secret: { token: sql(`replace(gen_random_uuid()::text, '-', '')`) },
  }),
  unreachable_addresses: ofAccount({
    plain: 'account_id why email_id',
    personal: { address: sql(`'${ERASED} ' || md5(random()::text)`) },
  }),
  tax_profiles: ofAccount({
    plain: 'account_id regime cfdi_use zone payment_form',
    personal: { rfc: word, name: word, postal_code: sql(`'00000'`), changed_by: worded },
  }),

  // Mails
  emails: ofAccount({
    plain: 'id account_id template locale status document_id body_month',
    personal: { key: keyed, to: emails, subject: word, html: word, text: word, provider_id: none, bounced: emails },
  }),
  email_bodies: ofParent('email_id', 'emails', {
    plain: 'month email_id',
    personal: { html: word, text: word },
  }),
  // Before its heads, by whose senders it is found.
  mail_in_bodies: of(`mail_id IN (SELECT id FROM mails_in WHERE ${ITS_MAILS_IN})`, {
    plain: 'month mail_id',
    personal: { text: word, raw: noBytes },
  }),
  mails_in: of(ITS_MAILS_IN, {
    plain: 'id account_id status proof_ids body_month',
    personal: {
      from: email,
      to: emails,
      subject: word,
      text: word,
      files: sql(`'[]'`),
      raw: noBytes,
      because: wordIfAny,
    },
  }),
  pay_links: ofAccount({
    plain: 'id account_id invoice_ids locale attempt_id',
    personal: { created_by: keyed },
    secret: { token_hash: sql(`encode(sha256(gen_random_uuid()::text::bytea), 'hex')`) },
    with: { revoked_at: 'coalesce(revoked_at, clock_timestamp())' },
  }),

  // Money
  payment_methods: ofAccount({
    plain: 'id account_id provider kind brand status',
    personal: { last4: sql(`'0000'`), fingerprint: word },
    secret: { token: word },
    with: { exp_month: 'NULL', exp_year: 'NULL' },
  }),
  invoices: ofAccount({
    plain: 'id account_id number number_key reference kind status currency',
    plainBecause: { taxes: 'codes, rates and amounts' },
  }),
  invoice_lines: ofParent('invoice_id', 'invoices', {
    plain: 'invoice_id',
    plainBecause: { about: 'codes, days and counts of what a month billed' },
    personal: { description: word },
  }),
  payments: ofAccount({ plain: 'id account_id source currency attempt_id transfer_id status' }),
  allocations: ofAccount({ plain: 'account_id invoice_id payment_id reason' }),
  credit_movements: ofAccount({ plain: 'account_id reason invoice_id payment_id refund_id' }),
  adjustments: ofAccount({ plain: 'account_id invoice_id reason' }),
  debit_notes: ofAccount({ plain: 'account_id invoice_id payment_id' }),
  credit_notes: ofAccount({ plain: 'id account_id invoice_id dispute_id', personal: { reason: word } }),
  refunds: ofAccount({ plain: 'id account_id', personal: { reason: word } }),
  refund_parts: ofParent('refund_id', 'refunds', {
    plain: 'refund_id by payment_id status key refund_ref',
    personal: { to_clabe: none, because: wordIfAny },
  }),
  disputes: ofAccount({ plain: 'id account_id invoice_id status', personal: { reason: word } }),
  attempts: ofAccount({
    plain: 'id account_id trigger invoice_ids payment_method_id provider outcome decline_code key provider_ref',
    personal: { answer: worded },
  }),
  credit_applications: ofAccount({ plain: 'key account_id', personal: { answer: worded } }),
  clearances: ofAccount({ plain: 'key account_id why', personal: { because: wordIfAny } }),
  service_calls: ofAccount({ plain: 'key account_id verb' }),
  journal_entries: ofAccount({
    plain: 'account_id document document_id currency',
    plainBecause: { lines: ENTRIES },
  }),
  transfers: of(`id IN (${ITS_TRANSFERS}) OR duplicate_of_id IN (${ITS_TRANSFERS})`, {
    // By the bank's own numbers a statement that is sent again is known, so that no money comes twice.
    plain: 'id rail tracking_key bank_reference currency status duplicate_of_id account_id statement_id unmatched_why',
    personal: {
      reference: none,
      concept: none,
      payer_name: none,
      payer_clabe: none,
      received_at_account: (column) => `CASE WHEN ${column} = ${OWN_CLABE} THEN NULL ELSE ${column} END`,
    },
  }),
  transfer_candidates: ofAccount({ plain: 'transfer_id account_id evidence told over_why' }),
  // No bank has the number 000: nothing arrives there, and the place in the range stays taken.
  virtual_clabes: ofAccount({
    plain: 'account_id prefix',
    personal: {
      clabe: sql(`lpad((SELECT ordinal FROM accounts WHERE id = account_id)::text, 18, '0')`),
      actor: worded,
    },
  }),
  proofs: ofAccount({
    plain: 'id account_id status verdict',
    personal: { tracking_key: none, reason: wordIfAny, read: none },
    with: { verify_at: 'NULL' },
  }),
  proof_files: ofParent('proof_id', 'proofs', {
    plain: 'proof_id type',
    personal: { name: word, bytes: noBytes },
    with: { size: '0' },
  }),

  // Papers
  documents: ofAccount({
    plain: 'id account_id invoice_id paper_hash template',
    personal: { bytes: noBytes, hash: sql(`encode(sha256(''::bytea), 'hex')`) },
  }),
  invoice_receipts: ofAccount({
    plain: 'invoice_id account_id status uuid',
    personal: { xml: word, problem: wordIfAny },
  }),
  rep_obligations: ofAccount({
    plain: 'id account_id month status uuid',
    personal: { paper: worded, xml: wordIfAny, problem: wordIfAny },
  }),
  rep_payments: ofAccount({
    plain: 'account_id obligation_id invoice_id payment_id form',
    personal: { operation: none },
  }),

  // What it had
  subscriptions: ofAccount({ plain: 'id account_id price_book' }),
  subscription_items: ofParent('subscription_id', 'subscriptions', {
    plain: 'id subscription_id price',
    personal: { numbers: words, devices: words },
  }),
  port_requests: ofParent('subscription_id', 'subscriptions', {
    plain: 'id subscription_id status',
    personal: { numbers: words },
  }),
  equipment_orders: ofAccount({
    plain: 'id account_id mode price_book invoice_id',
    plainBecause: { lines: 'prices and quantities: no address is kept of where it went' },
  }),
  billed_months: ofAccount({
    plain: 'account_id series month outcome invoice_id currency incomplete_sources',
    plainBecause: { rated_by: 'months, countries, zones and names of rows of rates' },
    personal: { lines: worded },
  }),
  calls: ofAccount({
    plain: 'usage_month account_id event_key import_id source direction reach country',
    personal: { event_id: none, from_digits: word, to_digits: word, device: wordIfAny },
  }),
};
