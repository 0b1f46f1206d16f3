/** What the document says beside its schemas. Markdown. */
export const DESCRIPTION = `
Puntual gets subscription invoices paid on time: it charges on the due day, retries a declined payment after an hour,
reminds, deactivates after 60 days, and reactivates on payment or proof of payment.

**Conventions.** Ids carry a prefix (\`acc_\`, \`inv_\`, …). Money is whole minor units in \`…Minor\` beside a \`currency\`.
A local day is \`YYYY-MM-DD\`; an instant is ISO 8601 with an offset or \`Z\`, and answers use \`Z\`.
Creations answer 201 with \`Location\`, actions 200.
Lists are \`{items, nextCursor}\`; with \`Accept: text/csv\` each is a table of all of it, from the beginning to the
end; with \`limit\` or \`cursor\` of that page, and \`Link\` names the next.

**Keys.** Send \`Authorization: Bearer KEY\`. A key has a role: \`admin\`, \`agent\` or \`viewer\`.
People sign in instead (\`POST /v1/session\`), and are known by a cookie.

**Once is once.** Every POST takes an \`Idempotency-Key\`. Sent again with the same body it gets the first answer again
(\`Idempotency-Replayed: true\`); with another body it gets 409 \`idempotency_key_reused\`; while the first still runs, 409
\`idempotency_in_progress\`. Answers 400, 401, 429 and 5xx are not kept: try again under the same key, and nothing is made twice.

**Errors** are RFC 9457 \`application/problem+json\`: decide by \`code\`. 400 \`invalid_request\` names every bad field in \`errors\`,
unknown query parameters too. 409
\`stale_version\` or \`not_allowed_now\`: look again. 422 is a refusal of the business, with a code of its own. 503 \`unavailable\` has
\`Retry-After\`.

**Invoices.** The amount of a line is quantity × unit amount, rounded half up to the minor unit. The total is the lines and the tax.
`.trim();

export const TAGS = [
  { name: 'Accounts', description: 'Who owes, and how collecting it stands.' },
  { name: 'Payment methods', description: 'Tokens of cards and bank accounts. Card numbers never reach Puntual.' },
  { name: 'Invoices', description: 'What is owed, and what lowers it.' },
  { name: 'Billing', description: "From a subscription to its invoices: prices, subscriptions, and each month's run." },
  {
    name: 'Fiscal receipts',
    description:
      'Mexico: who an account is to the tax authority, and the receipts (CFDI, REP) of its invoices and payments.',
  },
  {
    name: 'Disputes',
    description: 'An invoice, or part of it, that the customer does not accept: it is held until somebody resolves it.',
  },
  { name: 'Payments', description: 'Charges that are asked for, every attempt, and the money that came.' },
  { name: 'Books', description: "For the accountant: the journal, and the provider's book beside ours." },
  { name: 'Pay links', description: 'Addresses at which whoever has them pays without signing in.' },
  {
    name: 'Bank transfers',
    description: 'Money that came by itself, matched by the invoice number that its payer wrote.',
  },
  { name: 'Proofs of payment', description: 'A bridge for money that is on its way.' },
  {
    name: 'Worklists',
    description: 'What there is to work on, and what is owed by its age.',
  },
  { name: 'Analytics', description: 'How collecting went.' },
  { name: 'Notes and calls', description: 'What people write down of an account. It decides nothing.' },
  { name: 'Contacts', description: "The people at a customer's." },
  { name: 'Overrides', description: 'What people decide instead of the policy, with who and why.' },
  { name: 'Imports', description: 'Accounts from elsewhere: a file is checked and watched before anything happens.' },
  { name: 'E-mails', description: 'What was written to the customer.' },
  { name: 'Timeline', description: 'Everything that happened.' },
  { name: 'Test clocks', description: 'Accounts that live in a time of their own.' },
  { name: 'Policies', description: 'The rules, as data.' },
  { name: 'Safety', description: 'What stops charges, mails or deactivations for all accounts at once.' },
  {
    name: 'Tasks',
    description:
      'What only a person can do. Opened by the account or the engine; what is settled otherwise closes by itself.',
  },
  { name: 'Sandbox', description: 'The bank of the sandbox, and its own book.' },
  { name: 'Webhooks out', description: 'What other systems are told, signed: that something happened, and its ids.' },
  {
    name: 'Webhooks in',
    description: 'What providers tell by themselves, signed; each is there where its secret is set.',
  },
  { name: 'Sessions', description: 'Signing in, and out.' },
  { name: 'Users', description: 'People of the company who may sign in.' },
  { name: 'API keys', description: 'What other systems call with.' },
  { name: 'Audit', description: 'Who did what that concerns security. Append-only.' },
  { name: 'Health', description: 'For whoever watches the server.' },
];
