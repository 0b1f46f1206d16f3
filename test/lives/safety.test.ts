import { afterEach, describe, expect, test } from '@jest/globals';
import type { Switch } from '../../domain/safety/switches.ts';
import { faultsOf } from './audit.ts';
import { historiesOf, replayFaults } from './histories.ts';
import type { Life } from './life.ts';
import { local, wall } from './life.ts';
import { oneTown } from './one-town.ts';
import { inRealTime } from './real-time.ts';

/** Switches are for all accounts: these stories come one after the other. */
const here = oneTown();

const set = (name: Switch, stopped: boolean): Promise<unknown> =>
  here.http.post('/v1/switches', { name, stopped, reason: 'Looking into it' });
afterEach(async () => {
  for (const { name, stopped } of await here.http.list<{ name: Switch; stopped: boolean }>('/v1/switches'))
    if (stopped) await set(name, false);
});

const serviceOf = async (life: Life): Promise<string> => (await life.account()).service.state;

async function owing(from: '2026-03-02' | '2026-05-03'): Promise<Life> {
  const life = await here.life({ from: '2026-03-02' });
  await life.invoice(116_000, '2026-03-10');
  if (from !== '2026-03-02') await life.on(from);
  return life;
}

test('charges are stopped on the 10th: nothing reaches the bank, it is told of once, and charged once when they go on', async () => {
  const life = await here.life({ from: '2026-03-02', card: 'tok_ok' });
  await life.invoice(116_000, '2026-03-10');
  await set('charges', true);
  await life.on('2026-03-11', '20:00');
  expect(await life.calls()).toEqual([]);
  expect((await life.told('charge.held', 'charge.attempted')).map(({ type, data }) => [type, data.reason])).toEqual([
    ['charge.held', 'Looking into it'],
  ]);
  expect(await life.payBalance()).toMatchObject({
    status: 409,
    body: { code: 'charges_stopped', reason: 'Looking into it' },
  });
  await set('charges', false);
  await life.on('2026-04-01');
  expect(await life.calls()).toEqual(['2026-03-12 succeeded 116000']);
  expect(await life.mails('payment-receipt')).toHaveLength(1);
});

test(
  'mails are stopped over the last notice: the service stays on, the notice goes once when they go on, ' +
    'and three working days later it is off',
  async () => {
    const life = await owing('2026-05-03');
    await set('mails', true);
    await life.on('2026-05-12', '11:30');
    expect(await serviceOf(life)).toBe('active');
    expect(await life.mails('last-notice')).toEqual([]);
    expect((await life.told('email.held')).map(({ data }) => data.template)).toEqual(['last-notice']);
    await set('mails', false);
    await life.on('2026-05-12', '18:00');
    const [sent, ...more] = await life.mails('last-notice');
    expect([sent?.slice(0, 10), more]).toEqual(['2026-05-12', []]);
    await life.on('2026-05-15', '07:59');
    expect(await serviceOf(life)).toBe('active');
    await life.on('2026-05-15', '08:01');
    expect(await serviceOf(life)).toBe('deactivated');
    expect(await life.mails('service-deactivated')).toEqual(['2026-05-15 08:00 service-deactivated']);
  },
);

test('deactivations are stopped: tried again each working day, and off in the first contact hour when they go on', async () => {
  const life = await owing('2026-05-03');
  await set('deactivations', true);
  const held = await life.on('2026-05-12');
  expect([
    held.service.state,
    held.upcoming[0]?.kind,
    wall(held.upcoming[0]!.at),
    held.upcoming[0]?.detail.heldBack,
  ]).toEqual(['active', 'deactivation', '2026-05-13 08:00', 'switch']);
  expect(await life.lines('deactivation.held')).toEqual(['2026-05-11 08:00 deactivation.held']);
  await set('deactivations', false);
  await life.on('2026-05-13', '08:01');
  expect(await life.lines('service.deactivated')).toEqual(['2026-05-13 08:00 service.deactivated']);
});

test('the bank feed is behind: nobody is switched off; when it has come, all are but the one too many, and an admin is asked', async () => {
  // Of fewer than a hundred accounts five may go off on a day.
  const lives = await Promise.all(Array.from({ length: 6 }, () => owing('2026-05-03')));
  await inRealTime(here, lives, async (advance) => {
    const states = async () => (await Promise.all(lives.map(serviceOf))).sort();
    const told = async (...types: string[]) => (await Promise.all(lives.map((life) => life.told(...types)))).flat();
    await here.http.post('/v1/bank-feed', { importedThrough: '2026-05-07' }); // Friday the 8th was the last bank day
    await advance(local('2026-05-11', '12:00'));
    expect([await states(), (await told('deactivation.held')).map(({ data }) => data.why)]).toEqual([
      Array(6).fill('active'),
      Array(6).fill('bankFeed'),
    ]);

    await here.http.post('/v1/bank-feed', { importedThrough: '2026-05-11' });
    await advance(local('2026-05-12', '12:00'));
    expect(await states()).toEqual(['active', ...Array(5).fill('deactivated')]);
    expect((await told('deactivation.held')).filter(({ data }) => data.why === 'breaker')).toHaveLength(1);
    expect(
      (await here.http.list<{ kind: string; accountId: null }>('/v1/tasks?kind=breaker')).map(
        ({ accountId }) => accountId,
      ),
    ).toEqual([null]);

    await here.http.post('/v1/bank-feed', { importedThrough: '2026-05-12' });
    await advance(local('2026-05-13', '12:00'));
    expect(await states()).toEqual(Array(6).fill('deactivated'));
  });
  expect(await Promise.all(lives.map((life) => life.mails('service-deactivated').then((sent) => sent.length)))).toEqual(
    Array(6).fill(1),
  );
});

describe('credit', () => {
  test('the rest of a transfer pays the next invoice on its due day, in the window, and nobody is reminded', async () => {
    const life = await owing('2026-03-02');
    await life.invoice(50_000, '2026-03-10');
    await life.transfer(170_000, '2026-03-03', { concept: life.invoices[0]?.number ?? '' });
    expect((await life.account()).balance).toEqual({ openMinor: 50_000, overdueMinor: 0, creditMinor: 54_000 });
    await life.on('2026-04-01');
    expect((await life.account()).balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 4_000 });
    const [applied] = await life.told('credit.applied');
    expect(wall(applied!.at)).toMatch(/^2026-03-10 (09|1[0-4]):/);
    expect((await life.papers()).map(({ status }) => status)).toEqual(['paid', 'paid']);
    expect(await life.mails('overdue-reminder')).toEqual([]);
  });

  test('that comes when the service is off gives it back at once', async () => {
    const life = await owing('2026-05-03');
    await life.invoice(50_000, '2026-05-04');
    await life.on('2026-05-16', '23:00');
    expect(await serviceOf(life)).toBe('deactivated');
    await life.transfer(166_000, '2026-05-16', { concept: life.invoices[0]?.number ?? '' });
    await here.until(async () => (await serviceOf(life)) === 'active');
    const account = await life.account();
    expect([account.collections.state, account.balance]).toEqual([
      'current',
      { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
    ]);
    expect(await life.mails('service-reactivated', 'payment-receipt')).toHaveLength(2);
  });
});

test('of all of these what the bank took is what we recorded, and their histories replay', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
  expect(await replayFaults((await Promise.all(here.lives.map((life) => historiesOf(here, life.id)))).flat())).toEqual(
    [],
  );
});
