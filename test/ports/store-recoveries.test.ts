import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { asked, charged, commanded } from './store-deeds.ts';
import {
  agent,
  creditOf,
  factsOf,
  invoice,
  known,
  newId,
  openWorld,
  owing,
  refusal,
  standOf,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const stateOf = async (accountId: string): Promise<string | undefined> =>
  (await known(store, accountId)).projection?.collections.state;

async function writtenOff(totalMinor = 1_000): Promise<{ id: string; invoiceId: string; number: string }> {
  const { id, invoiceId } = await owing(store, totalMinor);
  await commanded(store, id, { type: 'WRITE_OFF_REQUESTED' });
  const { number } = (await store.invoiceById(invoiceId))!;
  return { id, invoiceId, number };
}

describe('what was written off', () => {
  test('F51, F52: is paid by a transfer that names it; the fact says what is left', async () => {
    const { id, invoiceId, number } = await writtenOff();
    await transfer(store, 400, { concept: number });
    expect(await standOf(store, invoiceId)).toBe('uncollectible 600');
    expect((await factsOf(store, id)).at(-1)).toMatchObject({ uncollectible: [{ id: invoiceId, balanceMinor: 600 }] });
    expect(await stateOf(id)).toBe('writtenOff');
    await transfer(store, 650, { concept: number });
    expect([await standOf(store, invoiceId), await creditOf(store, id), await stateOf(id)]).toEqual([
      'paid 0',
      50,
      'current',
    ]);
  });

  test('F52: is charged when somebody asks for it', async () => {
    const { id, invoiceId } = await writtenOff();
    await charged(store, id);
    expect([await standOf(store, invoiceId), await stateOf(id)]).toEqual(['paid 0', 'current']);
  });

  test('F50: a recovery that is undone is uncollectible again', async () => {
    const { id, invoiceId, number } = await writtenOff();
    const { id: transferId } = await transfer(store, 1_000, { concept: number });
    await store.unmatchTransfer({ transferId, reason: 'not theirs', actor: agent });
    expect([await standOf(store, invoiceId), await stateOf(id)]).toEqual(['uncollectible 1000', 'writtenOff']);
    const { items } = await store.tasks({ limit: 10, cursor: null, accountId: id });
    expect(items).toMatchObject([{ kind: 'recoveryUndone', subject: { invoiceId } }]);
  });
});

describe('a chargeback', () => {
  const twice = async (): Promise<{ id: string; invoiceId: string; attemptId: string }> => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { id: attemptId } = await charged(store, id);
    await store.noteCredit({ id: newId('crn'), invoiceId, amountMinor: 400, reason: 'x', actor: agent });
    await store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 400, reason: 'x', actor: agent });
    await store.chargeBack({ attemptId, actor: agent });
    return { id, invoiceId, attemptId };
  };

  test('F09: 1,000 paid, 400 credited and refunded, 1,000 charged back: 1,000 are open, and a task', async () => {
    const { id, invoiceId } = await twice();
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['open 1000', 0]);
    expect((await known(store, id)).projection?.balance.openMinor).toBe(1_000);
    const { items } = await store.tasks({ limit: 10, cursor: null, accountId: id });
    expect(items.map(({ kind }) => kind).sort()).toEqual(['chargeback', 'moneyOutTwice']);
    // What it asks for again may be lowered again, and by no more.
    const note = (amountMinor: number) =>
      store.noteCredit({ id: newId('crn'), invoiceId, amountMinor, reason: 'x', actor: agent });
    expect(await refusal(note(1_001))).toBe('422 credit_too_large');
    await note(1_000);
    expect(await standOf(store, invoiceId)).toBe('paid 0');
  });

  test('that is won pays the invoice again, once; its tasks are closed', async () => {
    const { id, invoiceId, attemptId } = await twice();
    const won = await store.closeChargeback({ attemptId, outcome: 'won', actor: agent });
    expect(won).toMatchObject({ status: 'settled', amountMinor: 1_000, creditMinor: 0 });
    expect(await store.closeChargeback({ attemptId, outcome: 'won', actor: agent })).toEqual(won);
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
    expect(await known(store, id)).toMatchObject({ autopay: false, projection: { balance: { openMinor: 0 } } });
    expect((await store.tasks({ limit: 10, cursor: null, accountId: id })).items).toEqual([]);
  });

  test('that is lost leaves all as it is; where there was none, there is none to close', async () => {
    const { invoiceId, attemptId } = await twice();
    await store.closeChargeback({ attemptId, outcome: 'lost', actor: agent });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    const { id } = await owing(store, 500);
    const { id: other } = await charged(store, id);
    expect(await refusal(store.closeChargeback({ attemptId: other, outcome: 'won', actor: agent }))).toBe(
      '409 no_chargeback',
    );
  });

  test('that is won gives nobody again what was refunded and asked for by no invoice', async () => {
    const { id, invoiceId } = await owing(store, 1_000);
    const { id: attemptId } = await charged(store, id);
    const next = await invoice(store, id, 100);
    await store.noteCredit({ id: newId('crn'), invoiceId, amountMinor: 1_000, reason: 'x', actor: agent });
    expect([await standOf(store, next.id), await creditOf(store, id)]).toEqual(['open 100', 1_000]);
    await store.refundCredit({ id: newId('ref'), accountId: id, amountMinor: 1_000, reason: 'x', actor: agent });
    await store.chargeBack({ attemptId, actor: agent });
    expect(await standOf(store, invoiceId)).toBe('open 1000');
    await store.closeChargeback({ attemptId, outcome: 'won', actor: agent });
    expect([await standOf(store, invoiceId), await creditOf(store, id)]).toEqual(['paid 0', 0]);
  });
});

describe('what agents give away', () => {
  test('M1: is summed under the lock: of five at once one goes through, and an admin may', async () => {
    const { id, invoiceId } = await owing(store, 1_000_000);
    const note = (role: 'agent' | 'admin') =>
      store.noteCredit({ id: newId('crn'), invoiceId, amountMinor: 150_000, reason: 'x', role, actor: agent });
    const said = await Promise.allSettled(Array.from({ length: 5 }, () => note('agent')));
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(note('agent'))).toBe('422 limit_exceeded');
    expect(await standOf(store, invoiceId)).toBe('open 850000');
    await note('admin');
    expect(await standOf(store, invoiceId)).toBe('open 700000');
    expect(await creditOf(store, id)).toBe(0);
  });

  test('M1: a void counts by what becomes credit too, and refunds by themselves', async () => {
    const { id, invoiceId } = await owing(store, 500_000);
    await transfer(store, 499_999, { concept: (await store.invoiceById(invoiceId))!.number });
    const voided = (role: 'agent' | 'admin') => store.voidInvoice({ invoiceId, reason: 'x', role, actor: agent });
    expect(await refusal(voided('agent'))).toBe('422 limit_exceeded');
    await voided('admin');
    expect(await creditOf(store, id)).toBe(499_999);
    const refund = (amountMinor: number, role: 'agent' | 'admin') =>
      store.refundCredit({ id: newId('ref'), accountId: id, amountMinor, reason: 'x', role, actor: agent });
    await refund(150_000, 'agent');
    expect(await refusal(refund(50_001, 'agent'))).toBe('422 limit_exceeded');
    await refund(50_000, 'agent');
    await refund(200_000, 'admin');
    expect(await creditOf(store, id)).toBe(99_999);
  });

  test('an accepted dispute counts with them', async () => {
    const { id, invoiceId } = await owing(store, 500_000);
    const disputeId = newId('dsp');
    await asked(store, id, {
      type: 'DISPUTE_REQUESTED',
      disputeId,
      invoiceId,
      amountMinor: 300_000,
      reason: 'x',
      late: true,
    });
    const accept = (creditMinor: number | null) =>
      store.resolveDispute({ disputeId, outcome: 'accepted', creditMinor, role: 'agent', actor: agent });
    expect(await refusal(accept(null))).toBe('422 limit_exceeded');
    await accept(120_000);
    const note = store.noteCredit({
      id: newId('crn'),
      invoiceId,
      amountMinor: 80_001,
      reason: 'x',
      role: 'agent',
      actor: agent,
    });
    expect(await refusal(note)).toBe('422 limit_exceeded');
  });
});
