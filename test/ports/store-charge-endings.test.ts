import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { addMinutes } from '../../domain/time/calendar.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import { settled } from '../../ports/store/postgres/attempt-outcomes.ts';
import { loseAttempt } from '../../ports/store/postgres/attempts.ts';
import { decideOn } from '../../ports/store/postgres/decide/decision.ts';
import type { LookUpResult } from '../../ports/store/charges.ts';
import type { Store } from '../../ports/store/store.ts';
import {
  attempt,
  autopaid,
  begun,
  declined,
  deskOf,
  frozen,
  lookUp,
  onlyWork,
  reordered,
  SUCCEEDED,
  sentAgain,
  UNKNOWN,
} from './store-deeds.ts';
import { creditOf, known, linesOf, openWorld, owing, standOf, transfer, type World } from './store-world.ts';

/** Attempts that don't simply succeed. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());
afterEach(() => world.sql('UPDATE record_info SET epoch = 0'));

const leaseEnds = (): void => void (world.clock.now = addMinutes(world.clock.now, 1));

test('declined, it is told why, for good', async () => {
  const { id, invoiceId } = await owing(store, 1_000);
  const { ref, attemptId } = await frozen(store, id);
  await store.settleCharge(ref, declined('insufficient_funds'));
  const answer = { type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: false };
  expect(await attempt(store, attemptId)).toMatchObject({
    outcome: 'declined',
    declineCode: 'insufficient_funds',
    answer,
  });
  for (const said of [declined('stolen_card'), SUCCEEDED]) await store.settleCharge(ref, said);
  expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'declined', answer });
  expect([
    await standOf(store, invoiceId),
    (await linesOf(store, id)).filter((type) => type === 'charge.declined'),
  ]).toEqual(['open 1000', ['charge.declined']]);
});

test.each([
  ['the method', 'blocked', 'effectRefused'],
  ['nobody', 'active', 'keyMismatch'],
] as const)('refused, nothing was tried: it blames %s, and a person is told', async (whom, methodIs, kind) => {
  const { id, invoiceId } = await owing(store, 1_000);
  const { ref, attemptId } = await frozen(store, id);
  await store.settleCharge(ref, {
    outcome: 'refused',
    because: 'no such token',
    blames: whom === 'nobody' ? whom : 'method',
  });
  expect(await attempt(store, attemptId)).toMatchObject({
    outcome: 'refused',
    declineCode: null,
    providerRef: null,
    paymentId: null,
    answer: { type: 'CHARGE_REFUSED', because: 'no such token' },
  });
  expect([await standOf(store, invoiceId), (await store.methods(id))[0]?.status]).toEqual(['open 1000', methodIs]);
  expect((await store.tasks({ accountId: id, limit: 9, cursor: null })).items).toMatchObject([
    { kind, status: 'open', subject: { attemptId } },
  ]);
});

describe('unknown', () => {
  test.each([
    ['that the money was taken', SUCCEEDED, 'succeeded', 'paid 0'],
    ['that it was declined', declined('insufficient_funds'), 'declined', 'open 1000'],
  ])('it is looked up, and may turn out %s', async (_, said, outcome, stand) => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    const { key } = await attempt(store, attemptId);
    await store.settleCharge(ref, UNKNOWN);
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'unknown', answer: { type: 'CHARGE_UNKNOWN' } });
    const { deed, settle } = await lookUp(store, id);
    const [charge] = await world.sql<{ begun_at: Date }>(
      "SELECT begun_at FROM effects WHERE account_id = $1 AND type = 'chargeBalance'",
      [id],
    );
    const sentAt = charge?.begun_at.toISOString();
    expect(deed).toMatchObject({ attemptId, key, provider: 'sandbox', token: 'tok_ok', sentAt });
    for (let i = 0; i < 2; i++) await settle(said as LookUpResult);
    expect(await attempt(store, attemptId)).toMatchObject({ outcome, answer: { found: true } });
    expect([await standOf(store, invoiceId), (await known(store, id)).projection?.payment.state]).toEqual([
      stand,
      'idle',
    ]);
  });

  test('the provider can not be asked: it stays unknown, and is looked up again', async () => {
    const { id } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, UNKNOWN);
    await (await lookUp(store, id)).settle({ outcome: 'failed' });
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'unknown' });
    await (await lookUp(store, id)).settle(SUCCEEDED as LookUpResult);
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'succeeded' });
  });

  test('found nowhere, one that somebody asked for is lost', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, UNKNOWN);
    for (let i = 0; i < 2; i++) await (await lookUp(store, id)).settle({ outcome: 'notFound' });
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'lost', answer: null });
    expect([await standOf(store, invoiceId), (await known(store, id)).projection?.payment.state]).toEqual([
      'open 1000',
      'idle',
    ]);
  });
});

describe('lost and sent again', () => {
  test('it is frozen anew under its key, by the world as it is', async () => {
    const { ref, attemptId, first, number } = await sentAgain(store, 1_000);
    await transfer(store, 400, { concept: number });
    await reordered(world, ref, { amountMinor: 600, believes: { openMinor: 600, creditMinor: 0 } });
    const { charge } = begun(await store.beginCharge(ref, 'sandbox'));
    expect(charge).toMatchObject({ key: first.charge.key, amountMinor: 600 });
    expect(charge.at > first.charge.at).toBe(true);
    expect(await attempt(store, attemptId)).toMatchObject({
      amountMinor: 600,
      at: charge.at,
      outcome: null,
      answer: null,
    });
    await store.settleCharge(ref, SUCCEEDED);
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'succeeded', answer: { amountMinor: 600 } });
  });

  test('and repeated after a crash, it is never stale: the bank may have been called', async () => {
    const { id, ref, attemptId, number, invoiceId } = await sentAgain(store, 1_000);
    begun(await store.beginCharge(ref, 'sandbox'));
    await transfer(store, 400, { concept: number });
    leaseEnds();
    expect(begun(await store.beginCharge(ref, 'sandbox')).charge.amountMinor).toBe(1_000);
    await store.settleCharge(ref, SUCCEEDED);
    expect(await attempt(store, attemptId)).toMatchObject({
      outcome: 'succeeded',
      answer: { allocations: [{ invoiceId, amountMinor: 600 }], creditMinor: 400 },
    });
    expect(await creditOf(store, id)).toBe(400);
  });

  test('into a world that has moved, it is lost and stale', async () => {
    const { id, ref, attemptId, number } = await sentAgain(store, 1_000);
    await transfer(store, 400, { concept: number });
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'lost', answer: null });
    expect((await linesOf(store, id)).includes('charge.skipped')).toBe(true);
  });

  test('in a record that was restored meanwhile, it still is the attempt that it was', async () => {
    const paid = await autopaid(store, 1_000);
    const first = begun(await store.beginCharge(paid.ref, 'sandbox'));
    await store.settleCharge(paid.ref, UNKNOWN);
    await world.sql('UPDATE record_info SET epoch = 1');
    for (let i = 0; i < 2; i++) await (await lookUp(store, paid.id)).settle({ outcome: 'notFound' });
    const ref = await onlyWork(store, paid.id, 'chargeBalance');
    expect(begun(await store.beginCharge(ref, 'sandbox')).charge.key).toBe(first.charge.key);
    await store.settleCharge(ref, SUCCEEDED);
    expect(await attempt(store, paid.attemptId)).toMatchObject({ outcome: 'succeeded' });
  });
});

describe('one that was given up', () => {
  test('is paid when the bank finds it after all, and what has ended is not said to be lost', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, UNKNOWN);
    for (let i = 0; i < 2; i++) await (await lookUp(store, id)).settle({ outcome: 'notFound' });
    const desk = deskOf(world);
    try {
      await decideOn(desk, id, async (account) =>
        account.heard(await settled(account, attemptId, SUCCEEDED, { found: true }), SYSTEM, attemptId),
      );
      expect([await standOf(store, invoiceId), (await known(store, id)).projection?.balance.openMinor]).toEqual([
        'paid 0',
        0,
      ]);
      await decideOn(desk, id, (account) => loseAttempt(account, attemptId));
      expect(await attempt(store, attemptId)).toMatchObject({
        outcome: 'succeeded',
        answer: { type: 'CHARGE_SUCCEEDED' },
      });
    } finally {
      await desk.db.$disconnect();
    }
  });
});
