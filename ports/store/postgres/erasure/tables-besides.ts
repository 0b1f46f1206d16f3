import {
  ACCOUNT,
  isItsAlone,
  besides,
  emptied,
  ERASED,
  keyed,
  none,
  ofNobody,
  speaksOfIt,
  sql,
  type Tables,
  word,
  worded,
  wordIfAny,
} from './classified.ts';

const WHO = 'who of the company did it: a kind and an id';

/** An answer that was given, as nobody gets it any more. */
const GONE = sql(
  `CASE WHEN answer IS NOT NULL THEN jsonb_build_object('status', 410, 'location', NULL, 'body',
    '{"status":410,"code":"account_erased","title":"What this was about is erased"}') END`,
);

const ITS_IMPORTED = `external_id = ANY(pg_temp.its_external_ids()) OR external_id IS NULL AND ${speaksOfIt('cells')}`;

/** Tables of no account, with what may be said of one in them, or nothing ever. */
export const BESIDES: Tables = {
  // What it was asked and told
  idempotency_keys: besides(speaksOfIt('scope', 'answer'), {
    plain: 'scope key request_id',
    personal: { body_hash: word, answer: GONE },
  }),
  inbox_events: besides(`status <> 'pending' AND (${speaksOfIt('body', 'word', 'note')})`, {
    plain: 'provider event_id type status body_month',
    personal: { body: emptied, word: emptied, note: wordIfAny },
  }),
  inbox_bodies: besides(speaksOfIt('body', 'word'), {
    plain: 'month provider event_id',
    personal: { body: emptied, word: emptied },
  }),
  webhook_deliveries: besides(`account_id = ${ACCOUNT} OR account_id IS NULL AND (${speaksOfIt('body')})`, {
    plain: 'id endpoint_id account_id type status body_month',
    personal: { body: worded, last_error: wordIfAny },
  }),
  webhook_bodies: besides(speaksOfIt('body'), { plain: 'month delivery_id', personal: { body: worded } }),
  // Those of no account too: of a mail, of a transfer that nobody could place.
  tasks: besides(`account_id = ${ACCOUNT} OR account_id IS NULL AND (${speaksOfIt('subject', 'data')})`, {
    plain: 'id account_id kind status',
    personal: { key: keyed, subject: worded, data: worded, closed_by: worded, reason: wordIfAny, assignee_id: none },
  }),
  audit: besides(speaksOfIt('subject', 'data'), {
    plain: 'action',
    personal: { actor: null, address: null, subject: keyed, data: worded },
  }),
  changes: ofNobody({ plain: 'kind subject', plainBecause: { data: 'ids, versions and words of closed sets' } }),
  saved_views: besides(speaksOfIt('name', 'query'), {
    plain: 'id list',
    personal: { owner_id: null, name: word, query: sql(`'{}'`) },
  }),

  // Many at once
  bulk_jobs: besides(`${isItsAlone('bulk_jobs', 'bulk_job_accounts')} OR ${speaksOfIt('reason', '"order"')}`, {
    plain: 'id role worker',
    plainBecause: { outcomes: 'how many came to what' },
    personal: { actor: null, reason: word, order: worded },
  }),
  bulk_job_accounts: besides(`account_id = ${ACCOUNT}`, {
    plain: 'job_id account_id outcome code',
    personal: { detail: wordIfAny },
  }),
  policy_jobs: besides(`${isItsAlone('policy_jobs', 'policy_job_accounts')} OR ${speaksOfIt('reason', 'filter')}`, {
    plain: 'id policy_name worker',
    plainBecause: { outcomes: 'how many came to what' },
    personal: { actor: null, reason: word, filter: worded },
  }),
  policy_job_accounts: besides(`account_id = ${ACCOUNT}`, {
    plain: 'job_id account_id outcome',
    personal: { detail: wordIfAny },
  }),
  imports: besides(speaksOfIt('file_name', 'headings', 'ignored', 'observing'), {
    plain: 'id sha256 phase worker',
    personal: {
      file_name: none,
      actor: null,
      live_actor: null,
      headings: sql(`'[]'`),
      ignored: sql(`'[]'`),
      observing: worded,
    },
  }),
  import_lines: besides(ITS_IMPORTED, {
    plain: 'import_id',
    personal: { external_id: none, cells: emptied, body: emptied, problems: emptied },
  }),
  import_accounts: besides(`account_id = ${ACCOUNT} OR external_id = ANY(pg_temp.its_external_ids())`, {
    plain: 'import_id currency outcome code account_id',
    personal: {
      external_id: sql(`'${ERASED} ' || line`),
      body: worded,
      name: word,
      foreseen: worded,
      detail: wordIfAny,
    },
  }),

  // The bank, and the switches
  bank_statements: besides(speaksOfIt('rejected'), {
    plain: 'id format mapping sha256',
    plainBecause: { counts: 'how many rows were what' },
    personal: { actor: null, rejected: worded },
  }),
  bank_mappings: ofNobody({
    plain: 'name',
    plainBecause: { body: "how a bank's files are read: headings and formats", actor: WHO },
  }),
  bank_feed_imports: ofNobody({ plain: 'id', plainBecause: { actor: WHO } }),
  usage_imports: ofNobody({ plain: 'id sha256 source preset time_zone', plainBecause: { actor: WHO } }),
  usage_rejects: besides(speaksOfIt('message'), { plain: 'import_id code', personal: { message: word } }),
  usage_sources: ofNobody({ plain: 'source' }),

  // The company's own
  switch_changes: besides(speaksOfIt('reason'), { plain: 'id name', personal: { reason: word, actor: null } }),
  breaker_releases: besides(speaksOfIt('reason'), { plain: 'id', personal: { reason: word, actor: null } }),
  invoice_run_changes: besides(speaksOfIt('reason'), { plain: 'id month', personal: { reason: word, actor: null } }),
  debts_by_due_day: ofNobody({ plain: 'currency time_zone' }),
  accounts_by_version: ofNobody({ plain: 'policy_name' }),
  rails_away: ofNobody({ plain: 'name because' }),
  policies: ofNobody({ plain: 'name', plainBecause: { body: 'rules, days and numbers of the company', actor: WHO } }),
  policy_segments: ofNobody({ plain: 'policy_name currency tag' }),
  price_books: ofNobody({
    plain: 'name currency usage_taxes',
    plainBecause: { prices: 'what is sold', rates: 'what calls cost', created_by: WHO },
  }),
  webhook_endpoints: ofNobody({
    plain: 'id url types paused_because',
    secret: { secret: null, previous_secret: null },
  }),
  users: ofNobody({
    plain: 'id role locale',
    personal: { email: null, name: null, oidc_subject: null },
    secret: { password_hash: null, totp_secret: null },
  }),
  sessions: ofNobody({
    plain: 'id user_id',
    personal: { address: null, user_agent: null },
    secret: { token_hash: null },
  }),
  password_links: ofNobody({ plain: 'user_id purpose', secret: { token_hash: null } }),
  sign_in_tries: ofNobody({ secret: { email_hash: null } }),
  api_keys: ofNobody({ plain: 'id role name', secret: { hash: null } }),
  _prisma_migrations: ofNobody({ plain: 'id checksum migration_name logs' }),

  // Another company's: ids and tokens of ours
  'sandbox.sandbox_charges': ofNobody({
    plain:
      'id key account_id method_id token currency outcome decline_code charged_back_by chargeback_outcome ' +
      'chargeback_closed_by challenge challenged_by',
  }),
  'sandbox.sandbox_faults': ofNobody({ plain: 'rail kind' }),
  'sandbox.sandbox_methods': ofNobody({ plain: 'method_id' }),
  'sandbox.sandbox_refunds': ofNobody({ plain: 'id key charge_id' }),
};
