import { afterAll, beforeAll } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pino } from 'pino';
import { hashKey } from '../../api/http/caller.ts';
import type { ApiDeps, App } from '../../api/deps.ts';
import { buildServer } from '../../api/server.ts';
import { seedCompany } from '../../company/seed.ts';
import { SESSION_LIMITS } from '../../domain/access/sessions.ts';
import type { Role } from '../../domain/account.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import { shippedPolicies } from '../../domain/policy/shipped.ts';
import type { Instant } from '../../domain/time/time.ts';
import { argon2Passwords } from '../../ports/passwords/argon2.ts';
import { threadedForesight } from '../../ports/foresight/threads/foresight.ts';
import { writtenXml } from '../../ports/fiscal-paper/written-xml.ts';
import { pdfText } from '../../ports/proof-file/pdf.ts';
import { sandboxStamper } from '../../ports/stamper/sandbox.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Store } from '../../ports/store/store.ts';
import { passwordPages } from '../../templates/password/render.ts';
import { payPages } from '../../templates/pay/render.ts';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { CuttableWire } from './cuttable-wire.ts';
import { addressProblem } from '../../ports/hooks/post.ts';
import { documentsFor } from '../../cli/documents.ts';
import { callsIn } from '../../ports/usage-files/read.ts';
import { outbox } from '../../ports/mailer/outbox.ts';
import { sandboxService } from '../../ports/service/sandbox.ts';
import { InProcessHands } from './in-process-hands.ts';
import { ScriptedBank } from './scripted-bank.ts';

export interface Call {
  role?: Role | null;
  idempotencyKey?: string;
  body?: unknown;
  payload?: string | FormData;
  headers?: Record<string, string>;
}

export interface Answered {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  bytes: Uint8Array;
  json(): any;
}

const passwords = argon2Passwords();

/** Monday, in the charging window of Mexico City. */
const STARTED_AT: Instant = '2026-03-02T15:00:00.000Z';

/**
 * The API over a database of its own, the real chart, and a bank that does what tokens say. The machine's clock stands
 * still unless told.
 */
export class RunningApi {
  machineNow: Instant = STARTED_AT;
  company: ApiDeps['company'] = seedCompany();
  clabePrefix: string | null = '6461801234';
  readonly bank = new ScriptedBank();
  readonly foresight = threadedForesight();
  /** Its thread is begun when somebody asks. */
  readonly documents = documentsFor(seedCompany());
  /** Whether invoices go with their mails: a PDF each. */
  attachesInvoices = false;
  /** What was logged, as lines. */
  readonly logged: string[] = [];
  store!: Store;
  hands!: InProcessHands;
  app!: App;
  sql!: pg.Client;
  /** To the database: all but `sql` goes over it. */
  wire!: CuttableWire;
  private readonly log = pino({ level: 'info' }, { write: (line: string) => void this.logged.push(line) });
  private drop: () => Promise<void> = async () => undefined;

  async start(): Promise<void> {
    const database = await freshDatabase();
    this.drop = database.drop;
    const { wire, url } = await CuttableWire.over(database.plainUrl);
    this.wire = wire;
    this.store = openStore(url, {
      connections: 5,
      machineNow: () => this.machineNow,
      onNews: (id, agenda) => this.hands.take(id, agenda),
    });
    this.sql = new pg.Client({ connectionString: database.url });
    await this.sql.connect();
    await this.fill(database);
    for (const role of ['agent', 'viewer', 'customer'] as const)
      await this.store.saveApiKey({ id: `key_${role}`, hash: hashKey(role), role });
    this.hands = new InProcessHands({
      store: this.store,
      gateway: this.bank,
      mailer: outbox(),
      service: sandboxService(),
      documents: this.attachesInvoices ? this.documents : null,
      render: async (mail) => ({ subject: mail.topic.template, html: '<p>…</p>', text: '…' }),
      payUrl: (token) => `https://pay.company.example/pay/${token}`,
      sender: { from: 'billing@company.example', replyTo: null, replies: null },
      machineNowMs: () => epochMs(this.machineNow),
    });
    this.app = await this.serve();
  }

  /** What is in the record before anybody asks. */
  protected async fill(_database: FreshDatabase): Promise<void> {
    for (const policy of shippedPolicies()) await this.store.savePolicy(policy, { kind: 'system', id: 'puntual' });
  }

  /** Another API process over the same database. */
  async serve(more: Partial<ApiDeps> = {}): Promise<App> {
    const app = await buildServer({
      store: this.store,
      engine: this.hands,
      foresight: this.foresight,
      documents: this.documents,
      gateway: this.bank,
      book: this.bank,
      providerBook: this.bank,
      company: this.company,
      clabePrefix: this.clabePrefix,
      bootstrapKeyHash: hashKey('admin'),
      now: () => this.machineNow,
      pages: payPages(seedCompany()),
      payUrl: (token) => `https://pay.company.example/pay/${token}`,
      addressProblem: (url) => addressProblem(url, false),
      stamper: sandboxStamper(() => this.machineNow),
      fiscalXml: writtenXml,
      readPdf: pdfText,
      readCalls: callsIn,
      log: this.log,
      rateLimits: { requestsPer10Seconds: 1_000_000, wrongKeysPerMinute: 1_000_000, signInsPerMinute: 1_000_000 },
      passwords,
      sessions: SESSION_LIMITS,
      publicOrigin: null,
      passwordPages: passwordPages(seedCompany()),
      mailPasswordLink: null,
      identityProvider: null,
      passwordUrl: (token) => `https://collections.company.example/password/${token}`,
      checkAnswers: true,
      ...more,
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    return app;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.foresight.close();
    await this.documents.close();
    await this.hands.allSettled();
    await this.store.close();
    await this.sql.end();
    await this.wire.cut();
    await this.drop();
  }

  passMinutes(minutes: number): void {
    this.machineNow = instantFromMs(epochMs(this.machineNow) + minutes * 60_000);
  }

  async call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    { role = 'admin', idempotencyKey, body, payload, headers = {} }: Call = {},
    app = this.app,
  ): Promise<Answered> {
    const { port } = app.server.address() as AddressInfo;
    const content = payload ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`http://127.0.0.1:${port}${url}`, {
      method,
      headers: {
        ...(role === null ? {} : { authorization: `Bearer ${role}` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...(typeof content === 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: text,
      bytes,
      json: () => JSON.parse(text),
    };
  }

  get = (url: string, call: Call = {}): Promise<Answered> => this.call('GET', url, call);
  post = (url: string, body?: unknown, call: Call = {}): Promise<Answered> => this.call('POST', url, { ...call, body });

  /** Does what a story needs done first, and takes no other answer. */
  async made(url: string, body?: unknown): Promise<any> {
    const response = await this.post(url, body);
    if (response.statusCode >= 300) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.json();
  }

  account = (more: object = {}) =>
    this.made('/v1/accounts', { name: 'Guthrie SA de CV', email: 'ap@guthrie.example', ...more });
  invoice = (accountId: string, amountMinor = 116_000, more: object = {}) =>
    this.made(`/v1/accounts/${accountId}/invoices`, {
      lines: [{ description: 'Telephone service', quantity: 1, unitAmountMinor: amountMinor }],
      ...more,
    });
  card = (accountId: string, token = 'tok_ok', more: object = {}) =>
    this.made(`/v1/accounts/${accountId}/payment-methods`, { kind: 'card', token, ...more });

  /** Until nothing is on its way for the account any more. */
  settled = (accountId: string): Promise<void> => this.hands.settled(accountId);

  /** How many rows each table has: what says that nothing was written. */
  async rowCounts(): Promise<Record<string, number>> {
    await this.hands.allSettled();
    const { rows } = await this.sql.query<{ name: string; from: string }>(
      `SELECT tablename AS name, schemaname || '.' || tablename AS "from" FROM pg_tables WHERE schemaname IN ('public', 'sandbox')`,
    );
    const counts = await this.sql.query<{ name: string; n: string }>(
      rows.map(({ name, from }) => `SELECT '${name}' AS name, count(*) AS n FROM ${from}`).join(' UNION ALL '),
    );
    return Object.fromEntries(counts.rows.map(({ name, n }) => [name, Number(n)]));
  }
}

/** One API for the tests of a file. */
export function runningApi(): RunningApi {
  const api = new RunningApi();
  beforeAll(() => api.start());
  afterAll(() => api.stop());
  return api;
}
