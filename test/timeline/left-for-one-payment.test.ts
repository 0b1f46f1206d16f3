import { describe, expect, test } from '@jest/globals';
import { accountChart, projectionOf } from '../../domain/chart/chart.ts';
import { payingOf, refusedNewMethod } from '../../domain/chart/paying.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import type { Instant } from '../../domain/time/time.ts';
import { story } from './story.ts';
import { marked, told } from './told.ts';

/** A card that somebody leaves for one payment on the page of a link to pay (rules, A card for one payment). */
const owing = (setting: Parameters<typeof story>[0] = {}) =>
  story({ watch: ['charge'], ...setting })
    .on('2026-03-02')
    .invoice('1,160.00', { due: '2026-03-10' })
    .on('2026-03-12', '10:00')
    .watch('charge');

const methods = (life: ReturnType<typeof owing>) =>
  life.state.snapshot.context.methods.map(({ id, default: isDefault, once }) => [id, isDefault, once]);
const removed = (life: ReturnType<typeof owing>) =>
  told(life, /removed/).map(([type, by, summary]) => [type, by, summary]);

test('it pays once and is gone; nothing is charged with it again', () => {
  const life = owing().card('tok_ok', { once: true }).pays(null, { method: 'pm_1' });
  life.tells('2026-03-12 10:00 charged 1,160.00');
  expect(methods(life)).toEqual([]);
  expect(removed(life)).toEqual([['method.removed', 'puntual', 'visa 4242 removed: it was left for one payment']]);
  expect(marked(life).at(-1)).toEqual({ kind: 'methodRemoved', methodId: 'pm_1' });
  life.invoice('500.00', { due: '2026-04-10' }).pays(null, { method: 'pm_1', refused: 'no_payment_method' });
  life.on('2026-05-31').tells();
});

test('says that it was added for one payment', () => {
  const life = owing().card('tok_ok', { once: true }).card('tok_ok');
  const added = life.entries.filter(({ type }) => type === 'method.added');
  expect(added.map(({ summary, data }) => [summary, 'once' in data && data.once])).toEqual([
    ['visa 4242 added for one payment', true],
    ['visa 4242 added', false],
  ]);
});

test('autopay that is on and has no card takes it for nothing: neither at once nor on a due day', () => {
  owing({ autopay: true })
    .shows({ autopay: 'needsMethod' })
    .card('tok_ok', { once: true })
    .on('2026-04-20')
    .tells()
    .shows({ autopay: 'needsMethod' });
});

test('it leaves the default as it is, and its ladder to the card that was declined', () => {
  const life = owing({ card: 'tok_insufficient_funds', autopay: true });
  const retries = () => projectionOf(life.state).upcoming.filter(({ kind }) => kind === 'retry');
  const tried = () => life.context.ladders.map(({ methodId }) => methodId);
  const before = retries();
  expect([before.length, tried()]).toEqual([1, ['pm_1']]);
  life.card('tok_ok', { once: true, fingerprint: 'tok_insufficient_funds' });
  expect([retries(), tried()]).toEqual([before, ['pm_1']]);
  expect(methods(life)).toEqual([
    ['pm_1', true, null],
    ['pm_2', false, 'unused'],
  ]);
});

describe('nobody but its holder pays with it', () => {
  test.each(['agent', 'api'] as const)('not who asks as %s', (trigger) => {
    const life = owing().card('tok_ok', { once: true });
    const request = { type: 'PAY_REQUESTED', attemptId: 'att_x', invoiceId: null, methodId: 'pm_1', trigger } as const;
    expect(life.refusal(request)).toMatchObject({ code: 'no_payment_method' });
  });

  test('not an agent who tries again', () => {
    owing()
      .card('tok_ok', { once: true })
      .overrides(
        { type: 'RETRY_NOW_REQUESTED', attemptId: 'att_x', methodId: 'pm_1' },
        { refused: 'no_payment_method' },
      );
  });
});

test('declined, it is gone as well, and the same plastic rests for its hour under any token', () => {
  const life = owing().card('tok_insufficient_funds', { once: true }).pays(null, { method: 'pm_1' });
  life.tells('2026-03-12 10:00 declined insufficient_funds');
  expect(methods(life)).toEqual([]);
  const card = { kind: 'card', brand: 'visa', last4: '4242', fingerprint: 'tok_insufficient_funds' } as const;
  const said = (at: Instant) => {
    const { order } = payingOf(life.state, [], at);
    return order === null ? 'nothing' : refusedNewMethod(life.state, order, card, at);
  };
  expect(said('2026-03-12T16:30:00.000Z')).toMatchObject({
    code: 'retry_too_soon',
    data: { retryAllowedAt: '2026-03-12T17:00:00.000Z' },
  });
  life.card('tok_ok', { once: true, fingerprint: 'tok_insufficient_funds' });
  life.pays(null, { method: 'pm_2', refused: 'retry_too_soon' });
  life.on('2026-03-12', '11:00');
  expect(said('2026-03-12T17:00:00.000Z')).toBeNull();
  life.pays(null, { method: 'pm_2' }).tells('2026-03-12 11:00 charged 1,160.00');
});

test('refused for good, its plastic is refused when it is left again', () => {
  const life = owing().card('tok_stolen', { once: true }).pays(null, { method: 'pm_1' });
  const at = '2026-03-12T16:30:00.000Z';
  const { order } = payingOf(life.state, [], at);
  const card = { kind: 'card', brand: 'visa', last4: '4242', fingerprint: 'tok_stolen' } as const;
  expect(order && refusedNewMethod(life.state, order, card, at)).toMatchObject({ code: 'card_blocked' });
});

test('while nobody knows what came of it, it stays; then it goes, whatever that was', () => {
  const life = owing().card('tok_timeout_charged', { once: true }).pays(null, { method: 'pm_1' });
  life.tells('2026-03-12 10:00 charge.unknown');
  expect(methods(life)).toEqual([['pm_1', false, 'used']]);
  life.pays(null, { method: 'pm_1', refused: 'payment_in_progress' });
  life.on('2026-03-12', '10:06').tells('2026-03-12 10:05 charged 1,160.00');
  expect(methods(life)).toEqual([]);
});

test('of an attempt that never reached the bank it is there for another try', () => {
  const life = owing().card('tok_timeout_lost', { once: true }).pays(null, { method: 'pm_1' });
  life.on('2026-03-12', '11:30').tells('2026-03-12 10:00 charge.unknown', '2026-03-12 11:00 charge.lost');
  expect(methods(life)).toEqual([['pm_1', false, 'unused']]);
  life.pays(null, { method: 'pm_1' }).tells('2026-03-12 11:30 charged 1,160.00');
  expect(methods(life)).toEqual([]);
});

test.each([
  ['tok_bank_ok', 'paid'],
  ['tok_bank_returned', 'returned'],
])('a bank account stays until its debit has settled: %s is %s', (token) => {
  const life = owing().card(token, { once: true }).pays(null, { method: 'pm_1' });
  expect(methods(life)).toEqual([['pm_1', false, 'used']]);
  life.invoice('500.00', { due: '2026-04-10' }).pays('B', { method: 'pm_1', refused: 'no_payment_method' });
  life.on('2026-03-31');
  expect(methods(life)).toEqual([]);
});

test('an older state has methods that are kept', () => {
  const life = owing().card('tok_ok');
  const frozen = JSON.parse(JSON.stringify(accountChart.freeze(life.state)));
  for (const method of frozen.snapshot.context.methods) delete method.once;
  const thawed = accountChart.thaw(SHAPE, frozen, life.state.snapshot.context.policy);
  expect(thawed.snapshot.context.methods).toMatchObject([{ id: 'pm_1', once: null }]);
});
