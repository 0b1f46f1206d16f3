import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';
import { outage } from './outage.ts';

const here = oneTown();

async function march(card: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', card });
  await life.invoice(116_000, '2026-03-10');
  return life;
}

/** Each attempt as its minute and how it ended. */
const attempts = async (life: Life): Promise<string[]> =>
  (await life.attempts()).map(({ at, outcome }) => `${wall(at)} ${outcome}`);

describe('days and hours', () => {
  test.concurrent('the 10th on a Sunday and on a holiday: charged on that day, and only the mails wait', async () => {
    const life = await here.life({ from: '2020-04-02', card: 'tok_ok' });
    await life.invoice(116_000, '2020-04-10'); // Good Friday
    await life.on('2020-05-04');
    await life.invoice(58_000, '2020-05-10'); // a Sunday
    await life.on('2020-05-12');
    expect(await life.calls()).toEqual(['2020-04-10 succeeded 116000', '2020-05-10 succeeded 58000']);
    for (const line of await attempts(life)) expect(line).toMatch(/ (09|1[0-4]):\d\d succeeded$/);
    // Receipts never wait.
    expect((await life.mails('payment-receipt')).map((line) => line.slice(0, 10))).toEqual([
      '2020-04-10',
      '2020-05-10',
    ]);

    const declined = await here.life({ from: '2020-05-04', card: 'tok_stolen' });
    await declined.invoice(58_000, '2020-05-10');
    await declined.on('2020-05-12');
    expect(await declined.mails('payment-method-needed')).toEqual(['2020-05-11 08:00 payment-method-needed']);
  });

  test.concurrent(
    'decline at 23:30: card replaced in a hard-decline hold, tried at once; the retry is after midnight, ' +
      'the next at 23:30 of day 3',
    async () => {
      const life = await march('tok_stolen');
      await life.on('2026-03-10', '23:30');
      expect((await life.account()).autopay.state).toBe('needsMethod');
      await life.method('tok_declined_twice');
      await life.on('2026-03-20');
      expect((await attempts(life)).slice(1)).toEqual([
        '2026-03-10 23:30 declined',
        '2026-03-11 00:30 declined',
        '2026-03-13 23:30 succeeded',
      ]);
      expect(await life.mails('payment-declined')).toEqual(['2026-03-11 08:00 payment-declined']);
    },
  );

  test.concurrent(
    'in Tijuana, over the change of its clocks: the hour is an hour, and day 3 is at the same time of ' +
      'its own clock',
    async () => {
      const life = await here.life({ from: '2026-03-02', card: 'tok_declined_twice', timeZone: 'America/Tijuana' });
      await life.invoice(116_000, '2026-03-06');
      await life.on('2026-03-20');
      const [first, second, third] = (await life.attempts()).map(({ at }) => Date.parse(at));
      expect([second! - first!, third! - first!]).toEqual([3_600_000, 3 * 86_400_000 - 3_600_000]); // 8 March has 23 hours
    },
  );
});

describe('autopay switched off when a retry begins', () => {
  test.concurrent('a minute before: it does not begin', async () => {
    const life = await march('tok_insufficient_funds');
    await life.advance({ to: (await life.account()).autopay.nextChargeAt ?? '' });
    await life.advance({ minutes: 59 });
    await life.autopay(false);
    await life.on('2026-04-30');
    expect([await life.calls(), (await life.account()).autopay.state]).toEqual([['2026-03-10 declined 116000'], 'off']);
  });

  test.concurrent('at the same moment: it began or it did not, and no other follows', async () => {
    const life = await march('tok_insufficient_funds');
    await life.advance({ to: (await life.account()).autopay.nextChargeAt ?? '' });
    await Promise.all([life.advance({ to: (await life.account()).autopay.nextChargeAt ?? '' }), life.autopay(false)]);
    const calls = await life.calls();
    expect(calls.length).toBeLessThanOrEqual(2);
    await life.on('2026-04-30');
    expect([await life.calls(), (await life.account()).autopay.state]).toEqual([calls, 'off']);
    expect(await life.mails('retries-exhausted')).toEqual([]);
  });
});

test.concurrent('facts and requests while time goes by: each is done, once', async () => {
  const life = await here.life({ from: '2026-03-02' });
  const invoices = await Promise.all(Array.from({ length: 4 }, (_, i) => life.invoice(10_000 + i, '2026-03-20')));
  await life.method('tok_ok');
  await life.on('2026-03-31', '23:59');
  const advancing = life.advance({ to: '2026-04-01T06:05:00Z' });
  const coming = invoices.map(async ({ id, number, totalMinor }, i) => {
    if (i % 2 === 0)
      return life.transfer(totalMinor, '2026-03-31', {
        concept: number,
        trackingKey: `CAN${i}${life.id.slice(4, 14).toUpperCase()}`,
      });
    return life.creditNote(id, totalMinor);
  });
  await Promise.all([
    advancing,
    ...coming,
    life
      .override({ command: 'extend', days: 3 })
      .catch((error: Error) => expect(error.message).toContain('not_allowed_now')),
    life.autopay(true),
  ]);
  expect((await life.papers()).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid']);
  expect(await life.told('transfer.matched')).toHaveLength(2);
  const account = await life.account();
  expect([account.balance, account.collections.state, account.autopay.enabled]).toEqual([
    { openMinor: 0, overdueMinor: 0, creditMinor: 0 },
    'current',
    true,
  ]);
  await life.on('2026-05-31');
  expect(await life.calls()).toEqual([]);
});

test.concurrent('outage over three rungs: of the retries and of the reminders the latest goes, once', async () => {
  const life = await here.life({ from: '2026-03-02', card: 'tok_insufficient_funds' });
  await life.invoice(116_000, '2026-03-31');
  await life.on('2026-04-01', '00:30');
  const [calls, mails] = [await life.calls(), await life.mails()];
  expect(calls).toHaveLength(2);
  // Reminders of days 1, 7 and 15 and retries of days 3, 7 and 14 fall due meanwhile.
  await outage(here, life, '2026-04-20', '22:00');
  await life.on('2026-04-22');
  expect((await life.calls()).slice(calls.length)).toEqual(['2026-04-21 declined 116000']);
  expect((await life.mails()).slice(mails.length)).toEqual([
    '2026-04-21 08:00 overdue-reminder',
    '2026-04-22 08:00 retries-exhausted',
  ]);
  expect((await life.account()).autopay.state).toBe('exhausted');

  const other = await here.life({ from: '2026-03-02' });
  await other.invoice(116_000, '2026-03-31');
  await other.on('2026-04-01', '00:30');
  await outage(here, other, '2026-04-20', '22:00');
  await other.on('2026-05-01');
  expect(await other.mails('overdue-reminder')).toEqual([
    '2026-04-21 08:00 overdue-reminder',
    '2026-04-30 08:00 overdue-reminder',
  ]);
});

test(
  'another version is for cases that begin under it: its limits hold attempts back and say why, its ' +
    'deactivation asks a person',
  async () => {
    const older = await march('tok_insufficient_funds');
    const { name, version, ...first } = mexicoPolicy();
    const wary = {
      ...first,
      deactivation: { ...first.deactivation, needsApproval: true },
      networks: [
        ...first.networks,
        {
          network: 'visa',
          from: '2026-01-01',
          source: 'Our own: 5 in 30 days',
          declines: { max: 5, hours: 720 },
          sameAmount: null,
        },
      ],
    };
    const number = (await here.http.post<{ version: number }>('/v1/policies/mexico/versions', wary)).version;
    const life = await march('tok_insufficient_funds');
    // One attempt that somebody asks for counts with the automatic ones.
    const retryOf = async (one: Life) => {
      await one.on('2026-03-12');
      expect((await one.payBalance()).body.outcome).toBe('declined');
      return (await one.on('2026-03-18')).upcoming.find(({ kind }) => kind === 'retry');
    };
    const retries = await Promise.all([older, life].map(retryOf));
    expect([(await older.account()).policy.version, (await life.account()).policy.version]).toEqual([1, number]);
    expect([wall(retries[0]?.at ?? '').slice(0, 10), retries[0]?.detail.heldBack]).toEqual(['2026-03-24', undefined]);
    expect([wall(retries[1]?.at ?? '').slice(0, 10), retries[1]?.detail]).toEqual([
      '2026-04-09',
      expect.objectContaining({ heldBack: 'cardNetworkLimit', because: 'Our own: 5 in 30 days' }),
    ]);
    expect(await life.payBalance()).toMatchObject({ status: 422, body: { code: 'attempt_limit_reached' } });

    await Promise.all([older.on('2026-05-11'), life.on('2026-05-11')]);
    expect((await life.calls()).slice(5)).toEqual(['2026-04-09 declined 116000']);
    expect([(await older.account()).service.state, (await life.account()).service.state]).toEqual([
      'deactivated',
      'active',
    ]);
    expect((await life.tasks()).map(({ kind, status, openedAt }) => `${wall(openedAt)} ${kind} ${status}`)).toEqual([
      '2026-05-11 08:00 deactivationApproval open',
    ]);
    expect((await life.override({ command: 'deactivate' })).service.state).toBe('deactivated');
    expect((await life.tasks()).map(({ status }) => status)).toEqual(['done']);
  },
);

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});
