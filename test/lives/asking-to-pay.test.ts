import { describe, expect, test } from '@jest/globals';
import { faultsOf } from './audit.ts';
import type { Answer } from './http.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

/** Two weeks overdue; nothing is charged unless somebody asks. */
async function overdue(card: string | null): Promise<Life> {
  const life = await here.life({ from: '2026-03-02' });
  await life.invoice(116_000, '2026-03-10');
  if (card !== null) await life.method(card);
  await life.on('2026-03-24', '10:00');
  return life;
}

const codes = (answers: Answer[]): string[] =>
  answers.map(({ status, body }) => `${status} ${body.code ?? body.outcome}`).sort();

describe('one attempt at a time', () => {
  test.concurrent('ten at once take the money once', async () => {
    const life = await overdue('tok_ok');
    const answers = await Promise.all(Array.from({ length: 10 }, () => life.payBalance()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // Who comes while it is in flight is told so; who comes after it, that nothing is left.
    expect(
      codes(answers).filter(
        (one) => one !== '200 succeeded' && one !== '409 payment_in_progress' && one !== '422 nothing_due',
      ),
    ).toEqual([]);
    expect(await life.calls()).toEqual(['2026-03-24 succeeded 116000']);
    expect(await life.payments()).toHaveLength(1);
  });

  test.concurrent('the bank takes 20 s: everybody else gets payment_in_progress meanwhile, by whatever way they ask', async () => {
    const life = await overdue('tok_slow');
    const first = life.payBalance();
    await here.until(async () => (await life.attempts()).length === 1);
    const others = await Promise.all([
      ...Array.from({ length: 8 }, () => life.payBalance()),
      life.payInvoice(life.invoices[0]?.id ?? ''),
    ]);
    expect(codes(others)).toEqual(Array.from({ length: 9 }, () => '409 payment_in_progress'));
    expect(await first).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    expect(await life.calls()).toEqual(['2026-03-24 succeeded 116000']);
  });

  test.concurrent('the same Idempotency-Key ten times is one request: the later ones get the first answer', async () => {
    const life = await overdue('tok_declined_once');
    const ask = (): Promise<Answer> => here.http.ask(`/v1/accounts/${life.id}/pay-balance`, {}, 'monthly-payment');
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    const { body } = await ask();
    expect(body).toMatchObject({ outcome: 'declined' });
    expect(codes(answers).filter((one) => one !== '200 declined' && one !== '409 idempotency_in_progress')).toEqual([]);
    for (const answer of answers.filter(({ status }) => status === 200)) expect(answer.body).toEqual(body);
    expect(await life.attempts()).toHaveLength(1);
  });

  test.concurrent('the outcome is unknown: 202, and nobody else is let through until it is found', async () => {
    const life = await overdue('tok_timeout_charged');
    const other = await life.method('tok_ok', { default: false });
    expect(await life.payBalance()).toMatchObject({ status: 202, body: { outcome: 'unknown' } });
    expect(
      codes([
        await life.payBalance(),
        await life.payBalance(other.id),
        await life.payInvoice(life.invoices[0]?.id ?? ''),
      ]),
    ).toEqual(Array.from({ length: 3 }, () => '409 payment_in_progress'));
    await life.advance({ minutes: 5 });
    expect((await life.account()).balance.openMinor).toBe(0);
    expect(await life.payBalance()).toMatchObject({ status: 422, body: { code: 'nothing_due' } });
    expect(await life.calls()).toEqual(['2026-03-24 succeeded 116000']);
  });

  test.concurrent('lost: an attempt that somebody asked for ends there, and may be asked for again', async () => {
    const life = await overdue('tok_timeout_lost');
    const { body } = await life.payBalance();
    await life.advance({ minutes: 61 });
    expect((await life.attempts()).map(({ id, outcome }) => [id, outcome])).toEqual([[body.attemptId, 'lost']]);
    expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
    expect(await life.calls()).toEqual(['2026-03-24 lost 116000', '2026-03-24 succeeded 116000']);
  });
});

describe('refusals', () => {
  test.concurrent('an hour after a decline, not a minute sooner; another card at once', async () => {
    const life = await overdue('tok_declined_once');
    const { status, body } = await life.payBalance();
    expect([status, body.outcome, body.declineCode]).toEqual([200, 'declined', 'insufficient_funds']);
    const [attempt] = await life.attempts();
    expect(Date.parse(body.retryAllowedAt) - Date.parse(attempt?.at ?? '')).toBe(3_600_000);
    await life.advance({ minutes: 59 });
    expect(await life.payBalance()).toMatchObject({
      status: 409,
      body: { code: 'retry_too_soon', retryAllowedAt: body.retryAllowedAt },
    });
    await life.advance({ to: body.retryAllowedAt });
    expect(await life.payBalance()).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });

    const other = await overdue('tok_insufficient_funds');
    await other.payBalance();
    const card = await other.method('tok_ok', { default: false });
    expect(await other.payBalance(card.id)).toMatchObject({ status: 200, body: { outcome: 'succeeded' } });
  });

  test.concurrent('nothing_due, no_payment_method, card_blocked', async () => {
    const paid = await here.life({ from: '2026-03-02', card: 'tok_ok', autopay: false });
    expect(await paid.payBalance()).toMatchObject({ status: 422, body: { code: 'nothing_due' } });
    const bare = await overdue(null);
    expect(await bare.payBalance()).toMatchObject({ status: 422, body: { code: 'no_payment_method' } });
    const stolen = await overdue('tok_stolen');
    expect(await stolen.payBalance()).toMatchObject({
      status: 200,
      body: { outcome: 'declined', declineCode: 'stolen_card' },
    });
    await stolen.advance({ days: 2 });
    expect(await stolen.payBalance()).toMatchObject({ status: 422, body: { code: 'card_blocked' } });
    // The same card under another token.
    expect(await stolen.payBalance((await stolen.method('tok_stolen')).id)).toMatchObject({
      status: 422,
      body: { code: 'card_blocked' },
    });
    expect(await stolen.calls()).toEqual(['2026-03-24 declined 116000']);
  });

  test.concurrent(
    'where autopay is off a new card charges nothing by itself, nor does switching autopay on charge what was due ' +
      'before: chargeNow does, at once',
    async () => {
      const late = await overdue('tok_ok');
      await late.on('2026-03-24', '16:00');
      await late.autopay(true);
      await late.advance({ minutes: 5 });
      expect(await late.calls()).toEqual([]);
      await late.on('2026-03-26');
      expect(await late.calls()).toEqual([]);
      const asked = await overdue(null);
      await asked.method('tok_ok', { chargeNow: true });
      await asked.advance({ minutes: 1 });
      expect([await asked.calls(), (await asked.account()).autopay.enabled]).toEqual([
        ['2026-03-24 succeeded 116000'],
        false,
      ]);
    },
  );

  test.concurrent('an attempt that somebody asked for takes the place of the retry that is due within the hour', async () => {
    const life = await here.life({ from: '2026-03-02', card: 'tok_insufficient_funds' });
    await life.invoice(116_000, '2026-03-10');
    await life.on('2026-03-12');
    const { nextChargeAt } = (await life.account()).autopay;
    await life.advance({ to: new Date(Date.parse(nextChargeAt ?? '') - 30 * 60_000).toISOString() });
    expect((await life.payBalance()).body.outcome).toBe('declined');
    await life.on('2026-03-18');
    expect((await life.attempts()).map(({ trigger, at }) => `${wall(at).slice(8, 10)} ${trigger}`)).toEqual([
      '10 autopay',
      '10 retry',
      '13 api',
      '17 retry',
    ]);
  });

  test.concurrent('a declined attempt that somebody asked for moves no rung, and is answered at once', async () => {
    const life = await overdue('tok_insufficient_funds');
    const before = await life.account();
    await life.payBalance();
    const after = await life.account();
    expect([after.collections.rung, after.autopay]).toEqual([before.collections.rung, before.autopay]);
    await here.until(async () => (await life.mails('payment-declined')).length > 0);
    expect(await life.mails('payment-declined')).toEqual(['2026-03-24 10:00 payment-declined']);
  });
});

test('in all of these lives what the bank took is what we recorded', async () => {
  expect((await Promise.all(here.lives.map(faultsOf))).flat()).toEqual([]);
});
