import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { decideOn } from '../../ports/store/postgres/decide/decision.ts';
import { makeMark } from '../../ports/store/postgres/step-marks.ts';
import type { Store } from '../../ports/store/store.ts';
import { asked, comes, commanded, declined, deskOf, frozen, switchedOff } from './store-deeds.ts';
import {
  agent,
  invoice,
  known,
  method,
  newId,
  now,
  openWorld,
  owing,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

/** What a step of the chart does to papers that have no fact of their own. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

test('a small remainder is let go', async () => {
  const { id, invoiceId, number } = await switchedOff(store);
  await transfer(store, 98_500, { concept: number });
  expect(await standOf(store, invoiceId)).toBe('paid 0');
  expect(
    await world.sql('SELECT invoice_id, amount_minor, reason FROM adjustments WHERE account_id = $1', [id]),
  ).toEqual([{ invoice_id: invoiceId, amount_minor: '1500', reason: 'small remainder' }]);
  expect((await known(store, id)).projection).toMatchObject({
    service: { state: 'active' },
    balance: { openMinor: 0 },
  });
});

test('a small remainder of what was written off is let go as well, and the service is back', async () => {
  const { id, invoiceId, number } = await switchedOff(store);
  await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
  await transfer(store, 98_500, { concept: number });
  expect(await standOf(store, invoiceId)).toBe('paid 0');
  expect((await known(store, id)).projection).toMatchObject({
    service: { state: 'active' },
    collections: { state: 'current' },
  });
});

test('as far as there still is one', async () => {
  const { id, invoiceId, number } = await owing(store, 1_000);
  const desk = deskOf(world);
  const letGo = (amountMinor: number, position: number) =>
    decideOn(desk, id, (locked) =>
      makeMark(
        locked,
        { kind: 'invoiceAdjusted', invoiceId, amountMinor, reason: 'small remainder' },
        { step: 2, position, at: now },
      ),
    );
  await transfer(store, 985, { concept: number });
  await letGo(20, 1);
  await letGo(20, 2);
  await desk.db.$disconnect();
  expect(await standOf(store, invoiceId)).toBe('paid 0');
  expect(await world.sql('SELECT amount_minor FROM adjustments WHERE account_id = $1', [id])).toEqual([
    { amount_minor: '15' },
  ]);
});

test('what is written off is uncollectible; what was paid before stays paid', async () => {
  const { id, invoiceId } = await owing(store, 100_000);
  const paid = await invoice(store, id, 300);
  await transfer(store, 300, { concept: paid.number });
  await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
  expect([await standOf(store, invoiceId), await standOf(store, paid.id)]).toEqual(['uncollectible 100000', 'paid 0']);
});

test('an account moves to another version of its policy', async () => {
  const { id } = await owing(store, 100_000);
  const policy = { ...mexicoPolicy(), version: 2 };
  await store.savePolicy(policy, agent);
  await commanded(store, id, { type: 'CHANGE_POLICY_REQUESTED', policy });
  expect(await known(store, id)).toMatchObject({
    policyVersion: 2,
    projection: { policy: { name: 'mexico', version: 2 } },
  });
  // The state carries its policy's name alone, and is read under that version's rules.
  expect(
    await world.sql(
      "SELECT body -> 'snapshot' -> 'context' -> 'policy' AS policy FROM account_states WHERE account_id = $1",
      [id],
    ),
  ).toEqual([{ policy: { name: 'mexico', version: 2 } }]);
  expect((await store.lookAt(id))?.state.snapshot.context.policy).toEqual(policy);
});

test.each([
  ['stolen_card', 'blocked'],
  ['expired_card', 'expired'],
])('a method of which the bank says %s is %s, unless it was removed', async (code, status) => {
  const { id } = await owing(store, 100_000);
  const methodId = await method(store, id);
  const { ref } = await frozen(store, id);
  await store.settleCharge(ref, declined(code));
  expect((await store.methodById(methodId))?.status).toBe(status);

  const { id: other } = await owing(store, 100_000);
  const removed = await method(store, other);
  const order = await frozen(store, other);
  await store.removeMethod({ methodId: removed, actor: agent });
  await store.settleCharge(order.ref, declined(code));
  expect((await store.methodById(removed))?.status).toBe('removed');
});

test('a proof is what was decided about it, and its task ends with it', async () => {
  const { id } = await owing(store, 100_000);
  const proofId = newId('prf');
  await store.receiveProof({
    id: proofId,
    accountId: id,
    trackingKey: null,
    amountMinor: 5,
    paidOn: '2026-03-01',
    file: null,
    actor: agent,
  });
  const tasks = async (status: 'open' | 'done') =>
    (await store.tasks({ accountId: id, status, limit: 9, cursor: null })).items;
  expect(await tasks('open')).toMatchObject([{ kind: 'proofReview', dueOn: '2026-03-03', subject: { proofId } }]);
  // Nobody has decided about it in time.
  await comes(store, id, 'holdEnds');
  expect(await tasks('open')).toMatchObject([{ kind: 'proofReview', dueOn: '2026-03-03', subject: { proofId } }]);
  await asked(store, id, { type: 'PROOF_REJECTED', proofId, reason: 'not legible' });
  expect(await store.proofById(proofId)).toMatchObject({ status: 'rejected', reason: 'not legible' });
  expect([await tasks('open'), await tasks('done')]).toMatchObject([
    [],
    [{ kind: 'proofReview', closedBy: { kind: 'system' } }],
  ]);
});
