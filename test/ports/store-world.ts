import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Actor } from '../../domain/account.ts';
import type { Fact } from '../../domain/events.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Instant } from '../../domain/time/time.ts';
import { openStore, type StoreOptions } from '../../ports/store/postgres/open-store.ts';
import type { AccountRow, InvoiceRow, Refused, Store, TransferRow } from '../../ports/store/store.ts';
import { freshDatabase } from '../fresh-database.ts';

/** A store on a database of its own, and short words for what the tests write into it. */

/** Where its machine's clock stands, and the accounts' time begins. */
export const now: Instant = '2026-03-01T15:00:00.000Z';
export const agent: Actor = { kind: 'agent', id: 'key_test' };
export const newId = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;

export interface World {
  store: Store;
  url: string;
  /** Stands still until a test moves it. */
  clock: { now: Instant };
  /** Looks past the store, at what it has written. */
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

interface WorldOptions extends Omit<StoreOptions, 'machineNow'> {
  /** It runs, instead of one that stands. */
  clock?: 'the database';
  /** Of the database's sessions, unless they say otherwise. */
  timeZone?: string;
}

export async function openWorld({ clock: whose, timeZone, ...options }: WorldOptions = {}): Promise<World> {
  const database = await freshDatabase();
  if (timeZone !== undefined) await inTimeZone(database.url, timeZone);
  const clock = { now };
  const store = openStore(database.plainUrl, {
    ...options,
    ...(whose === undefined ? { machineNow: () => clock.now } : {}),
  });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // A test may end its connections.
  pool.on('error', () => undefined);
  await store.savePolicy(mexicoPolicy(), agent);
  return {
    store,
    url: database.url,
    clock,
    sql: async <Row extends object>(text: string, values?: unknown[]) => (await pool.query<Row>(text, values)).rows,
    async close() {
      await Promise.all([store.close(), pool.end()]);
      await database.drop();
    },
  };
}

async function inTimeZone(url: string, timeZone: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET timezone = '${timeZone}'`);
  await client.end();
}

export type Opening = Parameters<Store['openAccount']>[0];

export const opening = (
  profile: Partial<Opening['profile']> = {},
  rest: Partial<Omit<Opening, 'profile'>> = {},
): Opening => ({
  id: newId('acc'),
  profile: {
    name: 'Guthrie SA de CV',
    email: 'ap@guthrie.example',
    externalId: null,
    rfc: null,
    locale: 'es-MX',
    timeZone: 'America/Mexico_City',
    currency: 'MXN',
    billingRecipients: [],
    receiptEmail: null,
    ...profile,
  },
  autopay: false,
  policyName: 'mexico',
  clockStartsAt: now,
  actor: agent,
  ...rest,
});

export const account = async (store: Store, profile: Partial<Opening['profile']> = {}): Promise<string> =>
  (await store.openAccount(opening(profile))).id;

export type Issuing = Parameters<Store['issueInvoice']>[0];

export const issuing = (accountId: string, totalMinor: number, rest: Partial<Issuing> = {}): Issuing => ({
  id: newId('inv'),
  accountId,
  number: null,
  issuedOn: '2026-03-01',
  dueOn: '2026-03-10',
  lines: [{ description: 'Service', quantity: 1, unitAmountMinor: totalMinor }],
  taxMinor: 0,
  kind: 'recurring',
  taxes: [],
  actor: agent,
  ...rest,
});

export const invoice = (
  store: Store,
  accountId: string,
  totalMinor: number,
  rest: Partial<Issuing> = {},
): Promise<InvoiceRow> => store.issueInvoice(issuing(accountId, totalMinor, rest));

export type Adding = Parameters<Store['addMethod']>[0];

export const adding = (accountId: string, rest: Partial<Adding> = {}): Adding => ({
  id: newId('pm'),
  accountId,
  provider: 'sandbox',
  kind: 'card',
  token: 'tok_ok',
  brand: 'visa',
  last4: '4242',
  expMonth: 12,
  expYear: 2030,
  fingerprint: newId('fp'),
  default: false,
  chargeNow: false,
  actor: agent,
  ...rest,
});

export const method = async (store: Store, accountId: string, rest: Partial<Adding> = {}): Promise<string> =>
  (await store.addMethod(adding(accountId, rest))).id;

export type Receiving = Parameters<Store['receiveTransfer']>[0];

export const receiving = (amountMinor: number, rest: Partial<Receiving> = {}): Receiving => ({
  id: newId('btx'),
  rail: 'spei',
  trackingKey: newId('MX'),
  bankReference: null,
  amountMinor,
  currency: 'MXN',
  settledAt: '2026-03-12T16:00:00.000Z',
  reference: null,
  concept: null,
  payerName: null,
  payerClabe: null,
  actor: agent,
  now,
  policyName: 'mexico',
  ...rest,
});

export const transfer = (store: Store, amountMinor: number, rest: Partial<Receiving> = {}): Promise<TransferRow> =>
  store.receiveTransfer(receiving(amountMinor, rest));

/** An account with credit, as it comes about: a transfer above an invoice. */
export async function withCredit(store: Store, creditMinor: number): Promise<string> {
  const id = await account(store);
  const { number } = await invoice(store, id, 100);
  await transfer(store, 100 + creditMinor, { concept: number });
  return id;
}

/**
 * An account that owes, and one that has credit beside: it came later, since credit pays the next invoice by itself.
 */
export async function owing(
  store: Store,
  openMinor: number,
  creditMinor = 0,
  rest: Partial<Issuing> = {},
): Promise<{ id: string; invoiceId: string; number: string }> {
  const id = await account(store);
  const { id: invoiceId, number } = await invoice(store, id, openMinor, rest);
  if (creditMinor > 0) await transfer(store, creditMinor + 10, { concept: (await invoice(store, id, 10)).number });
  return { id, invoiceId, number };
}

/** The same, with its invoice as it is stored. */
export async function owingBill(
  store: Store,
  openMinor: number,
  rest: Partial<Issuing> = {},
): Promise<{ id: string; bill: InvoiceRow }> {
  const id = await account(store);
  return { id, bill: await invoice(store, id, openMinor, rest) };
}

export async function known(store: Store, accountId: string): Promise<AccountRow> {
  const found = await store.accountById(accountId);
  if (found === null) throw new Error(`no account ${accountId}`);
  return found;
}

export const creditOf = async (store: Store, accountId: string): Promise<number> =>
  (await known(store, accountId)).creditMinor;

/** `open 300` */
export async function standOf(store: Store, invoiceId: string): Promise<string> {
  const found = await store.invoiceById(invoiceId);
  return `${found?.status} ${found?.balanceMinor}`;
}

/** What the chart was told. */
export const factsOf = async (store: Store, accountId: string): Promise<Fact[]> =>
  (await store.historyOf(accountId)).facts.map(({ fact }) => fact);

/** The types of the lines that are told of an account. */
export const linesOf = async (store: Store, accountId: string): Promise<string[]> =>
  (await store.timeline(accountId, { limit: 1_000, cursor: null, after: 0 })).items.map(({ type }) => type);

/** The code of a refusal. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    const { name, status, code } = error as Refused;
    if (name === 'Refused') return `${status} ${code}`;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The SQLSTATE with which the database itself refuses a statement. */
export async function sqlState({ sql }: World, text: string, values: unknown[] = []): Promise<string> {
  try {
    await sql(text, values);
    return 'taken';
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  }
}
