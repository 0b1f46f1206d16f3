import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/** Due on Tuesday 10 March 2026; without a card nobody pays, and on Monday 11 May at eight the service is off. */
async function owing(upTo: Day, card?: string): Promise<Life> {
  const life = await here.life({ from: '2026-03-02', ...(card === undefined ? {} : { card }) });
  await life.invoice(116_000, '2026-03-10');
  if (upTo !== '2026-03-02') await life.on(upTo);
  return life;
}

const kinds = async (life: Life): Promise<string[]> =>
  (await life.account()).collections.holds.map(({ kind }) => kind).sort();
const upcoming = async (life: Life): Promise<string[]> =>
  (await life.account()).upcoming.map(({ kind, at }) => `${wall(at)} ${kind}`);

describe('disputes', () => {
  test.concurrent('dispute at 23:59 and at 00:00: the window closes with day 15', async () => {
    const [inTime, late] = await Promise.all([owing('2026-03-02'), owing('2026-03-02')]);
    await Promise.all([inTime.on('2026-03-17', '23:59'), late.on('2026-03-18', '00:00')]);
    await inTime.dispute(inTime.invoices[0]?.id ?? '');
    expect([await kinds(inTime), (await inTime.account()).balance.overdueMinor]).toEqual([['dispute'], 0]);
    const refused = await here.http.tell(`/v1/invoices/${late.invoices[0]?.id}/disputes`, {
      reason: 'Calls that nobody made',
    });
    expect([refused.status, refused.body.code, await kinds(late)]).toEqual([422, 'dispute_window_closed', []]);
    const before = await inTime.mails();
    await inTime.on('2026-05-31');
    expect([(await inTime.account()).service.state, await inTime.mails()]).toEqual(['active', before]);
  });

  test.concurrent('its invoice is not charged on its day, the others are; rejected, it is made up in the next window', async () => {
    const life = await here.life({ from: '2026-03-02', card: 'tok_ok' });
    const disputed = await life.invoice(116_000, '2026-03-10');
    await life.invoice(50_000, '2026-03-10');
    const { id } = await life.dispute(disputed.id);
    await life.on('2026-03-20', '20:00');
    expect(await life.calls()).toEqual(['2026-03-10 succeeded 50000']);
    await life.resolve(id, { outcome: 'rejected' });
    await life.on('2026-03-31');
    expect(await life.calls()).toEqual(['2026-03-10 succeeded 50000', '2026-03-21 succeeded 116000']);
    expect(await life.mails('overdue-reminder')).toEqual([]);
  });
});

describe('promises and plans', () => {
  test.concurrent('promise broken on a Sunday: the money has Monday, and on Tuesday the mail goes and the card is charged', async () => {
    const life = await owing('2026-03-09', 'tok_ok');
    await life.override({ command: 'promise', amountMinor: 116_000, on: '2026-03-22' });
    await life.on('2026-03-23', '23:59');
    expect([await life.calls(), await kinds(life)]).toEqual([[], ['promise']]);
    await life.on('2026-03-25');
    expect(await life.lines('promise.broken', 'hold.released')).toEqual([
      '2026-03-24 00:00 promise.broken',
      '2026-03-24 00:00 hold.released',
    ]);
    expect(await life.mails('promise-broken', 'overdue-reminder')).toEqual(['2026-03-24 08:00 promise-broken']);
    expect(await life.calls()).toEqual(['2026-03-24 succeeded 116000']);
  });

  test.concurrent('a plan: each installment is charged on its day, and what falls due beside it alone', async () => {
    const life = await owing('2026-03-09', 'tok_ok');
    await life.override({
      command: 'plan',
      installments: [
        { on: '2026-03-20', amountMinor: 40_000 },
        { on: '2026-04-20', amountMinor: 76_000 },
      ],
    });
    await life.on('2026-04-02');
    await life.invoice(7_000, '2026-04-10');
    await life.on('2026-05-31');
    expect(await life.calls()).toEqual([
      '2026-03-20 succeeded 40000',
      '2026-04-10 succeeded 7000',
      '2026-04-20 succeeded 76000',
    ]);
    expect((await life.lines('plan.kept')).map((line) => line.slice(0, 10))).toEqual(['2026-04-20']);
    expect(await life.mails('overdue-reminder', 'last-notice')).toEqual([]);
  });

  test.concurrent("a missed installment ends it after three working days' notice, and the ladder goes on", async () => {
    const life = await owing('2026-03-12');
    await life.override({
      command: 'plan',
      installments: [
        { on: '2026-03-20', amountMinor: 40_000 },
        { on: '2026-04-20', amountMinor: 76_000 },
      ],
    });
    const before = await life.mails();
    await life.on('2026-03-31');
    expect(await life.lines('plan.missed', 'hold.released')).toEqual([
      '2026-03-24 00:00 plan.missed',
      '2026-03-27 08:00 hold.released',
    ]);
    expect((await life.mails()).slice(before.length)).toEqual([
      '2026-03-24 08:00 plan-missed',
      '2026-03-27 08:00 overdue-reminder',
    ]);
  });
});

test.concurrent('a proof that is looked at keeps what it covers from being charged, and all contacts; the rest is charged', async () => {
  const life = await owing('2026-03-09', 'tok_ok');
  await life.invoice(50_000, '2026-03-10');
  const { id } = await life.proof(116_000, '2026-03-09', 'BNET01002603090012345678');
  await life.on('2026-03-10', '20:00');
  expect([await life.calls(), await kinds(life)]).toEqual([['2026-03-10 succeeded 50000'], ['proof']]);
  await life.acceptProof(id);
  await life.on('2026-03-12', '07:00');
  expect(await life.calls()).toEqual(['2026-03-10 succeeded 50000']);
  expect(await life.mails('overdue-reminder')).toEqual([]);
});

describe('pauses', () => {
  test.concurrent(
    "an agent's and a legal one add up: no charge, mail or deactivation until both are over, and then " + 'one charge',
    async () => {
      const life = await owing('2026-03-09', 'tok_ok');
      await life.override({ command: 'pause', until: '2026-04-01' });
      await life.override({ command: 'pause', legal: true });
      expect([await kinds(life), await upcoming(life)]).toEqual([['agent', 'legal'], ['2026-04-02 00:00 holdEnds']]);
      const before = await life.mails();
      await life.on('2026-06-01', '16:00');
      expect([
        await kinds(life),
        await life.calls(),
        (await life.mails()).length,
        (await life.account()).service.state,
      ]).toEqual([['legal'], [], before.length, 'active']);
      await life.override({ command: 'resume' });
      await life.on('2026-06-15');
      expect(await life.calls()).toEqual(['2026-06-02 succeeded 116000']);
    },
  );

  test.concurrent('unblock under a human hold: paid, the service is back at once, and the hold stays', async () => {
    const life = await owing('2026-05-12');
    await life.override({ command: 'pause', until: '2026-06-30' });
    await life.transfer(116_000, '2026-05-12', { concept: life.invoices[0]?.number ?? '' });
    expect([(await life.account()).service.state, await kinds(life)]).toEqual(['active', ['agent']]);
    await life.on('2026-06-15');
    expect(await life.mails('payment-receipt', 'service-reactivated')).toHaveLength(2);
    expect(await life.lines('service.deactivated', 'service.reactivated')).toEqual([
      '2026-05-11 08:00 service.deactivated',
      '2026-05-12 12:00 service.reactivated',
    ]);
  });

  test.concurrent(
    'block and unblock ten times: each is done and told once, and in the end the service is as the last ' + 'word says',
    async () => {
      const life = await owing('2026-05-12');
      for (let i = 0; i < 10; i++) {
        expect((await life.override({ command: 'reactivate', until: '2026-05-15' })).service.state).toBe('active');
        expect((await life.override({ command: 'deactivate' })).service.state).toBe('deactivated');
      }
      await life.advance({ minutes: 1 });
      expect((await life.told('service.deactivated', 'service.reactivated')).map(({ type }) => type)).toEqual(
        Array.from({ length: 21 }, (_, i) => `service.${i % 2 === 0 ? 'deactivated' : 'reactivated'}`),
      );
      expect(await life.mails('service-reactivated')).toHaveLength(10);
      await life.transfer(116_000, '2026-05-12', { concept: life.invoices[0]?.number ?? '' });
      const account = await life.account();
      expect([account.service.state, account.collections.state, account.upcoming]).toEqual(['active', 'current', []]);
    },
  );
});

describe('overrides', () => {
  test.concurrent(
    'every command of an agent: its answer is the account after it, and the timeline says who, why and ' +
      'on which version',
    async () => {
      const life = await owing('2026-03-12', 'tok_insufficient_funds');
      const [invoice] = life.invoices;
      const moves = async () => (await upcoming(life)).filter((line) => /deactivation|reminder/.test(line));
      expect(await moves()).toEqual(['2026-03-17 08:00 reminder', '2026-05-11 08:00 deactivation']);
      await life.override({ command: 'extend', days: 15 });
      await life.override({ command: 'skipReminder' });
      expect(await moves()).toEqual(['2026-03-25 08:00 reminder', '2026-05-26 08:00 deactivation']);
      await life.override({ command: 'sendReminder' });
      expect(
        (await life.override({ command: 'pause', invoiceId: invoice?.id, until: '2026-04-01' })).collections.holds,
      ).toMatchObject([{ kind: 'agent', invoiceId: invoice?.id }]);
      expect((await life.override({ command: 'resume', invoiceId: invoice?.id })).collections.holds).toEqual([]);
      await life.override({
        command: 'retryNow',
        paymentMethodId: (await life.method('tok_stolen', { default: false })).id,
      });
      expect((await life.attempts()).at(-1)).toMatchObject({
        trigger: 'agent',
        outcome: 'declined',
        declineCode: 'stolen_card',
      });

      const { version, allowed } = await life.account();
      const ask = (body: object) =>
        here.http.tell(`/v1/accounts/${life.id}/overrides`, { reason: 'x', expectedVersion: version, ...body });
      expect(allowed).not.toContain('reactivate');
      expect(await ask({ command: 'reactivate', until: '2026-03-14' })).toMatchObject({
        status: 409,
        body: { code: 'not_allowed_now', allowed },
      });
      expect(await ask({ command: 'pause', until: '2026-04-01', expectedVersion: version - 1 })).toMatchObject({
        status: 409,
        body: { code: 'stale_version' },
      });
      expect(await ask({ command: 'pause', until: '2026-03-11' })).toMatchObject({
        status: 422,
        body: { code: 'until_in_the_past' },
      });
      for (const refused of ['promise', 'plan', 'writeOff'] as const) expect(allowed).toContain(refused);

      // Fraud does not wait for a last notice; what is written off is never a reason to switch on again.
      expect((await life.override({ command: 'deactivate', fraud: true })).service.state).toBe('deactivated');
      const written = await life.override({ command: 'writeOff' });
      expect([written.collections.state, written.service.state, written.balance.openMinor]).toEqual([
        'writtenOff',
        'deactivated',
        0,
      ]);
      const applied = await life.told('override.applied');
      expect(applied.map(({ data }) => data.command)).toEqual([
        'extend',
        'skipReminder',
        'sendReminder',
        'pause',
        'resume',
        'retryNow',
        'deactivate',
        'writeOff',
      ]);
      for (const { actor, data } of applied)
        expect([actor.kind, data.reason, typeof data.basedOnVersion]).toEqual(['agent', 'Spoke with Ana', 'number']);
      await life.on('2026-06-30');
      expect([(await life.account()).service.state, await life.lines('service.reactivated')]).toEqual([
        'deactivated',
        [],
      ]);
    },
  );
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});
