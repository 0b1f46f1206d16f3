import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** What lies beside a proof, and that an agent may name its money when he accepts. */
const api = runningApi();

let sent = 0;
const owing = async (amountMinor: number): Promise<string> => {
  const { id } = await api.account({ name: `Owes ${amountMinor} SA` });
  await api.invoice(id, amountMinor, { issuedOn: '2026-02-01', dueOn: '2026-02-10' });
  return id;
};
const proofOf = (accountId: string, amountMinor: number, trackingKey: string) =>
  api.made(`/v1/accounts/${accountId}/proofs-of-payment`, { trackingKey, amountMinor, paidOn: '2026-03-02' });
const transfer = (amountMinor: number, more: object = {}) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `EVIDENCE${(sent += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    ...more,
  });
const beside = async (proofId: string) => (await api.get(`/v1/proofs-of-payment/${proofId}/evidence`)).json();

describe('beside a proof', () => {
  test('stand other proofs and transfers under its key, compared as keys are', async () => {
    const [mine, other] = [await owing(20_001), await owing(20_002)];
    const first = await proofOf(other, 500, 'shared key 1');
    const { id } = await proofOf(mine, 20_001, 'SHAREDKEY1');
    const came = await transfer(500, { trackingKey: 'Sharedkey1' });
    const { underKey } = await beside(id);
    expect(underKey.proofs).toMatchObject([{ id: first.id, accountId: other }]);
    expect(underKey.transfers).toMatchObject([{ id: came.id }]);
    expect((await api.get('/v1/proofs-of-payment/prf_none/evidence')).json()).toMatchObject({ status: 404 });
  });

  test('wait the transfers that may be its money, the likeliest first, each with its facts', async () => {
    const accountId = await owing(30_100);
    const { id } = await proofOf(accountId, 30_000, 'MISTYPED1');
    const [exact, foreign] = [await transfer(30_000), await transfer(30_000, { settledAt: '2026-02-20T14:00:00Z' })];
    await transfer(29_999);
    const { waiting } = await beside(id);
    expect(waiting.map((one: { transfer: { id: string } }) => one.transfer.id)).toEqual([exact.id, foreign.id]);
    expect(waiting[0].evidence).toEqual([
      { fact: 'sameKey', holds: false },
      { fact: 'sameAmount', holds: true },
      { fact: 'sameDay', holds: true },
      { fact: 'knownPayer', holds: false },
      { fact: 'payerName', holds: false },
      { fact: 'referenceFound', holds: false },
    ]);
    expect(waiting[0].allocations).toMatchObject([{ amountMinor: 30_000 }]);
  });
});

describe('a proof that is accepted with its money', () => {
  test('has it matched at once, and is settled by what it pays; the same again answers the same', async () => {
    const accountId = await owing(40_000);
    const { id } = await proofOf(accountId, 40_000, 'MISTYPED2');
    const came = await transfer(40_000);
    const accept = () =>
      api.post(`/v1/proofs-of-payment/${id}/accept`, { transferId: came.id }, { idempotencyKey: 'with-money-1' });
    expect((await accept()).json()).toMatchObject({ id, status: 'settled' });
    expect((await accept()).json()).toMatchObject({ id, status: 'settled' });
    expect((await api.get(`/v1/bank-transfers/${came.id}`)).json()).toMatchObject({
      status: 'matched',
      accountId,
      allocations: [{ amountMinor: 40_000 }],
    });
    expect((await api.get(`/v1/accounts/${accountId}`)).json().balance.openMinor).toBe(0);
  });

  test('is left as it is where that transfer is another’s by now, unknown, or would pay nothing', async () => {
    const accountId = await owing(50_000);
    const { id } = await proofOf(accountId, 50_000, 'MISTYPED3');
    const taken = await transfer(50_000);
    const other = await owing(50_000);
    const [invoice] = (await api.get(`/v1/accounts/${other}/invoices`)).json().items;
    await api.made(`/v1/bank-transfers/${taken.id}/match`, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 50_000 }],
    });
    const accept = async (transferId: string) =>
      (await api.post(`/v1/proofs-of-payment/${id}/accept`, { transferId })).json();
    expect(await accept(taken.id)).toMatchObject({ status: 422, code: 'transfer_not_unmatched' });
    expect(await accept('btx_none')).toMatchObject({ status: 404, errors: [{ path: 'transferId' }] });
    expect((await api.get(`/v1/proofs-of-payment/${id}`)).json().status).toBe('received');
    const { id: nothing } = await api.account();
    const early = await proofOf(nothing, 70_000, 'MISTYPED4');
    const money = await transfer(70_000);
    expect((await api.post(`/v1/proofs-of-payment/${early.id}/accept`, { transferId: money.id })).json()).toMatchObject(
      { status: 422, code: 'no_allocations' },
    );
    expect((await api.get(`/v1/proofs-of-payment/${early.id}`)).json().status).toBe('received');
  });
});
