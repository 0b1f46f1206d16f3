import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

describe('an invoice', () => {
  test('is numbered, added up, and due by the policy unless told', async () => {
    const { id } = await api.account();
    const issued = await api.post(`/v1/accounts/${id}/invoices`, {
      lines: [
        { description: 'Lines', quantity: 2.5, unitAmountMinor: 333 },
        { description: 'Free month', quantity: 1, unitAmountMinor: 0 },
      ],
      taxMinor: 133,
    });
    expect(issued.statusCode).toBe(201);
    // 2.5 × 333 = 832.5, half up.
    expect(issued.json()).toMatchObject({
      id: expect.stringMatching(/^inv_/),
      accountId: id,
      number: expect.stringMatching(/^IN60\d{9}$/),
      status: 'open',
      currency: 'MXN',
      totalMinor: 966,
      taxMinor: 133,
      balanceMinor: 966,
      issuedOn: '2026-03-02',
      dueOn: '2026-03-10',
      lines: [{ amountMinor: 833 }, { amountMinor: 0 }],
    });
    expect((await api.get(issued.headers.location ?? '')).json()).toEqual(issued.json());
    expect(await api.invoice(id, 100, { issuedOn: '2026-03-06' })).toMatchObject({ dueOn: '2026-04-10' });
    expect(await api.invoice(id, 100, { kind: 'oneTime' })).toMatchObject({ dueOn: '2026-03-17' });
    expect(await api.invoice(id, 100, { dueOn: '2026-03-02' })).toMatchObject({
      issuedOn: '2026-03-02',
      dueOn: '2026-03-02',
    });
  });

  test("is of the account's own day", async () => {
    api.machineNow = '2026-03-03T05:30:00.000Z';
    const { id } = await api.account();
    expect(await api.invoice(id)).toMatchObject({ issuedOn: '2026-03-02' });
    const { id: tokyo } = await api.account({ timeZone: 'Asia/Tokyo' });
    expect(await api.invoice(tokyo)).toMatchObject({ issuedOn: '2026-03-03' });
    api.machineNow = '2026-03-02T15:00:00.000Z';
  });

  test('has a number that no other has', async () => {
    const { id } = await api.account();
    expect(await api.invoice(id, 100, { number: 'F-2026/001' })).toMatchObject({ number: 'F-2026/001' });
    const taken = await api.post(`/v1/accounts/${id}/invoices`, {
      number: 'F-2026/001',
      lines: [{ description: 'x', quantity: 1, unitAmountMinor: 1 }],
    });
    expect(taken.json()).toMatchObject({ status: 409, code: 'number_taken' });
  });

  test('is paid by credit at once, and voided only while it is open', async () => {
    const { id } = await api.account();
    const first = await api.invoice(id, 10_000);
    await api.made(`/v1/invoices/${first.id}/credit-notes`, { amountMinor: 4_000, reason: 'Two days without service' });
    expect((await api.get(`/v1/invoices/${first.id}`)).json()).toMatchObject({
      balanceMinor: 6_000,
      totalMinor: 10_000,
      status: 'open',
    });
    await api.card(id);
    await api.made(`/v1/invoices/${first.id}/pay`);
    await api.made(`/v1/invoices/${first.id}/credit-notes`, { amountMinor: 1_000, reason: 'One more day' });
    expect((await api.get(`/v1/accounts/${id}`)).json().balance).toEqual({
      openMinor: 0,
      overdueMinor: 0,
      creditMinor: 1_000,
    });
    const second = await api.invoice(id, 3_000);
    expect(second).toMatchObject({ totalMinor: 3_000, balanceMinor: 2_000, status: 'open' });
    expect((await api.post(`/v1/invoices/${second.id}/void`, {})).json()).toMatchObject({
      status: 'void',
      balanceMinor: 0,
    });
    expect((await api.post(`/v1/invoices/${second.id}/void`)).json()).toMatchObject({
      status: 422,
      code: 'invoice_not_open',
    });
    expect((await api.get(`/v1/accounts/${id}`)).json().balance).toEqual({
      openMinor: 0,
      overdueMinor: 0,
      creditMinor: 1_000,
    });
  });
});

describe('what an agent may forgive', () => {
  test('is limited by the policy, whichever way it is asked for', async () => {
    const { id } = await api.account();
    const { id: invoiceId } = await api.invoice(id, 900_000);
    const dispute = await api.made(`/v1/invoices/${invoiceId}/disputes`, { reason: 'Not ours' });
    const refused = { status: 422, code: 'limit_exceeded', limitMinor: 200_000 };
    expect(
      (
        await api.post(
          `/v1/invoices/${invoiceId}/credit-notes`,
          { amountMinor: 200_001, reason: 'x' },
          { role: 'agent' },
        )
      ).json(),
    ).toMatchObject(refused);
    expect((await api.post(`/v1/invoices/${invoiceId}/void`, {}, { role: 'agent' })).json()).toMatchObject(refused);
    expect(
      (await api.post(`/v1/disputes/${dispute.id}/resolve`, { outcome: 'accepted' }, { role: 'agent' })).json(),
    ).toMatchObject(refused);
    expect(
      (
        await api.post(
          `/v1/invoices/${invoiceId}/credit-notes`,
          { amountMinor: 200_000, reason: 'x' },
          { role: 'agent' },
        )
      ).json(),
    ).toMatchObject({
      amountMinor: 200_000,
      creditMinor: 0,
      invoiceId,
    });
    expect(
      (await api.post(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor: 300_000, reason: 'x' })).statusCode,
    ).toBe(201);
  });
});

describe('a dispute', () => {
  test('holds the invoice until it is resolved', async () => {
    const { id } = await api.account();
    const { id: invoiceId } = await api.invoice(id, 10_000, { issuedOn: '2026-02-20', dueOn: '2026-02-25' });
    const opened = await api.post(`/v1/invoices/${invoiceId}/disputes`, {
      reason: 'Two lines too many',
      amountMinor: 4_000,
    });
    expect(opened.statusCode).toBe(201);
    expect(opened.json()).toMatchObject({
      id: expect.stringMatching(/^dsp_/),
      accountId: id,
      invoiceId,
      amountMinor: 4_000,
      status: 'open',
      creditMinor: 0,
    });
    expect((await api.get(opened.headers.location ?? '')).json()).toMatchObject(opened.json());
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      balance: { openMinor: 10_000, overdueMinor: 6_000 },
      collections: { holds: [{ kind: 'dispute', invoiceId }] },
    });

    const resolved = await api.post(`/v1/disputes/${opened.json().id}/resolve`, { outcome: 'accepted' });
    expect(resolved.json()).toMatchObject({ status: 'accepted', creditMinor: 4_000 });
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      balance: { openMinor: 6_000, overdueMinor: 6_000 },
      collections: { holds: [] },
    });
    expect((await api.post(`/v1/disputes/${opened.json().id}/resolve`, { outcome: 'rejected' })).json()).toMatchObject({
      status: 422,
      code: 'dispute_not_open',
    });
  });

  test('comes too late after 15 days, and then is for an admin', async () => {
    const { id } = await api.account();
    const { id: invoiceId } = await api.invoice(id, 10_000, { issuedOn: '2026-02-14', dueOn: '2026-03-10' });
    expect((await api.post(`/v1/invoices/${invoiceId}/disputes`, { reason: 'x' })).json()).toMatchObject({
      status: 422,
      code: 'dispute_window_closed',
      closedAt: expect.stringMatching(/Z$/),
    });
    expect(
      (await api.post(`/v1/invoices/${invoiceId}/disputes`, { reason: 'x', late: true }, { role: 'agent' })).json(),
    ).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await api.post(`/v1/invoices/${invoiceId}/disputes`, { reason: 'x', late: true })).statusCode).toBe(201);
  });
});
