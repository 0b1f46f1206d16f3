import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { StampedPaper } from '../../ports/store/receipts.ts';
import { runningApi } from './running-api.ts';

/** Fiscal receipts on their way to the stamper and back, when what they are about moves meanwhile. */
const api = runningApi();

const PROFILE = { rfc: 'GUT010101AA1', name: 'GUTHRIE', regime: '601', postalCode: '06600', cfdiUse: 'G03' };

let id: string;
const profiled = (accountId: string) => api.call('PUT', `/v1/accounts/${accountId}/tax-profile`, { body: PROFILE });
beforeAll(async () => {
  ({ id } = await api.account());
  await profiled(id);
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
const owedBy = async (accountId: string) => (await api.get(`/v1/rep-obligations?accountId=${accountId}`)).json().items;
const pending = async () =>
  (await api.get(`/v1/rep-obligations?accountId=${id}&status=pending`)).json().items[0] as { id: string };
const receiptOf = async (invoiceId: string) => (await api.get(`/v1/invoices/${invoiceId}/receipt`)).json();
const receiptXml = async (invoiceId: string) => (await api.store.invoiceReceipt(invoiceId))?.xml;
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
    const toStamp = await api.store.repToStamp({ id: rep.id, uuid: null, xmlOf: () => '<drawn/>' });
    await unmatch(gone);
    await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {});
    expect(toStamp?.mayBeSent).toBe(false);
    expect(await repOf(rep.id)).toMatchObject({ status: 'toCancel', amountMinor: 50_000 });
  });
});

describe('an answer that comes late', () => {
  const actor = { kind: 'system', id: 'test' } as const;
  const stamped = (uuid: string): StampedPaper => ({
    uuid,
    stampedAt: '2026-03-02T15:00:00.000Z',
    xml: `<stamped uuid="${uuid}"/>`,
  });
  const twiceStamped = async (uuid: string) =>
    (await api.get(`/v1/tasks?accountId=${id}&kind=receiptToCancel`))
      .json()
      .items.filter(({ data }: { data: { summary: string } }) => data.summary.includes(uuid));
  const keyOf = async (sent: Promise<{ key: string } | null>) => (await sent)?.key ?? '';

  describe('about an invoice', () => {
    const sent = (invoiceId: string) =>
      keyOf(api.store.invoiceToStamp({ invoiceId, uuid: null, xmlOf: () => '<drawn/>' }));
    const rejected = (invoiceId: string, key: string) =>
      api.store.invoiceRejected({ invoiceId, key, problem: 'CFDI40147: no' });

    test('a rejection of an older try changes nothing', async () => {
      const { id: invoiceId } = await api.invoice(id);
      const first = await sent(invoiceId);
      await rejected(invoiceId, first);
      const second = await sent(invoiceId);
      await rejected(invoiceId, first);
      expect(await receiptOf(invoiceId)).toMatchObject({ status: 'sent', problem: null });
      await rejected(invoiceId, second);
      expect(await receiptOf(invoiceId)).toMatchObject({ status: 'rejected', problem: 'CFDI40147: no' });
    });

    test('a stamp counts though it was rejected; where another is out, somebody cancels it', async () => {
      const { id: invoiceId } = await api.invoice(id);
      const first = await sent(invoiceId);
      await rejected(invoiceId, first);
      await api.store.invoiceStamped({ invoiceId, key: first, stamped: stamped('LATE-1'), actor });
      expect(await receiptOf(invoiceId)).toMatchObject({ status: 'stamped', uuid: 'LATE-1' });

      const { id: otherId } = await api.invoice(id);
      const old = await sent(otherId);
      await rejected(otherId, old);
      const out = await sent(otherId);
      await api.store.invoiceStamped({ invoiceId: otherId, key: old, stamped: stamped('LATE-2'), actor });
      expect(await receiptOf(otherId)).toMatchObject({ status: 'sent', uuid: null });
      expect(await twiceStamped('LATE-2')).toHaveLength(1);
      await api.store.invoiceStamped({ invoiceId: otherId, key: out, stamped: stamped('LATE-3'), actor });
      expect(await receiptOf(otherId)).toMatchObject({ status: 'stamped', uuid: 'LATE-3' });
    });
  });

  describe('about a receipt of payments', () => {
    const sent = (repId: string) => keyOf(api.store.repToStamp({ id: repId, uuid: null, xmlOf: () => '<drawn/>' }));
    const rejected = (repId: string, key: string) =>
      api.store.repRejected({ id: repId, key, problem: 'CFDI40147: no' });
    const owed = async (): Promise<string> => {
      const invoice = await api.invoice(id, 40_000);
      await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
      await wire(invoice, 40_000);
      return (await pending()).id;
    };

    test('a rejection of an older try changes nothing, and the stamp of the one that is out is kept', async () => {
      const repId = await owed();
      const first = await sent(repId);
      await rejected(repId, first);
      const second = await sent(repId);
      await rejected(repId, first);
      expect(await repOf(repId)).toMatchObject({ status: 'sent', problem: null });
      await api.store.repStamped({ id: repId, key: second, stamped: stamped('LATE-4'), actor });
      expect(await repOf(repId)).toMatchObject({ status: 'stamped', uuid: 'LATE-4', amountMinor: 40_000 });
    });

    test('a stamp counts though it was rejected, and is to be cancelled where more came since', async () => {
      const repId = await owed();
      const first = await sent(repId);
      await rejected(repId, first);
      expect(await repOf(repId)).toMatchObject({ status: 'pending', amountMinor: 40_000 });
      await api.store.repStamped({ id: repId, key: first, stamped: stamped('LATE-5'), actor });
      expect(await repOf(repId)).toMatchObject({ status: 'stamped', uuid: 'LATE-5', problem: null });

      const grown = await owed();
      const key = await sent(grown);
      await rejected(grown, key);
      expect(await owed()).toBe(grown);
      expect(await repOf(grown)).toMatchObject({ amountMinor: 80_000 });
      await api.store.repStamped({ id: grown, key, stamped: stamped('LATE-6'), actor });
      expect(await repOf(grown)).toMatchObject({ status: 'toCancel', uuid: 'LATE-6', amountMinor: 40_000 });
    });

    test('where another is out in its place, somebody cancels it', async () => {
      const repId = await owed();
      const first = await sent(repId);
      await rejected(repId, first);
      const second = await sent(repId);
      await api.store.repStamped({ id: repId, key: first, stamped: stamped('LATE-7'), actor });
      expect(await repOf(repId)).toMatchObject({ status: 'sent', uuid: null });
      expect(await twiceStamped('LATE-7')).toHaveLength(1);
      await api.store.repStamped({ id: repId, key: second, stamped: stamped('LATE-8'), actor });
      expect(await repOf(repId)).toMatchObject({ status: 'stamped', uuid: 'LATE-8' });
    });
  });
});

describe('what stands of an invoice that payments are told of', () => {
  const balancesOf = async (accountId: string) =>
    (await owedBy(accountId)).flatMap(({ payments }: { payments: { documents: Record<string, number>[] }[] }) =>
      payments.flatMap(({ documents }) =>
        documents.map(({ balanceBeforeMinor, balanceAfterMinor }) => [balanceBeforeMinor, balanceAfterMinor]),
      ),
    );
  const lowered = (invoice: { id: string }, amountMinor: number) =>
    api.made(`/v1/invoices/${invoice.id}/credit-notes`, { amountMinor, reason: 'Goodwill' });

  test('is right where a credit note took off what was paid, and the rest was returned and paid again', async () => {
    const account = await api.account();
    await profiled(account.id);
    const invoice = await api.invoice(account.id, 100_000);
    const first = await wire(invoice, 30_000);
    await wire(invoice, 70_000);
    await lowered(invoice, 20_000);
    await unmatch(first);
    await wire(invoice, 30_000);
    expect(await balancesOf(account.id)).toEqual([
      [100_000, 30_000],
      [30_000, 0],
    ]);
  });

  test('is right where the tax profile came after a first payment', async () => {
    const account = await api.account();
    const invoice = await api.invoice(account.id, 443_194);
    await wire(invoice, 200_000);
    await profiled(account.id);
    await wire(invoice, 100_000);
    await wire(invoice, 143_194);
    expect(await balancesOf(account.id)).toEqual([
      [243_194, 143_194],
      [143_194, 0],
    ]);
  });

  test('is nothing once it is void, whatever a credit note had taken off', async () => {
    const account = await api.account();
    await profiled(account.id);
    const invoice = await api.invoice(account.id, 100_000);
    const first = await wire(invoice, 30_000);
    await wire(invoice, 70_000);
    await lowered(invoice, 20_000);
    await unmatch(first);
    await api.made(`/v1/invoices/${invoice.id}/void`, { reason: 'Wrong address' });
    expect(await owedBy(account.id)).toMatchObject([{ status: 'dropped', amountMinor: 0 }]);
  });
});

describe('a folio fiscal from elsewhere', () => {
  const folio = (last: number) => `6F9619FF-8B86-5011-B42D-00C04FC9640${last}`;

  test('that another has is refused before anything is kept; one that is stamped has no other', async () => {
    const account = await api.account();
    await profiled(account.id);
    const [one, two] = [await api.invoice(account.id, 10_000), await api.invoice(account.id, 20_000)];
    const stamp = (invoice: { id: string }, uuid: string) => api.post(`/v1/invoices/${invoice.id}/stamp`, { uuid });
    expect((await stamp(one, folio(1))).json()).toMatchObject({ status: 'stamped', uuid: folio(1) });
    expect((await stamp(two, folio(1))).json()).toMatchObject({ status: 409, code: 'uuid_taken' });
    expect(await receiptOf(two.id)).toMatchObject({ status: 'unsent' });
    expect((await stamp(one, folio(1))).json()).toMatchObject({ status: 'stamped', uuid: folio(1) });
    expect((await stamp(one, folio(2))).json()).toMatchObject({ status: 409, code: 'already_stamped' });

    await wire(one, 10_000);
    const [rep] = await owedBy(account.id);
    const stampRep = (uuid: string) => api.post(`/v1/rep-obligations/${rep.id}/stamp`, { uuid });
    expect((await stampRep(folio(1))).json()).toMatchObject({ status: 409, code: 'uuid_taken' });
    expect(await repOf(rep.id)).toMatchObject({ status: 'pending' });
    expect((await stampRep(folio(3))).json()).toMatchObject({ status: 'stamped', uuid: folio(3) });
    expect((await stampRep(folio(3))).json()).toMatchObject({ status: 'stamped', uuid: folio(3) });
    expect((await stampRep(folio(4))).json()).toMatchObject({ status: 409, code: 'already_stamped' });
  });
});

test('what may be out and of which nothing stands is looked up, and not sent again', async () => {
  const account = await api.account();
  await profiled(account.id);
  const xmlOf = () => '<drawn/>';
  const invoice = await api.invoice(account.id, 10_000);
  await api.store.invoiceToStamp({ invoiceId: invoice.id, uuid: null, xmlOf });
  await api.made(`/v1/invoices/${invoice.id}/void`, { reason: 'Wrong address' });
  const gone = { status: 422, code: 'nothing_to_receipt' };
  expect((await api.post(`/v1/invoices/${invoice.id}/stamp`, {})).json()).toMatchObject(gone);
  expect(await receiptOf(invoice.id)).toMatchObject({ status: 'sent' });

  const paid = await api.invoice(account.id, 20_000);
  await api.made(`/v1/invoices/${paid.id}/stamp`, {});
  const returned = await wire(paid, 20_000);
  const [rep] = await owedBy(account.id);
  await api.store.repToStamp({ id: rep.id, uuid: null, xmlOf });
  await unmatch(returned);
  expect((await api.post(`/v1/rep-obligations/${rep.id}/stamp`, {})).json()).toMatchObject(gone);
  expect(await repOf(rep.id)).toMatchObject({ status: 'sent' });
});

describe('a record that was restored', () => {
  const goesBack = () =>
    api.sql.query("UPDATE record_info SET restored_at = clock_timestamp(), restored_from = '2026-03-01T12:00:00Z'");
  /** As if it had been restored to before its receipt was asked for. */
  const forgotten = (invoiceId: string) =>
    api.sql.query('DELETE FROM invoice_receipts WHERE invoice_id = $1', [invoiceId]);
  afterEach(async () => void (await api.store.letGo()));

  test('stamps nothing until it is let go; what was stamped elsewhere is told as ever', async () => {
    const account = await api.account();
    await profiled(account.id);
    const [one, two] = [await api.invoice(account.id, 10_000), await api.invoice(account.id, 20_000)];
    await wire(two, 20_000);
    const [rep] = await owedBy(account.id);
    await goesBack();
    for (const address of [`/v1/invoices/${one.id}/stamp`, `/v1/rep-obligations/${rep.id}/stamp`])
      expect((await api.post(address, {})).json()).toMatchObject({ status: 409, code: 'stamping_stopped' });
    expect([await receiptOf(one.id), await repOf(rep.id)]).toMatchObject([{ status: 'unsent' }, { status: 'pending' }]);
    const uuid = '6F9619FF-8B86-5011-B42D-00C04FC96477';
    expect(await api.made(`/v1/invoices/${one.id}/stamp`, { uuid })).toMatchObject({ status: 'stamped', uuid });
    await api.store.letGo();
    expect(await api.made(`/v1/rep-obligations/${rep.id}/stamp`, {})).toMatchObject({ status: 'stamped' });
  });

  test('looks up what the stamper may have stamped in the time that is lost, and keeps that', async () => {
    const account = await api.account();
    await profiled(account.id);
    const invoice = await api.invoice(account.id, 10_000);
    const before = await api.made(`/v1/invoices/${invoice.id}/stamp`, {});
    const xml = await receiptXml(invoice.id);
    await forgotten(invoice.id);
    await goesBack();
    await api.store.letGo();
    const toStamp = await api.store.invoiceToStamp({ invoiceId: invoice.id, uuid: null, xmlOf: () => '<another/>' });
    expect(toStamp?.mayBeSent).toBe(true);
    expect(await api.made(`/v1/invoices/${invoice.id}/stamp`, {})).toMatchObject({ uuid: before.uuid });
    expect(await receiptXml(invoice.id)).toBe(xml);
  });
});
