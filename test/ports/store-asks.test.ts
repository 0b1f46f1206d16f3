import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked, workOf } from './store-deeds.ts';
import { factsOf, known, linesOf, method, newId, openWorld, owing, refusal, type World } from './store-world.ts';

/** Requests are judged on the state itself, and answered once. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const reason = { reason: 'x', expectedVersion: null, role: 'admin' } as const;

test('a request asked again under its id, also at once, gets its first answer, and the chart hears of it once', async () => {
  const { id } = await owing(store, 100_000);
  const requestId = newId('req');
  const pause = () =>
    asked(
      store,
      id,
      { ...reason, type: 'PAUSE_REQUESTED', until: '2026-03-05', invoiceId: null, legal: false },
      requestId,
    );
  const answers = await Promise.all([pause(), pause(), pause()]);
  expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, version: 3 })));
  await asked(store, id, { ...reason, type: 'RESUME_REQUESTED', invoiceId: null });
  // It would be taken now, and would pause the account once more.
  expect(await pause()).toEqual({ ok: true, version: 3 });
  expect((await known(store, id)).projection?.collections.holds).toEqual([]);
  expect((await linesOf(store, id)).filter((type) => type === 'hold.placed')).toHaveLength(1);
});

test('one that was refused may be asked again under its id, and is judged again', async () => {
  const { id } = await owing(store, 100_000);
  const requestId = newId('req');
  const resume = () => asked(store, id, { ...reason, type: 'RESUME_REQUESTED', invoiceId: null }, requestId);
  expect(await resume()).toMatchObject({ ok: false, refusal: { status: 409, code: 'not_allowed_now' } });
  await asked(store, id, { ...reason, type: 'PAUSE_REQUESTED', until: '2026-03-05', invoiceId: null, legal: false });
  expect(await resume()).toMatchObject({ ok: true });
});

test('one that would be refused by now, asked again under its id, gets its first answer', async () => {
  const { id } = await owing(store, 100_000);
  await method(store, id);
  const [requestId, attemptId] = [newId('req'), newId('att')];
  const pay = (under: string) =>
    asked(store, id, { type: 'PAY_REQUESTED', attemptId, invoiceId: null, methodId: null, trigger: 'portal' }, under);
  const first = await pay(requestId);
  expect(first).toMatchObject({ ok: true });
  expect(await pay(newId('req'))).toMatchObject({ ok: false, refusal: { code: 'payment_in_progress' } });
  expect(await pay(requestId)).toEqual(first);
  expect(await workOf(store, id, 'chargeBalance')).toHaveLength(1);
});

test('it is no fact, and of nobody who is not there', async () => {
  const { id } = await owing(store, 100_000);
  await asked(store, id, { ...reason, type: 'PAUSE_REQUESTED', until: '2026-03-05', invoiceId: null, legal: false });
  expect((await factsOf(store, id)).map(({ type }) => type)).toEqual(['ACCOUNT_OPENED', 'INVOICE_ISSUED']);
  expect(await refusal(asked(store, 'acc_no', { type: 'PROOF_ACCEPTED', proofId: 'prf_no' }))).toBe('404 not_found');
});

test('one to an older version is refused with the newer', async () => {
  const { id } = await owing(store, 100_000);
  const answer = await asked(store, id, {
    ...reason,
    expectedVersion: 1,
    type: 'PAUSE_REQUESTED',
    until: '2026-03-05',
    invoiceId: null,
    legal: false,
  });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'stale_version', data: { version: 2 } } });
});
