import { beforeAll, describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

/** Fiscal receipts on their way to the stamper and back, when what they are about moves meanwhile. */
const api = runningApi();

const PROFILE = { rfc: 'GUT010101AA1', name: 'GUTHRIE', regime: '601', postalCode: '06600', cfdiUse: 'G03' };

let id: string;
beforeAll(async () => {
  ({ id } = await api.account());
  await api.call('PUT', `/v1/accounts/${id}/tax-profile`, { body: PROFILE });
});

let wires = 0;
const wire = (invoice: { number: string }, amountMinor: number) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `MBAN0200${(wires += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    concept: invoice.number,
  });
const unmatch = (transfer: { id: string }) =>
  api.made(`/v1/bank-transfers/${transfer.id}/unmatch`, { reason: 'Another Guthrie' });
const pending = async () =>
  (await api.get(`/v1/rep-obligations?accountId=${id}&status=pending`)).json().items[0] as { id: string };
const repOf = async (repId: string) => (await api.get(`/v1/rep-obligations/${repId}`)).json();

describe('what was taken back of a receipt of payments', () => {
  test('before it was drawn is not in it, and contradicts nothing', async () => {
    const invoice = await api.invoice(id, 100_000);
    const gone = await wire(invoice, 20_000);
    await wire(invoice, 30_000);
    await unmatch(gone);
    const rep = await pending();
    expect(await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {})).toMatchObject({
      status: 'stamped',
      amountMinor: 30_000,
    });
  });

  test('while nobody had answered yet is in it: it is to be cancelled', async () => {
    const invoice = await api.invoice(id, 100_000);
    const gone = await wire(invoice, 20_000);
    await wire(invoice, 30_000);
    const rep = await pending();
    await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    const toStamp = await api.store.repToStamp({ id: rep.id, xmlOf: () => '<drawn/>' });
    await unmatch(gone);
    await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {});
    expect(toStamp?.mayBeSent).toBe(false);
    expect(await repOf(rep.id)).toMatchObject({ status: 'toCancel', amountMinor: 50_000 });
  });
});
