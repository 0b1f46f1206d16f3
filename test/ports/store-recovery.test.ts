import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { ChargeInBook, MethodDetails } from '../../ports/gateway/gateway.ts';
import type { Store } from '../../ports/store/store.ts';
import { attempt, charged, declined, frozen, ordered, SUCCEEDED, UNKNOWN } from './store-deeds.ts';
import {
  agent,
  creditOf,
  invoice,
  linesOf,
  method,
  newId,
  now,
  openWorld,
  owing,
  standOf,
  type World,
} from './store-world.ts';

/** A record that was restored, and what its provider's book says of what it has forgotten. */

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());
afterEach(async () => void (await store.letGo()));

const restored = (): Promise<unknown> =>
  world.sql("UPDATE record_info SET restored_at = clock_timestamp(), restored_from = '2026-03-01T12:00:00Z'");

/** Of the year 2026 by November: whatever is counted in a test is less. */
const SECOND = 10_000_000;

const DETAILS: MethodDetails = {
  provider: 'sandbox',
  kind: 'card',
  brand: 'visa',
  last4: '4242',
  expMonth: 8,
  expYear: 2031,
  fingerprint: 'fp_found',
};

function inBook(accountId: string, more: Partial<ChargeInBook> = {}): ChargeInBook {
  return {
    key: `${accountId}:charge:${newId('att')}:${newId('pm')}`,
    accountId,
    token: 'tok_ok',
    amountMinor: 1_000,
    currency: 'MXN',
    at: now,
    answer: { outcome: 'succeeded', providerRef: newId('ch'), amountMinor: 1_000 },
    givenBackMinor: 0,
    ...more,
  };
}

const book = (charge: ChargeInBook) => store.bookCharge(charge, 'sandbox', DETAILS);
const attemptOf = async ({ key }: ChargeInBook) => (await store.attemptByKey(key))?.outcome ?? null;
const tasksOf = async (kind: string) =>
  (await store.tasks({ status: 'open', limit: 100, cursor: null })).items.filter((task) => task.kind === kind);

describe('a charge that the record knows nothing of', () => {
  test('pays what is open, once, with the card as the provider knows it', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await restored();
    const charge = inBook(id);
    expect(await store.judgeCharge(charge)).toEqual({ is: 'adopt' });
    expect(await book(charge)).toEqual({ is: 'adopt' });
    expect(await book(charge)).toEqual({ is: 'known' });
    expect([await standOf(store, invoiceId), await attemptOf(charge)]).toEqual(['paid 0', 'succeeded']);
    expect(await world.sql('SELECT status, last4 FROM payment_methods WHERE account_id = $1', [id])).toEqual([
      { status: 'removed', last4: '4242' },
    ]);
    expect(await linesOf(store, id)).toEqual(expect.arrayContaining(['charge.reconciled', 'charge.succeeded']));
    expect(await store.unbalanced(10)).toEqual([]);
  });

  test('leaves as credit what nobody owes any more', async () => {
    const { id, invoiceId } = await owing(store, 400);
    await restored();
    await book(inBook(id));
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 600]);
  });

  test('is watched while it is on its way, and nothing is charged for what it will pay', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await method(store, id);
    await restored();
    const charge = inBook(id, { answer: { outcome: 'pending', providerRef: 'ch_debit', amountMinor: 1_000 } });
    expect(await book(charge)).toEqual({ is: 'adopt' });
    expect([await standOf(store, invoiceId), await attemptOf(charge)]).toEqual(['open 1000', 'pending']);
    await store.letGo();
    const asked = await store.ask(id, {
      id: newId('req'),
      request: { type: 'PAY_REQUESTED', attemptId: newId('att'), invoiceId: null, methodId: null, trigger: 'api' },
      actor: { kind: 'agent', id: 'key_test' },
    });
    expect(asked).toMatchObject({ ok: false });
  });

  test('was declined: it stands among the attempts, and moves nothing', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await restored();
    const charge = inBook(id, {
      answer: { outcome: 'declined', declineCode: 'insufficient_funds', providerRef: 'ch_no' },
    });
    expect(await book(charge)).toEqual({ is: 'adopt' });
    expect([await standOf(store, invoiceId), await attemptOf(charge)]).toEqual(['open 1000', 'declined']);
  });

  test('was declined for good: its card is marked, under whichever token it comes, and is not charged again', async () => {
    const { id } = await owing(store, 1_000);
    const methodId = await method(store, id);
    const [card] = await store.methods(id);
    await restored();
    const answer = { outcome: 'declined', declineCode: 'stolen_card', providerRef: 'ch_no' } as const;
    const token = String(card?.token);
    const charge = inBook(id, { key: `${id}:charge:${newId('att')}:${methodId}`, token, answer });
    expect([await book(charge), await book(charge)]).toEqual([{ is: 'adopt' }, { is: 'known' }]);
    expect(await store.methods(id)).toMatchObject([{ status: 'blocked' }]);
    expect(await linesOf(store, id)).toEqual(expect.arrayContaining(['charge.reconciled']));
    await store.letGo();
    const pays = { type: 'PAY_REQUESTED', invoiceId: null, methodId: null, trigger: 'api' } as const;
    const asked = { id: newId('req'), request: { ...pays, attemptId: newId('att') }, actor: agent };
    expect(await store.ask(id, asked)).toMatchObject({ ok: false, refusal: { code: 'card_blocked' } });
    // The same plastic under another token.
    await method(store, id, { fingerprint: card?.fingerprint ?? '' });
    expect((await store.methods(id)).map(({ status }) => status)).toEqual(['blocked', 'blocked']);
  });

  test('was declined with a card that came since: it is refused when it comes again', async () => {
    const { id } = await owing(store, 1_000);
    await restored();
    await book(inBook(id, { answer: { outcome: 'declined', declineCode: 'stolen_card', providerRef: 'ch_no' } }));
    await store.letGo();
    await method(store, id, { fingerprint: DETAILS.fingerprint });
    expect(await store.methods(id)).toMatchObject([{ status: 'blocked' }]);
  });

  test('of which something was given back is for a person, and pays nothing', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await restored();
    const charge = inBook(id, { givenBackMinor: 400 });
    const asked = { is: 'task', because: expect.stringContaining('4.00') };
    expect([await store.judgeCharge(charge), await book(charge)]).toEqual([asked, asked]);
    expect([await standOf(store, invoiceId), await attemptOf(charge)]).toEqual(['open 1000', null]);
    expect((await tasksOf('keyMismatch')).filter(({ data }) => data.key === charge.key)).toHaveLength(1);
  });

  test.each([
    ['of an account that is not here', (id: string) => inBook(`${id}x`), 'has no account'],
    ['in another currency', (id: string) => inBook(id, { currency: 'USD' }), 'in MXN'],
  ])('%s is for a person, once', async (_, chargeOf, because) => {
    const { id } = await owing(store, 1_000);
    await restored();
    const charge = chargeOf(id);
    for (const _again of [1, 2])
      expect(await book(charge)).toEqual({ is: 'task', because: expect.stringContaining(because) });
    expect((await tasksOf('keyMismatch')).filter(({ data }) => data.key === charge.key)).toHaveLength(1);
  });

  test('with a card that nobody knows any more is for a person', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    await restored();
    expect(await store.bookCharge(inBook(id), 'sandbox', null)).toMatchObject({ is: 'task' });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
  });
});

describe('a charge that the record was about to make', () => {
  test('is booked on its order, which is not done again', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { attemptId } = await ordered(store, id);
    await restored();
    const [{ key }] = (await world.sql<{ key: string }>(
      "SELECT params ->> 'key' AS key FROM effects WHERE account_id = $1 AND type = 'chargeBalance'",
      [id],
    )) as [{ key: string }];
    const charge = inBook(id, { key });
    expect(await store.judgeCharge(charge)).toMatchObject({ is: 'settle' });
    expect(await book(charge)).toEqual({ is: 'settle' });
    expect([await standOf(store, invoiceId), (await attempt(store, attemptId)).outcome]).toEqual([
      'paid 0',
      'succeeded',
    ]);
    await store.letGo();
    expect((await store.look(id)).work.filter(({ verb }) => verb === 'chargeBalance')).toEqual([]);
  });

  test('and for another amount: a person is told, and nothing is booked', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { attemptId } = await frozen(store, id);
    await restored();
    const { key } = await attempt(store, attemptId);
    const answer = { outcome: 'succeeded', providerRef: 'ch_9', amountMinor: 900 } as const;
    await book(inBook(id, { key, amountMinor: 900, answer }));
    expect([await standOf(store, invoiceId), (await attempt(store, attemptId)).outcome]).toEqual([
      'open 1000',
      'refused',
    ]);
    expect((await tasksOf('keyMismatch')).filter(({ accountId }) => accountId === id)).toHaveLength(1);
  });

  test('whose answer was not heard is told now', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, UNKNOWN);
    await restored();
    const { key } = await attempt(store, attemptId);
    expect(await book(inBook(id, { key }))).toEqual({ is: 'settle' });
    expect(await standOf(store, invoiceId)).toBe('paid 0');
  });

  test('a debit that came back while its answer was not heard was declined, and the account goes on', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id, { methodId: await method(store, id, { kind: 'bankAccount' }) });
    await store.settleCharge(ref, UNKNOWN);
    await restored();
    const { key } = await attempt(store, attemptId);
    const answer = { outcome: 'returned', declineCode: 'no_funds', providerRef: 'ch_back' } as const;
    expect(await book(inBook(id, { key, answer }))).toEqual({ is: 'settle' });
    expect(await attempt(store, attemptId)).toMatchObject({ outcome: 'declined', answer: { type: 'CHARGE_DECLINED' } });
    await store.letGo();
    await frozen(store, id, { invoiceId, methodId: await method(store, id, { token: 'tok_other' }) });
  });

  test('and that it takes for declined was taken after all: it is booked', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, declined('insufficient_funds'));
    await restored();
    const { key } = await attempt(store, attemptId);
    await store.tellCharge({ attemptId, result: { outcome: 'succeeded', providerRef: 'ch_2' }, actor: SYSTEM });
    const taken = async () => (await tasksOf('keyMismatch')).filter(({ data }) => data.attemptId === attemptId);
    expect(await taken()).toHaveLength(1);
    expect(await book(inBook(id, { key, givenBackMinor: 1_000 }))).toMatchObject({ is: 'task' });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    expect(await book(inBook(id, { key }))).toEqual({ is: 'settle' });
    expect([await standOf(store, invoiceId), (await attempt(store, attemptId)).outcome]).toEqual([
      'paid 0',
      'succeeded',
    ]);
    expect(await taken()).toEqual([]);
  });

  test('and that was lost was taken after all: it is booked', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { ref, attemptId } = await frozen(store, id);
    await store.settleCharge(ref, declined('insufficient_funds'));
    await world.sql("UPDATE attempts SET outcome = 'lost', answer = NULL WHERE id = $1", [attemptId]);
    await restored();
    const { key } = await attempt(store, attemptId);
    expect(await book(inBook(id, { key }))).toEqual({ is: 'settle' });
    expect(await standOf(store, invoiceId)).toBe('paid 0');
    expect(await store.unbalanced(10)).toEqual([]);
  });

  test('and that is booked is known', async () => {
    const { id } = await owing(store, 1_000);
    const { key } = await charged(store, id);
    await restored();
    expect(await book(inBook(id, { key }))).toEqual({ is: 'known' });
  });

  test('in a record that was not restored its workflow is about to hear of it', async () => {
    const { id } = await owing(store, 1_000);
    const { attemptId, ref } = await frozen(store, id);
    const { key } = await attempt(store, attemptId);
    expect(await book(inBook(id, { key }))).toEqual({ is: 'underWay' });
    await store.settleCharge(ref, SUCCEEDED);
    expect((await attempt(store, attemptId)).outcome).toBe('succeeded');
  });
});

describe('while it is restored', () => {
  test('nothing is begun and nothing falls due; facts are taken, and what waits is done when it is let go', async () => {
    const { id } = await owing(store, 1_000);
    const { ref } = await ordered(store, id);
    await restored();
    expect(await store.look(id)).toMatchObject({ work: [], wakeAt: null });
    expect(await store.beginCharge(ref, 'sandbox')).toEqual({ is: 'over' });
    for (const name of ['charges', 'mails', 'deactivations'] as const)
      expect(await store.stopOf(name)).toContain('restored');
    const { step } = await store.look(id);
    world.clock.now = '2026-03-20T15:00:00.000Z';
    await store.reach(id);
    expect((await store.look(id)).step).toBe(step);
    expect(await invoice(store, id, 500)).toMatchObject({ status: 'open' });
    expect(await store.overdue(0, 100)).toEqual([]);
    world.clock.now = now;

    expect(await store.letGo()).toBeGreaterThan(0);
    expect([await store.restoredState(), await store.stopOf('charges'), await store.letGo()]).toEqual([
      null,
      null,
      null,
    ]);
    const after = await store.look(id);
    expect(after.work.map(({ verb }) => verb)).toContain('chargeBalance');
    expect(after.step).toBeGreaterThan(SECOND);
  });

  test('no webhook leaves; what waits is told with the version that the account has when it is let go', async () => {
    const endpointId = newId('whe');
    await store.addEndpoint({ id: endpointId, url: 'https://x.example', types: ['*'], secret: 'whsec_x', now });
    await restored();
    const { id } = await owing(store, 1_000);
    const due = async () => (await store.dueDeliveries(1_000, 0)).filter((one) => one.endpointId === endpointId);
    expect(await due()).toEqual([]);
    await store.letGo();
    const [{ version }] = (await world.sql<{ version: number }>(
      'SELECT version FROM account_states WHERE account_id = $1',
      [id],
    )) as [{ version: number }];
    const told = (await due()).map(({ body }) => (body as { data: { accountId: string; version: number } }).data);
    expect(told).toEqual([expect.objectContaining({ accountId: id, version })]);
    await store.removeEndpoint(endpointId, now);
  });

  test('what is decided has keys of a new epoch from the moment on in which it is known', async () => {
    const epochOf = async () =>
      (await world.sql<{ epoch: number }>('SELECT epoch FROM record_info')).map(({ epoch }) => epoch)[0] ?? 0;
    const before = await epochOf();
    const { id } = await owing(store, 1_000);
    await store.wentBack(id, (await store.look(id)).step + 1);
    const marked = await epochOf();
    expect(marked).toBeGreaterThan(Math.max(before, SECOND));
    await store.wentBack(id, 1_000_000_000);
    expect(await epochOf()).toBe(marked);
  });

  test('a deed that was begun in the life that is lost says nothing of what has its place now', async () => {
    const { id } = await owing(store, 1_000);
    const { ref, attemptId } = await ordered(store, id);
    await restored();
    await store.settleCharge(ref, SUCCEEDED);
    expect(await store.attemptById(attemptId)).toBe(null);
  });

  test('versions and steps rise, of what readers see and of orders to the switch too, and the epoch last', async () => {
    const { id } = await owing(store, 1_000);
    const [before] = await world.sql<{ version: number; epoch: number }>(
      'SELECT version, (SELECT epoch FROM record_info) AS epoch FROM account_states WHERE account_id = $1',
      [id],
    );
    await world.sql(
      `INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority)
       VALUES ($1, 1, 9, 'deactivateService', $2, '{"version": 3}', 'service', 'puntual-service', 3)`,
      [id, `${id}:deactivate:9`],
    );
    await restored();
    await store.letGo();
    const [after] = await world.sql<{ version: number; step: number; body: { version: number; step: number } }>(
      `SELECT s.version, s.step, s.body, p.body ->> 'version' AS shown, e.params ->> 'version' AS fence,
         (SELECT epoch FROM record_info) AS epoch
       FROM account_states s JOIN projections p USING (account_id) JOIN effects e USING (account_id)
       WHERE s.account_id = $1 AND e.position = 9`,
      [id],
    );
    const version = after?.version ?? 0;
    expect(version).toBeGreaterThan(Math.max(SECOND, before?.version ?? 0));
    expect(after).toMatchObject({
      step: version,
      body: { version, step: version },
      shown: String(version),
      fence: String(version),
      epoch: expect.any(Number),
    });

    expect((after as unknown as { epoch: number }).epoch).toBeGreaterThanOrEqual(version);

    // The same backup once more, a second later: nothing is given out twice.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await world.sql('UPDATE account_states SET step = 9, version = 9 WHERE account_id = $1', [id]);
    await world.sql('UPDATE record_info SET epoch = $1', [before?.epoch]);
    await restored();
    await store.letGo();
    const [again] = await world.sql<{ version: number; step: number; epoch: number }>(
      'SELECT step, version, (SELECT epoch FROM record_info) AS epoch FROM account_states WHERE account_id = $1',
      [id],
    );
    for (const number of Object.values(again ?? {})) expect(number).toBeGreaterThan(version);
  });
});

test('a workflow that knows a higher step marks it, once; one of an account that is not here does not', async () => {
  const { id } = await owing(store, 1_000);
  const { step } = await store.look(id);
  await store.wentBack(id, step);
  await store.wentBack('acc_nobody', 100);
  expect(await store.restoredState()).toBe(null);
  expect(await store.wentBack(id, step + 1)).toMatchObject({ work: [], wakeAt: null });
  const marked = await store.restoredState();
  expect(Date.parse(marked?.from ?? '')).toBeLessThan(Date.parse(marked?.at ?? ''));
  await store.wentBack(id, step + 9);
  expect(await store.restoredState()).toEqual(marked);
});

test('somebody says that it went back, where no workflow knows: all stops, and later words change nothing', async () => {
  const { id } = await owing(store, 1_000);
  await store.takeAsRestored('2026-03-10T15:00:00.000Z');
  expect(await store.restoredState()).toMatchObject({ from: '2026-03-10T15:00:00.000Z' });
  await store.takeAsRestored('2026-01-01T00:00:00.000Z');
  expect(await store.restoredState()).toMatchObject({ from: '2026-03-10T15:00:00.000Z' });
  expect(await store.letGo()).toBeGreaterThan(0);
  const [raised] = await world.sql<{ version: number }>('SELECT version FROM account_states WHERE account_id = $1', [
    id,
  ]);
  expect(raised?.version).toBeGreaterThan(SECOND);
});

/** An order that was decided before the server began, as a recovery to an earlier moment finds it. */
const decidedBefore = (accountId: string, at: string): Promise<unknown> =>
  world.sql(
    `INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority, status, ended_at, decided_at)
     VALUES ($1, 0, 0, 'chargeBalance', $2, '{}', 'money', 'puntual-charges', 1, 'done', $3, $3)`,
    [accountId, `${accountId}:before`, at],
  );

const DAY_MS = 86_400_000;

test('what is written after the server began again does not hide what was lost before', async () => {
  const { id } = await owing(store, 1_000);
  await world.sql('UPDATE effects SET decided_at = clock_timestamp() WHERE account_id = $1', [id]);
  await decidedBefore(id, '2026-05-02T12:00:00Z');
  await store.wentBack(id, (await store.look(id)).step + 1);
  expect(await store.restoredState()).toMatchObject({ from: '2026-05-01T12:00:00.000Z' });
});

test('nor does an account that has nothing of before: the book is read from long ago', async () => {
  const { id } = await owing(store, 1_000);
  await world.sql('UPDATE effects SET decided_at = clock_timestamp() WHERE account_id = $1', [id]);
  await store.wentBack(id, (await store.look(id)).step + 1);
  const marked = await store.restoredState();
  const days = (Date.parse(marked?.at ?? '') - Date.parse(marked?.from ?? '')) / DAY_MS;
  expect(days).toBeCloseTo(91, 1);
});
