import type { Http } from '../demo/http.ts';
import type { Step, Table } from './show.ts';
import { callText, localTime, money } from './show.ts';

/** What the answers have that is shown here; no more. */
interface Account {
  id: string;
  timeZone: string;
  currency: string;
  clock: { now: string };
  collections: { state: string; daysOverdue: number };
  service: { state: string };
  autopay: { enabled: boolean; state: string };
  balance: { openMinor: number; overdueMinor: number };
}
interface Method {
  brand: string;
  last4: string;
  default: boolean;
}
interface Invoice {
  number: string;
  totalMinor: number;
  issuedOn: string;
  dueOn: string;
  status: string;
}
interface Attempt {
  at: string;
  trigger: string;
  outcome: string;
  declineCode: string | null;
  amountMinor: number;
}
interface Charge {
  at: string;
  outcome: string;
  amountMinor: number;
}
interface Email {
  at: string;
  template: string;
  subject: string;
}
interface Payment {
  outcome: string;
  declineCode?: string;
}
interface Entry {
  at: string;
  type: string;
  summary: string;
}
interface List<Item> {
  items: Item[];
  nextCursor: string | null;
}

const CUSTOMER = {
  name: 'Guthrie SA de CV',
  email: 'ap@guthrie.example',
  locale: 'en',
  autopay: true,
  testClock: { startsAt: '2026-01-05T15:00:00Z' },
};
const CARD = { kind: 'card', token: 'tok_declined_once' };
const JANUARY = {
  dueOn: '2026-01-10',
  lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 100_000 }],
  taxMinor: 16_000,
};
const FEBRUARY = { ...JANUARY, dueOn: '2026-02-10' };
const AFTER_THE_10TH = { to: '2026-01-12T15:00:00Z' };
const AFTER_DAY_60 = { to: '2026-04-15T15:00:00Z' };
const PAGE = 100;
const HOUR_MS = 3_600_000;
const SLACK_MS = 60_000;

/** Something came out otherwise than it should: the rest of the story would be a lie. */
export class WentOtherwise extends Error {
  override name = 'WentOtherwise';
}

/**
 * The first five minutes, step by step: an account on a clock of its own, a card that the bank refuses once, an invoice
 * that nobody pays. `run` is in every idempotency key, so that a step that is sent again is done once.
 */
export async function* story(http: Http, run: string): AsyncGenerator<Step> {
  let calls: string[] = [];
  let posts = 0;
  let id = '';
  const noted = (method: string, path: string, body?: unknown): void =>
    void calls.push(callText(method, id === '' ? path : path.replace(id, '{id}'), body));
  const get = <T>(path: string): Promise<T> => {
    noted('GET', path);
    return http.get(path);
  };
  const post = <T>(path: string, body: unknown): Promise<T> => {
    noted('POST', path, body);
    posts += 1;
    return http.post(path, body, `try-${run}-${posts}`);
  };
  const patch = <T>(path: string, body: unknown): Promise<T> => {
    noted('PATCH', path, body);
    return http.patch(path, body);
  };
  const all = async <Item>(path: string): Promise<Item[]> => (await get<List<Item>>(path)).items;
  const told = (title: string, says: string, tables: Table[]): Step => {
    const step = { title, says, calls, tables };
    calls = [];
    return step;
  };

  const opened = await post<Account>('/v1/accounts', CUSTOMER);
  id = opened.id;
  const own = `/v1/accounts/${id}`;
  const { timeZone, currency } = opened;
  const time = (instant: string): string => localTime(instant, timeZone);
  const amount = (minor: number): string => money(minor, currency);
  yield told(
    'Open an account',
    'A customer with autopay. The account lives on a test clock that begins on 5 January 2026, so that its months take seconds.',
    [
      {
        columns: ['account', 'its clock', 'autopay', 'service'],
        rows: [[id, time(opened.clock.now), opened.autopay.state, opened.service.state]],
      },
    ],
  );

  const card = await post<Method>(`${own}/payment-methods`, CARD);
  yield told(
    'Add a card',
    'Its token comes from the sandbox bank, which will refuse it the first time and take the money the second.',
    [{ columns: ['card', 'ends in', 'default'], rows: [[card.brand, card.last4, card.default ? 'yes' : 'no']] }],
  );

  const invoiceTable = (invoice: Invoice): Table => ({
    columns: ['invoice', 'issued', 'due', { name: 'total', right: true }, 'status'],
    rows: [[invoice.number, invoice.issuedOn, invoice.dueOn, amount(invoice.totalMinor), invoice.status]],
  });
  yield told('Issue an invoice', 'It falls due on the 10th. Autopay will charge it on that day, once.', [
    invoiceTable(await post<Invoice>(`${own}/invoices`, JANUARY)),
  ]);

  await post(`${own}/test-clock/advance`, AFTER_THE_10TH);
  const attempts = await all<Attempt>(`${own}/payment-attempts`);
  const [first, retry] = attempts.map(({ at }) => Date.parse(at));
  expectThat(
    'the card is declined and then charged',
    attempts.map(({ outcome }) => outcome).join() === 'declined,succeeded',
    attempts,
  );
  expectThat('an hour lies between', Math.abs(Number(retry) - Number(first) - HOUR_MS) < SLACK_MS, attempts);
  yield told(
    'Let time pass over the 10th',
    'The clock goes to 12 January. The bank declined in the charging window, and the retry exactly an hour later took the money.',
    [
      {
        columns: ['attempt', 'asked by', 'outcome', { name: 'amount', right: true }, 'because'],
        rows: attempts.map((one) => [
          time(one.at),
          one.trigger,
          one.outcome,
          amount(one.amountMinor),
          one.declineCode ?? '',
        ]),
      },
    ],
  );

  const charges = await all<Charge>(`/v1/sandbox/charges?accountId=${id}`);
  expectThat(
    "the bank's book agrees with ours",
    charges.map(({ outcome }) => outcome).join() === 'declined,succeeded',
    charges,
  );
  yield told(
    'Ask the bank',
    'The sandbox bank keeps a book of its own. What it took and what we recorded must always agree.',
    [
      {
        columns: ["in the bank's book", 'outcome', { name: 'amount', right: true }],
        rows: charges.map((one) => [time(one.at), one.outcome, amount(one.amountMinor)]),
      },
    ],
  );

  await patch(own, { autopay: false });
  const next = await post<Invoice>(`${own}/invoices`, FEBRUARY);
  yield told(
    'Switch autopay off, and issue the next invoice',
    'It falls due on 10 February. From here on nobody pays.',
    [invoiceTable(next)],
  );

  const stateTable = (account: Account): Table => ({
    columns: ['its clock', 'case', { name: 'days overdue', right: true }, 'service', { name: 'overdue', right: true }],
    rows: [
      [
        time(account.clock.now),
        account.collections.state,
        String(account.collections.daysOverdue),
        account.service.state,
        amount(account.balance.overdueMinor),
      ],
    ],
  });
  await post(`${own}/test-clock/advance`, AFTER_DAY_60);
  const off = await get<Account>(own);
  expectThat('the service is deactivated after day 60', off.service.state === 'deactivated', off.service);
  yield told(
    'Let two months pass',
    'The clock goes to 15 April. The customer was reminded, got the last notice, and after day 60 the ' +
      'service went off, on a working day in the first contact hour.',
    [stateTable(off)],
  );

  const emails = await all<Email>(`${own}/emails?limit=${PAGE}`);
  yield told(
    'Read the mails',
    'All that the customer got, with the time at which each left: in contact hours, and at most one of the campaign a day.',
    [
      {
        columns: ['left', 'template', 'subject'],
        rows: emails.map((one) => [time(one.at), one.template, one.subject]),
      },
    ],
  );

  const paid = await post<Payment>(`${own}/pay-balance`, {});
  expectThat('the balance is paid', paid.outcome === 'succeeded', paid);
  const on = await get<Account>(own);
  expectThat('the service is back', on.service.state === 'active', on.service);
  yield told('Pay', 'The customer pays everything that is open. The service is back at once, at any hour.', [
    stateTable(on),
  ]);

  const entries = await all<Entry>(`${own}/timeline?limit=${PAGE}`);
  yield told('Look at the timeline', 'Everything that happened, in order. It is only ever added to.', [
    { columns: ['when', 'what', 'in words'], rows: entries.map((one) => [time(one.at), one.type, one.summary]) },
  ]);
}

function expectThat(what: string, is: boolean, instead: unknown): void {
  if (!is) throw new WentOtherwise(`It should be so that ${what}, and is not: ${JSON.stringify(instead)}`);
}
