import { beforeEach, describe, expect, test } from '@jest/globals';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { type GatewayRefund, OutcomeUnknown } from '../../ports/gateway/gateway.ts';
import { until } from '../until.ts';
import { runningApi } from './running-api.ts';
import { given } from './scripted-bank.ts';

/** Credit goes back to where its money came from: by itself, or there is a task. */
const api = runningApi();
const CLABE = '002010077777777771';

beforeEach(() => {
  api.bank.refunding = given;
  api.bank.refundCalls.length = 0;
});

/** Has paid 100.00 by card, and half of it is credit. */
async function overcharged(token = 'tok_ok'): Promise<string> {
  const { id } = await api.account();
  await api.card(id, token);
  const { id: invoiceId } = await api.invoice(id, 10_000);
  await api.made(`/v1/invoices/${invoiceId}/pay`);
  await api.made(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor: 5_000, reason: 'Too much' });
  return id;
}
const refund = (id: string, amountMinor: number) =>
  api.made(`/v1/accounts/${id}/refunds`, { amountMinor, reason: 'On request' });
const shown = async (refundId: string) => (await api.get(`/v1/refunds/${refundId}`)).json();
const isAt = (refundId: string, status: string) => until(async () => (await shown(refundId)).status === status);
const tasksOf = async (id: string) =>
  (await api.get(`/v1/tasks?accountId=${id}&kind=refundByHand`)).json().items as { id: string; data: object }[];
const typesOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
    .json()
    .items.map((one: { type: string }) => one.type)
    .filter((type: string) => type.startsWith('refund'));
const creditOf = async (id: string): Promise<number> =>
  (await api.get(`/v1/accounts/${id}`)).json().balance.creditMinor;

describe('a refund', () => {
  test('of what was paid by card goes back there, once', async () => {
    const id = await overcharged();
    const { id: refundId, parts } = await refund(id, 3_000);
    expect(parts).toMatchObject([{ amountMinor: 3_000, by: 'provider', status: 'pending', refundRef: null }]);
    await isAt(refundId, 'succeeded');
    expect(await shown(refundId)).toMatchObject({ parts: [{ status: 'paid', refundRef: 're_1', because: null }] });
    const charge = api.bank.rows.find((row) => row.accountId === id);
    expect(api.bank.refundCalls).toEqual([
      { key: `${id}:refund:${refundId}:0`, providerRef: charge?.id, amountMinor: 3_000, currency: 'MXN' },
    ]);
    expect(await typesOf(id)).toEqual(['refund.made', 'refund.paid']);
    expect(await tasksOf(id)).toEqual([]);
    // What was given back of a payment is not given back again.
    const again = await refund(id, 2_000);
    await isAt(again.id, 'succeeded');
    expect(api.bank.refundCalls).toHaveLength(2);
    expect(await creditOf(id)).toBe(0);
  });

  test('that takes its bank days is told of, and one that comes back is a task', async () => {
    api.bank.refunding = async ({ amountMinor }) => ({ outcome: 'pending', refundRef: 're_days', amountMinor });
    const id = await overcharged();
    const { id: refundId } = await refund(id, 5_000);
    await until(async () => (await shown(refundId)).parts[0].status === 'sent');
    expect((await shown(refundId)).status).toBe('pending');
    const failed = {
      key: `${id}:refund:${refundId}:0`,
      because: 'account closed',
      actor: { kind: 'provider', id: 'stripe' } as const,
    };
    expect(await api.store.tellRefundFailed(failed)).toBe(true);
    expect(await api.store.tellRefundFailed(failed)).toBe(true);
    expect(await api.store.tellRefundFailed({ ...failed, key: 'somebody:else' })).toBe(false);
    expect(await shown(refundId)).toMatchObject({
      status: 'byHand',
      parts: [{ status: 'byHand', because: 'account closed', refundRef: 're_days' }],
    });
    expect(await typesOf(id)).toEqual(['refund.made', 'refund.paid', 'refund.failed']);
    expect(await tasksOf(id)).toHaveLength(1);
  });

  test('whose answer got lost is sent again under its key', async () => {
    let asked = 0;
    api.bank.refunding = async (one) => {
      asked += 1;
      if (asked === 1) throw new OutcomeUnknown('no answer');
      return given(one);
    };
    const id = await overcharged();
    const { id: refundId } = await refund(id, 1_000);
    await until(() => asked > 0);
    await api.hands.comeBack(id);
    await isAt(refundId, 'succeeded');
    expect(new Set(api.bank.refundCalls.map(({ key }: GatewayRefund) => key)).size).toBe(1);
  });

  test('that its provider knows for another amount is no refund of ours: a task', async () => {
    api.bank.refunding = async () => ({ outcome: 'succeeded', refundRef: 're_9', amountMinor: 1 });
    const id = await overcharged();
    const { id: refundId } = await refund(id, 1_000);
    await isAt(refundId, 'byHand');
    expect((await shown(refundId)).parts).toMatchObject([{ because: expect.stringContaining('knows this key for 1') }]);
  });

  test('that its provider refuses is a task; done, it is paid', async () => {
    api.bank.refunding = async () => ({ outcome: 'refused', because: 'the card is gone' });
    const id = await overcharged();
    const { id: refundId } = await refund(id, 1_000);
    await isAt(refundId, 'byHand');
    const [task] = await tasksOf(id);
    expect(task).toMatchObject({ subject: { refundId }, data: { amountMinor: 1_000, because: 'the card is gone' } });
    await api.made(`/v1/tasks/${task?.id}/done`, {});
    expect(await shown(refundId)).toMatchObject({ status: 'succeeded', parts: [{ status: 'paidByHand' }] });
    expect(await creditOf(id)).toBe(4_000);
  });

  test('of a transfer is a task with the CLABE that it came from; dismissed, it is credit again', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000);
    await api.made('/v1/bank-transfers', {
      amountMinor: 15_000,
      currency: 'MXN',
      settledAt: '2026-03-02T14:00:00Z',
      trackingKey: 'OVERPAID1',
      concept: number,
      payerClabe: CLABE,
    });
    const { id: refundId, status, parts } = await refund(id, 5_000);
    expect(status).toBe('byHand');
    expect(parts).toMatchObject([{ by: 'hand', toClabe: CLABE, status: 'byHand' }]);
    expect(api.bank.refundCalls).toEqual([]);
    const [task] = await tasksOf(id);
    expect(task).toMatchObject({ dueOn: '2026-03-03', data: { toClabe: CLABE } });
    const dismissed = await api.post(`/v1/tasks/${task?.id}/dismiss`, { reason: 'They keep it' });
    expect(dismissed.statusCode).toBe(200);
    expect(await shown(refundId)).toMatchObject({ status: 'undone', parts: [{ status: 'undone' }] });
    expect(await creditOf(id)).toBe(5_000);
    expect(await typesOf(id)).toEqual(['refund.made', 'refund.undone']);
    const { lines: statement } = (await api.get(`/v1/accounts/${id}/statement`)).json();
    expect(statement.at(-1)).toMatchObject({ kind: 'refund', amountMinor: -5_000, balanceMinor: -5_000 });
    const { items: journal } = (await api.get('/v1/journal?from=2026-03-01&to=2026-03-31&limit=100')).json();
    expect(journal.map((one: { document: string }) => one.document)).toContain('refundUndone');
    // And may be refunded again, of the same payment.
    expect((await refund(id, 5_000)).parts).toMatchObject([{ toClabe: CLABE }]);
  });

  test('waits while charges are stopped', async () => {
    const id = await overcharged();
    await api.made('/v1/switches', { name: 'charges', stopped: true, reason: 'Looking into something' });
    const { id: refundId } = await refund(id, 1_000);
    await until(() => api.hands.failed.some((error) => error instanceof TryLater));
    expect(api.bank.refundCalls).toEqual([]);
    expect((await shown(refundId)).status).toBe('pending');
    await api.made('/v1/switches', { name: 'charges', stopped: false, reason: 'It is well' });
    await api.hands.comeBack(id);
    await isAt(refundId, 'succeeded');
  });

  test('is not told of as strange when its provider tells of it; what is above it is', async () => {
    const id = await overcharged();
    const { id: refundId } = await refund(id, 1_000);
    await isAt(refundId, 'succeeded');
    const [attempt] = (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items;
    const strange = async () => (await api.get(`/v1/tasks?accountId=${id}&kind=moneyOutTwice`)).json().items;
    await api.store.tellGivenBack({ attemptId: attempt.id, amountMinor: 1_000 });
    expect(await strange()).toEqual([]);
    await api.store.tellGivenBack({ attemptId: attempt.id, amountMinor: 1_500 });
    expect(await strange()).toMatchObject([{ data: { amountMinor: 500 } }]);
  });

  test('while its provider refuses us waits as well', async () => {
    api.bank.refunding = () => Promise.reject(new RailRefused('401'));
    const id = await overcharged();
    const { id: refundId } = await refund(id, 1_000);
    await until(() => api.hands.failed.some((error) => error instanceof RailRefused));
    expect((await shown(refundId)).status).toBe('pending');
    expect(await tasksOf(id)).toEqual([]);
    api.bank.refunding = given;
    await api.store.letRailGo('charges');
    await api.hands.comeBack(id);
    await isAt(refundId, 'succeeded');
  });
});
