import { randomBytes } from 'node:crypto';
import type { Actor } from '../../domain/account.ts';
import type { Fact } from '../../domain/events.ts';
import { mexicoPolicy } from '../../domain/policy.ts';
import type { Instant } from '../../domain/time.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { AccountRow, AttemptRow, InvoiceRow, Refused, Store, TransferRow } from '../../ports/store/store.ts';
import { freshDatabase } from '../fresh-database.ts';

/** A store on a database of its own, and short words for what the tests write into it. */

export const now: Instant = '2026-03-01T15:00:00.000Z';
export const agent: Actor = { kind: 'agent', id: 'key_test' };
export const newId = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;

export interface World {
  store: Store;
  url: string;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const database = await freshDatabase();
  const store = openStore(database.url);
  await store.savePolicy(mexicoPolicy(), agent);
  return {
    store,
    url: database.url,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

export type Opening = Parameters<Store['openAccount']>[0];

export const opening = (profile: Partial<Opening['profile']> = {}, rest: Partial<Omit<Opening, 'profile'>> = {}): Opening => ({
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
  testClock: true,
  clockOffsetMs: 0,
  actor: agent,
  now,
  ...rest,
});

export async function account(store: Store, profile: Partial<Opening['profile']> = {}): Promise<string> {
  return (await store.openAccount(opening(profile))).value.id;
}

export type Issuing = Parameters<Store['issueInvoice']>[0];

export const issuing = (accountId: string, totalMinor: number, rest: Partial<Issuing> = {}): Issuing => ({
  id: newId('inv'),
  accountId,
  number: null,
  issuedOn: '2026-03-01',
  dueOn: '2026-03-10',
  lines: [{ description: 'Service', quantity: 1, unitAmountMinor: totalMinor }],
  taxMinor: 0,
  actor: agent,
  now,
  ...rest,
});

export async function invoice(store: Store, accountId: string, totalMinor: number, rest: Partial<Issuing> = {}): Promise<InvoiceRow> {
  return (await store.issueInvoice(issuing(accountId, totalMinor, rest))).value;
}

export type Adding = Parameters<Store['addMethod']>[0];

export const adding = (accountId: string, rest: Partial<Adding> = {}): Adding => ({
  id: newId('pm'),
  accountId,
  kind: 'card',
  token: 'tok_ok',
  brand: 'visa',
  last4: '4242',
  expMonth: 12,
  expYear: 2030,
  fingerprint: 'fp',
  default: false,
  chargeNow: false,
  actor: agent,
  now,
  ...rest,
});

export async function method(store: Store, accountId: string, rest: Partial<Adding> = {}): Promise<string> {
  return (await store.addMethod(adding(accountId, rest))).value.id;
}

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
  ...rest,
});

export async function transfer(store: Store, amountMinor: number, rest: Partial<Receiving> = {}): Promise<TransferRow> {
  return (await store.receiveTransfer(receiving(amountMinor, rest))).value;
}

export type Freezing = Parameters<Store['freezeAttempt']>[0];

/** An attempt as the chart would order it: what is open of the invoices, less the account's credit. */
export async function freezing(store: Store, accountId: string, invoiceIds: string[], rest: Partial<Freezing> = {}): Promise<Freezing> {
  const { creditMinor } = await known(store, accountId);
  const openMinor = [...(await store.balancesOf(invoiceIds)).values()].reduce((sum, one) => sum + one, 0);
  const methodId = rest.methodId ?? (await store.methods(accountId))[0]?.id ?? (await method(store, accountId));
  const id = newId('att');
  return {
    id,
    key: `${accountId}:charge:${id}`,
    accountId,
    trigger: 'api',
    methodId,
    invoiceIds,
    amountMinor: openMinor - creditMinor,
    at: now,
    believes: { openMinor, creditMinor },
    resend: 0,
    ...rest,
  };
}

export async function frozen(store: Store, accountId: string, invoiceIds: string[], rest: Partial<Freezing> = {}): Promise<AttemptRow> {
  const attempt = await store.freezeAttempt(await freezing(store, accountId, invoiceIds, rest));
  if (attempt === 'stale' || 'stopped' in attempt) throw new Error('the attempt is stale or stopped');
  return attempt;
}

export const succeeding = (attemptId: string): Parameters<Store['settleAttempt']>[0] => ({
  attemptId,
  outcome: 'succeeded',
  declineCode: null,
  providerRef: 'ch_1',
  at: now,
  found: false,
});

/** Charges all that is open of these invoices, and the bank says yes. */
export async function charged(store: Store, accountId: string, invoiceIds: string[]): Promise<AttemptRow> {
  const { id } = await frozen(store, accountId, invoiceIds);
  await store.settleAttempt(succeeding(id));
  return (await store.attemptById(id)) as AttemptRow;
}

export async function known(store: Store, accountId: string): Promise<AccountRow> {
  const found = await store.accountById(accountId);
  if (found === null) throw new Error(`no account ${accountId}`);
  return found;
}

export const creditOf = async (store: Store, accountId: string): Promise<number> => (await known(store, accountId)).creditMinor;

/** `open 300` */
export async function standOf(store: Store, invoiceId: string): Promise<string> {
  const found = await store.invoiceById(invoiceId);
  return `${found?.status} ${found?.balanceMinor}`;
}

export const factsOf = async (store: Store, accountId: string): Promise<Fact[]> => (await store.factsAfter(accountId, 0, 1_000)).map((one) => one.fact);

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
