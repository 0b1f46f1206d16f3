import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { AccountShape } from '../../api/v1/accounts/shapes.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import { faultsOf } from './audit.ts';
import type { KindName, Member } from './crowd.ts';
import { gather, TODAY } from './crowd.ts';
import { inParallel } from './in-parallel.ts';
import type { Entry, Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

/**
 * How many are in flight: a thousand where it counts, fewer while somebody waits for it. Each is born and billed over
 * HTTP, and costs the API, the worker and Temporal about a third of a second of a processor.
 */
const CROWD = Number(process.env.PUNTUAL_CROWD ?? (process.env.CI ? 1_000 : 200));
const WITHIN_MS = 60_000 + CROWD * 2_000;

/** Of a hundred. */
const SHARES: Record<KindName, number> = {
  'overdue by 3 days': 10,
  'overdue by 10 days': 14,
  'overdue by 17 days': 10,
  'overdue by 32 days': 12,
  'overdue by 47 days': 6,
  'overdue by 57 days': 4,
  'two invoices, both overdue': 6,
  'not due yet': 8,
  'not due yet, with a card': 4,
  'promised to pay': 4,
  paused: 4,
  disputed: 3,
  'in a retry ladder': 4,
  'nothing open': 6,
  'paid by transfer': 2,
  deactivated: 3,
};

let sql: pg.Client | undefined;
// Before the town takes its database away.
afterAll(() => sql?.end());
const here = oneTown();
beforeAll(async () => {
  sql = new pg.Client({ connectionString: here.env.DATABASE_URL });
  await sql.connect();
});

type Account = AccountShape & { upcoming: Planned[] };
interface Planned {
  kind: string;
  at: string;
}
interface Change {
  accountId: string;
  before: Planned | null;
  after: Planned | null;
  changed: boolean;
}
interface Job {
  id: string;
  status: string;
  done: number;
  total: number;
  moved: number;
  skipped: number;
  refused: number;
  failed: number;
}

/**
 * Everything comes sooner, so that for many the day of what comes next is past already: the last notice, the day of
 * deactivation, the next retry.
 */
const { name, version, ...first } = mexicoPolicy();
const sooner = {
  ...first,
  charge: { ...first.charge, retryOnDays: [1, 4] },
  reminders: { ...first.reminders, onDays: [1, 5], lastNoticeOnDay: 20 },
  deactivation: { ...first.deactivation, afterDays: 30 },
};

const say = (line: string): void => void process.stderr.write(`${line}\n`);
let since = Date.now();
/** So that it can be seen where the time goes. */
function took(what: string): void {
  say(`${what}: ${((Date.now() - since) / 1000).toFixed(1)} s`);
  since = Date.now();
}

/** All that is written, table by table: how many rows, and a sum over what they say. */
async function record(): Promise<Record<string, string>> {
  const ask = async <T extends object>(query: string): Promise<T[]> => (await (sql as pg.Client).query<T>(query)).rows;
  const tables = await ask<{ name: string; from: string }>(
    `SELECT tablename AS name, schemaname || '.' || tablename AS "from" FROM pg_tables WHERE schemaname IN ('public', 'sandbox')`,
  );
  const sums = await ask<{ name: string; sum: string }>(
    tables
      .map(
        (table) =>
          `SELECT '${table.name}' AS name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM ${table.from} t`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(sums.map((table) => [table.name, table.sum]));
}

async function untilQuiet(): Promise<Record<string, string>> {
  for (let before = await record(); ; ) {
    await pause(1_000);
    const now = await record();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

const migrate = (number: number, body: object, key?: string) =>
  here.http.ask(`/v1/policies/mexico/versions/${number}/migrate`, body, key);
const accounts = async (tag: string): Promise<Map<string, Account>> =>
  new Map((await here.http.list<Account>(`/v1/accounts?tag=${tag}`)).map((account) => [account.id, account]));
const timelines = async (members: readonly Member[]): Promise<Entry[][]> =>
  inParallel(members, ({ life }) => life.timeline());

/** What would change, account by account; and nothing is written for it. */
async function previewed(number: number): Promise<Map<string, Change>> {
  const before = await record();
  const items: Change[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await here.http.ask(
      `/v1/policies/mexico/versions/${number}/preview${cursor && `?cursor=${encodeURIComponent(cursor)}`}`,
      { filter: { tag: 'many' } },
    );
    expect(status).toBe(200);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(await record()).toEqual(before);
  return new Map(items.map((item) => [item.accountId, item]));
}

/** What comes in meanwhile; each leaves a trace of its own, once. */
const DEEDS: ((life: Life) => Promise<unknown>)[] = [
  (life) => life.transfer(life.invoices[0]?.totalMinor ?? 0, TODAY, { concept: `Pago ${life.invoices[0]?.number}` }),
  (life) => life.override({ command: 'pause', until: '2026-04-30' }),
  (life) => life.invoice(50_000, '2026-05-10'),
];
const TRACES = [
  [
    'email.sent payment-receipt',
    'invoice.paid',
    'overdue.ended',
    'override.applied changePolicy',
    'policy.changed',
    'transfer.matched',
    'transfer.received',
  ],
  ['hold.placed', 'override.applied changePolicy', 'override.applied pause', 'policy.changed'],
  ['email.sent invoice-issued', 'invoice.issued', 'override.applied changePolicy', 'policy.changed'],
];

/** `email.sent payment-receipt`, `override.applied pause`, `policy.changed` */
const line = ({ type, data }: Entry): string =>
  [type, (data as { template?: string }).template ?? (data as { command?: string }).command]
    .filter((word) => word !== undefined)
    .join(' ');

/** What stands on the timeline when the planned thing has happened. */
const DONE: Record<string, RegExp> = {
  reminder: /^email.sent overdue-reminder/,
  lastNotice: /^email.sent last-notice/,
  deactivation: /^service.deactivated/,
  holdEnds: /^hold.released/,
  retry: /^charge.attempted/,
  charge: /^charge.attempted/,
};

test(
  'policy edited with a thousand accounts in flight: each goes over once, nobody hears of it, and each then does what was foretold',
  async () => {
    const store = openStore(here.env.DATABASE_URL as string, { connections: 1 });
    await store.savePolicy({ ...mexicoPolicy(), name: 'wholesale', version: 1 }, { kind: 'system', id: 'puntual' });
    await store.close();
    took('begun');
    const others = [
      ...(await gather(here.http, { 'overdue by 10 days': 5 }, 'many', 'wholesale')),
      ...(await gather(here.http, { 'overdue by 10 days': 5 }, 'few')),
    ];
    const crowd = await gather(
      here.http,
      Object.fromEntries(
        Object.entries(SHARES).map(([kind, share]) => [kind, Math.max(2, Math.round((share * CROWD) / 100))]),
      ),
      'many',
    );
    took(`${crowd.length} accounts`);
    await untilQuiet();
    const told = await timelines(crowd);
    took('their timelines');

    const number = (await here.http.post<{ version: number }>('/v1/policies/mexico/versions', sooner)).version;
    const preview = await previewed(number);
    took(`preview of ${preview.size}`);
    const was = await accounts('many');
    for (const { kind, life } of crowd) {
      const next = was.get(life.id)?.upcoming[0];
      if (next !== undefined)
        expect([kind, preview.get(life.id)?.before]).toEqual([kind, { kind: next.kind, at: next.at }]);
      expect([kind, preview.has(life.id)]).toEqual([kind, kind !== 'nothing open' && kind !== 'paid by transfer']);
    }
    expect(others.filter(({ life }) => preview.has(life.id))).toEqual([]);

    // Every so many of those that owe, spread over all that is to be moved.
    const owing = crowd.filter(({ kind }) => kind === 'overdue by 10 days' || kind === 'overdue by 32 days');
    const disturbed = owing
      .filter((_, i) => i % Math.ceil(owing.length / 30) === 0)
      .map(({ life }, i) => ({ life, deed: i % DEEDS.length }));
    const order = { filter: { tag: 'many' }, reason: 'New ladder' };
    const made = await migrate(number, order, 'move-them');
    expect([made.status, made.body]).toMatchObject([201, { total: crowd.length }]);
    const job = (): Promise<Job> => here.http.get(`/v1/policy-jobs/${made.body.id}`);
    const deeds = inParallel(
      disturbed,
      async ({ life, deed }) => {
        const goAt = (disturbed.findIndex((one) => one.life === life) / disturbed.length) * crowd.length * 0.9;
        await here.until(async () => (await job()).done >= goAt, WITHIN_MS);
        await DEEDS[deed]?.(life);
      },
      3,
    );
    deeds.catch(() => undefined);
    await here.until(async () => (await job()).done > crowd.length / 3);
    await here.worker.stop('SIGKILL');
    const killedAt = await job();
    await here.startWorker();
    took(`worker killed at ${killedAt.done}, and back`);
    await here.until(async () => (await job()).done > (crowd.length * 2) / 3, WITHIN_MS);
    await here.api.stop('SIGKILL');
    await here.startApi();
    took('API killed, and back');
    await here.until(async () => (await job()).status === 'done', WITHIN_MS);
    took('job done');
    await deeds;
    const done = await job();
    say(JSON.stringify(done));
    expect(killedAt).toMatchObject({ status: 'running', total: crowd.length });
    expect(done).toMatchObject({ done: crowd.length, total: crowd.length, refused: 0, failed: 0 });
    expect(done.moved + done.skipped).toBe(crowd.length);
    const quiet = await untilQuiet();
    took('quiet');

    const undisturbed = crowd.filter(({ life }) => !disturbed.some((one) => one.life === life));
    const now = await accounts('many');
    const [after, foreseen] = [await timelines(crowd), await previewed(number)];
    for (const [i, { kind, life }] of crowd.entries()) {
      const lines = after[i]?.slice(told[i]?.length).map(line) ?? [];
      const deed = disturbed.find((one) => one.life === life)?.deed;
      expect([life.id, kind, now.get(life.id)?.policy]).toEqual([life.id, kind, { name: 'mexico', version: number }]);
      if (deed !== undefined) expect([life.id, kind, lines.sort()]).toEqual([life.id, kind, TRACES[deed]]);
      else {
        expect([life.id, kind, lines]).toEqual([life.id, kind, ['override.applied changePolicy', 'policy.changed']]);
        expect([life.id, kind, foreseen.get(life.id)?.before]).toEqual([life.id, kind, preview.get(life.id)?.after]);
        const next = now.get(life.id)?.upcoming[0];
        if (next !== undefined)
          expect([life.id, kind, { kind: next.kind, at: next.at }]).toEqual([
            life.id,
            kind,
            preview.get(life.id)?.after,
          ]);
      }
    }
    for (const { life } of others)
      expect((await life.timeline()).filter(({ type }) => type === 'policy.changed')).toEqual([]);
    took('looked at');

    // Again, and again: it is done.
    expect((await migrate(number, order, 'move-them')).body).toEqual(made.body);
    expect((await migrate(number, order)).body).toMatchObject({ status: 'done', done: 0, total: 0 });
    for (let i = 0; i < 2; i++)
      expect(await here.http.post<Job>(`/v1/policy-jobs/${made.body.id}/resume`)).toEqual(done);
    expect((await migrate(number, { filter: { tag: 'nobody' } })).body).toMatchObject({
      status: 'done',
      done: 0,
      total: 0,
    });
    const wrong = await migrate(number, { filter: { tag: 'many', colour: 'red' } });
    expect([wrong.status, wrong.body.errors.map((error: { path: string }) => error.path)]).toEqual([
      400,
      ['filter.colour'],
    ]);
    await pause(3_000);
    const { timeline, emails, accounts: rows } = await record();
    expect({ timeline, emails, rows }).toEqual({
      timeline: quiet.timeline,
      emails: quiet.emails,
      rows: quiet.accounts,
    });

    // Two of each kind live on until what was foretold.
    const seen = new Map(crowd.map(({ life }, i) => [life.id, after[i]?.length]));
    const foretold = undisturbed.flatMap((one) => {
      const next = preview.get(one.life.id)?.after ?? null;
      return next === null ? [] : [{ ...one, next }];
    });
    const sample = Object.keys(SHARES).flatMap((kind) => foretold.filter((one) => one.kind === kind).slice(0, 2));
    await inParallel(
      sample,
      async ({ kind, life, next: { kind: what, at } }) => {
        await life.advance({ to: new Date(Date.parse(at) + 60_000).toISOString() });
        const came = (await life.timeline())
          .slice(seen.get(life.id))
          .filter((entry) => DONE[what]?.test(line(entry)))
          .map((entry) => wall(entry.at));
        expect([life.id, kind, what, came]).toEqual([life.id, kind, what, [wall(at)]]);
      },
      6,
    );
    expect((await inParallel([...sample, ...disturbed], ({ life }) => faultsOf(life), 6)).flat()).toEqual([]);
    took('lived on');
  },
  WITHIN_MS,
);
