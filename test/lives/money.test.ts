import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { local, wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/** Due on Tuesday 10 March 2026; on Monday 4 May the last notice goes, on Monday 11 May at eight the service is off. */
async function owing(upTo: Day | null, card?: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }) });
  await life.invoice(116_000, '2026-03-10');
  if (upTo !== null) await life.on(upTo);
  return life;
}

const numberOf = (life: Life): string => life.invoices[0]?.number ?? '';
const serviceOf = async (life: Life): Promise<string> => (await life.account()).service.state;
const upcoming = async (life: Life): Promise<string[]> =>
  (await life.account()).upcoming.map(({ kind, at }) => `${wall(at)} ${kind}`);

describe('money from two sides', () => {
  test.concurrent('transfer settles while a card retry is in flight: both came, and the second is credit', async () => {
    const life = await owing('2026-03-12', 'tok_insufficient_funds');
    await life.method('tok_slow');
    await here.until(async () => (await life.attempts()).length === 3);
    expect(await life.transfer(116_000, '2026-03-12', { concept: numberOf(life) })).toMatchObject({
      status: 'matched',
    });
    expect(await life.payBalance()).toMatchObject({ status: 409, body: { code: 'payment_in_progress' } });
    await here.until(async () => (await life.attempts()).at(-1)?.outcome === 'succeeded');
    await life.on('2026-05-31');
    expect((await life.attempts()).map(({ trigger, outcome }) => [trigger, outcome])).toEqual([
      ['autopay', 'declined'],
      ['retry', 'declined'],
      ['retry', 'succeeded'],
    ]);
    const account = await life.account();
    expect([account.balance, account.autopay.state, account.collections.state]).toEqual([
      { openMinor: 0, overdueMinor: 0, creditMinor: 116_000 },
      'idle',
      'current',
    ]);
    expect(await life.mails('payment-receipt', 'retries-exhausted', 'last-notice')).toHaveLength(2);
  });

  test.concurrent('oldest of two invoices paid: the next one takes its place, with its own days', async () => {
    const life = await owing('2026-04-02');
    await life.invoice(200_000, '2026-04-10');
    await life.on('2026-04-23');
    expect((await life.account()).collections).toMatchObject({ state: 'overdue', daysOverdue: 44 });
    await life.transfer(116_000, '2026-04-23', { concept: numberOf(life) });
    expect((await life.account()).collections).toMatchObject({ state: 'overdue', daysOverdue: 13 });
    expect(await upcoming(life)).toEqual([
      '2026-04-27 08:00 reminder',
      '2026-06-04 08:00 lastNotice',
      '2026-06-10 08:00 deactivation',
    ]);
    await life.on('2026-06-10', '08:01');
    expect(await life.mails('last-notice', 'service-deactivated')).toEqual([
      '2026-06-04 08:00 last-notice',
      '2026-06-10 08:00 service-deactivated',
    ]);
  });
});

describe('what is told late or twice', () => {
  test.concurrent(
    "failure after success: the bank's late word on an attempt that was paid, and the same word again, " +
      'change nothing',
    async () => {
      const life = await owing('2026-03-11', 'tok_ok');
      const [before, timeline] = [await life.account(), await life.timeline()];
      const attemptId = (await life.attempts())[0]?.id ?? '';
      const store = openStore(here.env.DATABASE_URL ?? '', { connections: 1 });
      try {
        // A look-up that nobody waits for any more: the provider says otherwise, and then the same again.
        const sql = new pg.Client({ connectionString: here.env.DATABASE_URL ?? '' });
        await sql.connect();
        for (const [n, result] of (
          [
            { outcome: 'declined', declineCode: 'insufficient_funds', providerRef: null },
            { outcome: 'succeeded', providerRef: 'late', amountMinor: 116_000 },
          ] as const
        ).entries()) {
          await sql.query(
            `INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority) VALUES ($1, 9000,
            $2, 'lookUpCharge', $3, $4, 'payment', 'nobody', 2)`,
            [
              life.id,
              n,
              `${life.id}:lookup:${attemptId}:late${n}`,
              JSON.stringify({ accountId: life.id, attemptId, at: local('2026-03-11', '12:30') }),
            ],
          );
          const ref = { accountId: life.id, workId: `9000.${n}` };
          expect(await store.beginLookUp(ref)).toMatchObject({ is: 'begun', attemptId });
          await store.settleLookUp(ref, result);
        }
        await sql.end();
      } finally {
        await store.close();
      }
      await life.advance({ hours: 2 });
      expect(await life.timeline()).toEqual(timeline);
      expect((await life.account()).balance).toEqual(before.balance);
      expect((await life.attempts()).map(({ outcome, declineCode }) => [outcome, declineCode])).toEqual([
        ['succeeded', null],
      ]);
      expect(await life.payments()).toHaveLength(1);
    },
  );

  test.concurrent(
    'duplicate and late webhooks: a transfer told three times at once is one, a chargeback too, and what ' +
      'comes when all is paid is credit',
    async () => {
      const life = await owing('2026-03-12');
      const told = { concept: numberOf(life), trackingKey: `BNET0100${life.id.slice(4, 14).toUpperCase()}` };
      const statuses = await Promise.all(
        [1, 2, 3].map(async () => (await life.transfer(116_000, '2026-03-11', told)).status),
      );
      expect(statuses.sort()).toEqual(['duplicate', 'duplicate', 'matched']);
      expect(
        (await life.transfer(116_000, '2026-03-09', { concept: numberOf(life), trackingKey: `${told.trackingKey}9` }))
          .status,
      ).toBe('matched');
      expect((await life.account()).balance).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 116_000 });
      expect(await life.payments()).toHaveLength(2);
      const refund = () =>
        here.http.tell(`/v1/accounts/${life.id}/refunds`, { amountMinor: 116_000, reason: 'Paid twice' });
      expect([(await refund()).status, (await refund()).body.code]).toEqual([201, 'credit_too_small']);
      expect([(await life.account()).balance.creditMinor, (await life.told('refund.made')).length]).toEqual([0, 1]);

      const paid = await owing('2026-03-11', 'tok_ok');
      const chargeId = (await paid.book())[0]?.id;
      const answers = await Promise.all([1, 2, 3].map(() => here.http.tell('/v1/sandbox/chargebacks', { chargeId })));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await paid.told('chargeback.received')).toHaveLength(1);
      expect((await paid.account()).balance.openMinor).toBe(116_000);
    },
  );
});

describe('a service that is off', () => {
  test.concurrent('stays off for a part, comes back when 20.00 or less are missing, which are let go on the timeline', async () => {
    const life = await owing('2026-05-12');
    await life.transfer(40_000, '2026-05-12', { concept: numberOf(life) });
    await life.transfer(73_999, '2026-05-12', {
      concept: numberOf(life),
      trackingKey: `PART2${life.id.slice(4, 14).toUpperCase()}`,
    });
    expect([await serviceOf(life), (await life.account()).balance.openMinor]).toEqual(['deactivated', 2_001]);
    await life.transfer(1, '2026-05-12', {
      concept: numberOf(life),
      trackingKey: `PART3${life.id.slice(4, 14).toUpperCase()}`,
    });
    expect([await serviceOf(life), (await life.account()).balance.openMinor, (await life.papers())[0]?.status]).toEqual(
      ['active', 0, 'paid'],
    );
    expect((await life.told('balance.adjusted')).map(({ data }) => data.amountMinor)).toEqual([2_000]);
  });

  test.concurrent('comes back by a card; a chargeback after that opens the debt again and does not switch it off at once', async () => {
    const life = await owing('2026-05-12');
    await life.method('tok_ok');
    await life.autopay(true);
    expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    expect(await serviceOf(life)).toBe('active');
    await life.chargeback();
    const account = await life.account();
    expect([account.service.state, account.collections.state, account.autopay, account.balance.overdueMinor]).toEqual([
      'active',
      'overdue',
      { enabled: false, state: 'off', nextChargeAt: null },
      116_000,
    ]);
    expect((await life.tasks()).map(({ kind }) => kind)).toEqual(['chargeback']);
    // The ladder begins on the day of the chargeback, with a last notice of its own.
    await life.on('2026-07-13', '08:01');
    expect(await life.lines('service.deactivated')).toEqual([
      '2026-05-11 08:00 service.deactivated',
      '2026-07-13 08:00 service.deactivated',
    ]);
    expect((await life.mails('last-notice')).at(-1)).toBe('2026-07-06 08:00 last-notice');
    expect(await life.calls()).toHaveLength(1);
  });

  test.concurrent('is not switched off on a notice that money came after: a wrong match undone needs a fresh one', async () => {
    const life = await owing('2026-05-07');
    const { id } = await life.transfer(116_000, '2026-05-07', { concept: numberOf(life) });
    await life.unmatch(id);
    expect((await life.account()).balance.overdueMinor).toBe(116_000);
    await life.on('2026-05-31');
    expect(await life.mails('last-notice', 'service-deactivated')).toEqual([
      '2026-05-04 08:00 last-notice',
      '2026-05-07 12:00 last-notice',
      '2026-05-12 08:00 service-deactivated',
    ]);
    expect((await life.papers())[0]).toMatchObject({ status: 'open', balanceMinor: 116_000 });
  });
});

test.concurrent('a part moves no date; less than 50.00 rests, shown, until the next charge takes it with it', async () => {
  const life = await owing('2026-03-16');
  await life.transfer(50_000, '2026-03-16', { concept: numberOf(life) });
  expect(await upcoming(life)).toEqual([
    '2026-03-17 08:00 reminder',
    '2026-05-04 08:00 lastNotice',
    '2026-05-11 08:00 deactivation',
  ]);
  await life.transfer(61_001, '2026-03-16', {
    concept: numberOf(life),
    trackingKey: `PART2${life.id.slice(4, 14).toUpperCase()}`,
  });
  expect([await upcoming(life), (await life.account()).balance.overdueMinor]).toEqual([[], 4_999]);
  const before = await life.mails();
  await life.on('2026-06-02');
  expect([await life.mails(), await serviceOf(life)]).toEqual([before, 'active']);

  const charged = await owing(null, 'tok_declined_once');
  await charged.advance({ to: (await charged.account()).autopay.nextChargeAt ?? '' });
  await charged.advance({ minutes: 10 });
  await charged.transfer(112_000, '2026-03-10', { concept: numberOf(charged) });
  await charged.on('2026-04-02');
  await charged.invoice(116_000, '2026-04-10');
  await charged.on('2026-04-11');
  expect([await charged.calls(), (await charged.account()).balance.openMinor]).toEqual([
    ['2026-03-10 declined 116000', '2026-04-10 succeeded 120000'],
    0,
  ]);
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});
