import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { Report } from '../../domain/foresight/backtest/report.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();
const bootstrap = fileURLToPath(new URL('../../cli/bootstrap.mjs', import.meta.url));

interface Item {
  at: string;
  kind: string;
  detail: { template?: string; outcome?: string };
}
interface Job {
  id: string;
  status: string;
  done: number;
  total: number;
  moved: number;
  skipped: number;
  failed: number;
}

const forecast = async (life: Life, body: object = {}): Promise<Item[]> =>
  (await here.http.post<{ items: Item[] }>(`/v1/accounts/${life.id}/forecast`, body)).items;

/** Everything comes sooner: reminders on days 1 and 5, the last notice on 20, off after 30, one retry a day. */
const { name, version, ...first } = mexicoPolicy();
const sooner = {
  ...first,
  charge: { ...first.charge, retryOnDays: [1, 2] },
  reminders: { ...first.reminders, onDays: [1, 5], lastNoticeOnDay: 20 },
  deactivation: { ...first.deactivation, afterDays: 30 },
};
const newVersion = async (): Promise<number> =>
  (await here.http.post<{ version: number }>('/v1/policies/mexico/versions', sooner)).version;

describe('a forecast on the real servers', () => {
  test.concurrent.each([
    ['nobody pays, and the card has no money', 'tok_insufficient_funds', 'declined'],
    ['nobody pays by transfer', undefined, 'declined'],
    ['the card pays', 'tok_ok', 'succeeded'],
  ])('is the story that the account then lives: %s', async (_name, card, charge) => {
    const life = await here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }) });
    await life.invoice(116_000, '2026-03-10');
    await life.on('2026-03-03');
    const before = await life.mails();
    const story = await forecast(life, { outcomes: { charge }, until: '2026-06-15' });
    expect(await life.mails()).toEqual(before);

    await life.on('2026-06-16', '00:00');
    expect(
      story.filter((item) => item.kind === 'email').map((item) => `${wall(item.at)} ${item.detail.template}`),
    ).toEqual((await life.mails()).slice(before.length));
    expect(
      story
        .filter((item) => item.kind === 'charge' || item.kind === 'retry')
        .map((item) => `${item.at} ${item.detail.outcome}`),
    ).toEqual((await life.attempts()).map(({ at, outcome }) => `${at} ${outcome}`));
    expect(story.filter((item) => item.kind === 'deactivation').map((item) => wall(item.at))).toEqual(
      (await life.told('service.deactivated')).map(({ at }) => wall(at)),
    );
  });

  test.concurrent('of a promise is what comes of the promise', async () => {
    const life = await here.life({ from: '2026-03-02' });
    await life.invoice(116_000, '2026-03-10');
    await life.on('2026-03-20');
    const promise = { command: 'promise', amountMinor: 116_000, on: '2026-03-27' };
    const story = await forecast(life, { override: promise, until: '2026-04-30' });
    const before = (await life.mails()).length;
    const { version: expectedVersion } = await life.account();
    await here.http.post(`/v1/accounts/${life.id}/overrides`, {
      ...promise,
      reason: 'Spoke with Ana',
      expectedVersion,
    });
    await life.on('2026-05-01', '00:00');
    expect(
      story.filter((item) => item.kind === 'email').map((item) => `${wall(item.at)} ${item.detail.template}`),
    ).toEqual((await life.mails()).slice(before));
    const stale = await here.http.ask(`/v1/accounts/${life.id}/forecast`, {
      override: { ...promise, expectedVersion },
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'stale_version']);
  });
});

describe('another version of a policy on the real servers', () => {
  test('is previewed, and then is what happens', async () => {
    const life = await here.life({ from: '2026-03-02' });
    await life.invoice(116_000, '2026-03-10');
    await life.on('2026-03-12');
    const number = await newVersion();
    const { items } = await here.http.post<{
      items: { accountId: string; before: { kind: string; at: string }; after: { kind: string; at: string } }[];
    }>(`/v1/policies/mexico/versions/${number}/preview`, { filter: { q: life.id } });
    expect(items).toMatchObject([
      {
        accountId: life.id,
        before: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' },
        after: { kind: 'reminder', at: '2026-03-17T14:00:00.000Z' },
      },
    ]);
    expect((await life.account()).policy).toEqual({ name: 'mexico', version: 1 });
    await here.http.post(`/v1/policies/mexico/versions/${number}/migrate`, { filter: { q: life.id } });
    await here.until(async () => (await life.account()).policy.version === number);
    await life.on('2026-04-20');
    expect(await life.lines('service.deactivated')).toEqual(['2026-04-10 08:00 service.deactivated']);
  });

  test('a migration goes on when its worker was killed, and moves nobody twice', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 15; i++)
      ids.push(
        ...(await Promise.all(
          Array.from(
            { length: 8 },
            async () =>
              (
                await here.http.post<{ id: string }>('/v1/accounts', {
                  name: 'Many SA',
                  email: 'ap@many.example',
                  tags: ['many'],
                })
              ).id,
          ),
        )),
      );
    const number = await newVersion();
    const { id } = await here.http.post<Job>(`/v1/policies/mexico/versions/${number}/migrate`, {
      filter: { tag: 'many' },
      reason: 'New ladder',
    });
    const job = (): Promise<Job> => here.http.get(`/v1/policy-jobs/${id}`);
    await here.until(async () => (await job()).done > 0);
    await here.worker.stop('SIGKILL');
    const killedAt = await job();
    await here.startWorker();
    await here.until(async () => (await job()).status === 'done');
    const done = await job();
    process.stderr.write(
      `killed at ${killedAt.done} of ${killedAt.total}; ${done.moved} moved, ${done.skipped} were there already\n`,
    );
    expect(done).toMatchObject({ done: 120, total: 120, failed: 0 });
    const versions = await here.http.list<{ id: string; policy: { version: number } }>('/v1/accounts?tag=many');
    expect(versions.map((account) => account.policy.version)).toEqual(ids.map(() => number));
    const changes = await Promise.all(
      ids
        .slice(0, 40)
        .map(
          async (one) =>
            (await here.http.list<{ type: string }>(`/v1/accounts/${one}/timeline`)).filter(
              (entry) => entry.type === 'policy.changed',
            ).length,
        ),
    );
    expect(new Set(changes)).toEqual(new Set([1]));
  });
});

test('puntual backtest plays what has happened again, exactly as it was, and says what would have differed', async () => {
  const life = await here.life({ from: '2026-03-02', card: 'tok_declined_twice' });
  await life.invoice(116_000, '2026-03-10');
  await life.on('2026-04-20');
  const backtest = async (policy: object, ...more: string[]): Promise<string> => {
    const file = join(here.folder, 'policy.json');
    writeFileSync(file, JSON.stringify(policy));
    return (
      await promisify(execFile)(process.execPath, [bootstrap, 'backtest', '--policy', file, ...more], { env: here.env })
    ).stdout;
  };
  // New accounts are under the newest version by now: the third try comes after a day, and not after three.
  const report = JSON.parse(await backtest(first, '--json')) as Report;
  expect(report.skipped).toEqual([]);
  expect(report.faithful).toBe(report.accounts);
  const own = report.differing.find(({ accountId }) => accountId === life.id);
  expect(own).toMatchObject({
    asItWas: { attempts: 3, chargedMinor: 116_000, invoicesPaid: 1, daysToPay: 9 },
    otherwise: { attempts: 3, chargedMinor: 116_000, invoicesPaid: 1, daysToPay: 11 },
  });
  expect(await backtest(first)).toContain('Days to pay, from issue');
});
