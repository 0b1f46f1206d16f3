import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

const line = (unitAmountMinor: number, quantity = 1) => ({ description: 'Service', quantity, unitAmountMinor });
const refusal = (answer: { json(): { status: number; code: string } }): string =>
  `${answer.json().status} ${answer.json().code}`;

describe('a discount', () => {
  test('is a line below zero, and lowers what is asked', async () => {
    const { id } = await api.account();
    const issued = await api.made(`/v1/accounts/${id}/invoices`, {
      lines: [line(100_000), line(-333, 1.5)],
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 99_500, amountMinor: 15_920 }],
    });
    expect(issued).toMatchObject({
      kind: 'recurring',
      lines: [{ amountMinor: 100_000 }, { unitAmountMinor: -333, amountMinor: -500 }],
      taxMinor: 15_920,
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 99_500, amountMinor: 15_920 }],
      totalMinor: 115_420,
      balanceMinor: 115_420,
      payments: [],
      creditNotes: [],
      dispute: null,
    });
    expect((await api.get(`/v1/invoices/${issued.id}`)).json()).toEqual(issued);
  });

  test('of all of it leaves nothing to pay: the invoice is paid, and nobody owes', async () => {
    const { id } = await api.account();
    const free = await api.made(`/v1/accounts/${id}/invoices`, {
      lines: [line(100_000), line(-100_000)],
      kind: 'oneTime',
    });
    expect(free).toMatchObject({ kind: 'oneTime', status: 'paid', totalMinor: 0, balanceMinor: 0 });
    expect((await api.get(`/v1/accounts/${id}`)).json().balance).toEqual({
      openMinor: 0,
      overdueMinor: 0,
      creditMinor: 0,
    });
  });

  test('of more than that, or a tax that its parts contradict, is refused by name', async () => {
    const { id } = await api.account();
    const less = await api.post(`/v1/accounts/${id}/invoices`, { lines: [line(100), line(-101)] });
    expect(less.json()).toMatchObject({ status: 400, errors: [{ path: 'lines' }] });
    const taxed = await api.post(`/v1/accounts/${id}/invoices`, {
      lines: [line(100)],
      taxMinor: 15,
      taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 100, amountMinor: 16 }],
    });
    expect(taxed.json()).toMatchObject({ status: 400, errors: [{ path: 'taxMinor' }] });
  });
});

test('an invoice shows what has paid it, its credit notes and its dispute', async () => {
  const { id } = await api.account();
  const card = await api.card(id);
  const { id: paidBefore } = await api.invoice(id, 1_000);
  await api.made(`/v1/invoices/${paidBefore}/pay`);
  await api.made(`/v1/invoices/${paidBefore}/credit-notes`, { amountMinor: 300, reason: 'Two days' });
  const { id: invoiceId } = await api.invoice(id, 10_000);
  const { paymentId } = await api.made(`/v1/invoices/${invoiceId}/pay`, {
    paymentMethodId: card.id,
    amountMinor: 2_000,
  });
  const note = await api.made(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor: 500, reason: 'Noise' });
  const dispute = await api.made(`/v1/invoices/${invoiceId}/disputes`, { reason: 'Not ours', amountMinor: 100 });
  expect((await api.get(`/v1/invoices/${invoiceId}`)).json()).toMatchObject({
    balanceMinor: 7_200,
    payments: [
      { paymentId: null, source: 'credit', at: null, amountMinor: 300 },
      { paymentId, source: 'card', amountMinor: 2_000 },
    ],
    creditNotes: [note],
    dispute,
  });
});

describe('a part of a debt by card', () => {
  test('is taken, at most what is open and not in dispute', async () => {
    const { id } = await api.account();
    await api.card(id);
    const { id: invoiceId } = await api.invoice(id, 10_000);
    const part = await api.post(`/v1/accounts/${id}/pay-balance`, { amountMinor: 2_500 });
    expect(part.json()).toMatchObject({ outcome: 'succeeded' });
    expect((await api.get(`/v1/invoices/${invoiceId}`)).json()).toMatchObject({ status: 'open', balanceMinor: 7_500 });
    const more = await api.post(`/v1/invoices/${invoiceId}/pay`, { amountMinor: 7_501 });
    expect(more.json()).toMatchObject({ status: 422, code: 'amount_too_large', mostMinor: 7_500 });
    expect((await api.post(`/v1/invoices/${invoiceId}/pay`, { amountMinor: 7_500 })).json()).toMatchObject({
      outcome: 'succeeded',
    });
    expect((await api.get(`/v1/invoices/${invoiceId}`)).json()).toMatchObject({ status: 'paid' });
  });
});

describe('the last day to pay', () => {
  test('is changed with a reason, once, and the account goes by it', async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-03-20T15:00:00Z' } });
    const { id: invoiceId } = await api.invoice(id, 10_000, { issuedOn: '2026-03-01', dueOn: '2026-03-10' });
    expect((await api.get(`/v1/accounts/${id}`)).json().collections).toMatchObject({
      state: 'overdue',
      daysOverdue: 10,
    });
    const change = { dueOn: '2026-03-31', reason: 'Agreed with Ana' };
    const [first, second] = [
      await api.call('PATCH', `/v1/invoices/${invoiceId}`, { body: change, role: 'agent' }),
      await api.call('PATCH', `/v1/invoices/${invoiceId}`, { body: change, role: 'agent' }),
    ];
    expect(first.json()).toMatchObject({ dueOn: '2026-03-31', issuedOn: '2026-03-01', status: 'open' });
    expect(second.json()).toEqual(first.json());
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      collections: { state: 'current', daysOverdue: 0 },
      balance: { openMinor: 10_000, overdueMinor: 0 },
    });
    const { items } = (await api.get(`/v1/accounts/${id}/timeline`)).json();
    expect(items.filter((one: { type: string }) => one.type === 'invoice.changed')).toMatchObject([
      { data: { invoiceId, from: '2026-03-10', dueOn: '2026-03-31', reason: 'Agreed with Ana' } },
    ]);
  });

  test('is not changed of a paid invoice, to a day before its issue, or without a reason', async () => {
    const { id } = await api.account();
    const { id: invoiceId } = await api.invoice(id, 0);
    const patch = (body: object, of = invoiceId) => api.call('PATCH', `/v1/invoices/${of}`, { body });
    expect(refusal(await patch({ dueOn: '2026-03-31', reason: 'x' }))).toBe('422 invoice_not_open');
    const { id: open } = await api.invoice(id, 100);
    for (const [path, body] of [
      ['dueOn', { dueOn: '2026-03-01', reason: 'x' }],
      ['dueOn', { dueOn: '2029-03-01', reason: 'x' }],
      ['reason', { dueOn: '2026-03-31' }],
    ] as const)
      expect((await patch(body, open)).json()).toMatchObject({ status: 400, errors: [{ path }] });
  });
});

test('disputes, credit notes and refunds are listed, all or of one account, and shown', async () => {
  const { id } = await api.account();
  const { id: other } = await api.account();
  const [first, second] = [await api.invoice(id, 1_000), await api.invoice(id, 1_000)];
  const notes = [];
  for (const { id: of } of [first, second, await api.invoice(other, 1_000)])
    notes.push(await api.made(`/v1/invoices/${of}/credit-notes`, { amountMinor: 100, reason: 'Noise' }));
  const disputes = [];
  for (const { id: of } of [first, second])
    disputes.push(await api.made(`/v1/invoices/${of}/disputes`, { reason: 'Not ours' }));
  await api.made(`/v1/disputes/${disputes[1].id}/resolve`, { outcome: 'rejected' });
  await api.card(other);
  const { id: paid } = await api.invoice(other, 500);
  await api.made(`/v1/invoices/${paid}/pay`);
  await api.made(`/v1/invoices/${paid}/credit-notes`, { amountMinor: 500, reason: 'Twice' });
  const refunded = await api.post(`/v1/accounts/${other}/refunds`, { amountMinor: 100, reason: 'On request' });

  const ids = async (url: string) => (await api.get(url)).json().items.map((one: { id: string }) => one.id);
  expect(await ids(`/v1/credit-notes?accountId=${id}`)).toEqual(notes.slice(0, 2).map((one) => one.id));
  expect(await ids('/v1/credit-notes')).toEqual(expect.arrayContaining(notes.map((one) => one.id)));
  expect((await api.get(`/v1/credit-notes/${notes[0].id}`)).json()).toEqual(notes[0]);
  expect(await ids(`/v1/disputes?accountId=${id}`)).toEqual(disputes.map((one) => one.id));
  expect(await ids(`/v1/disputes?status=open&accountId=${id}`)).toEqual([disputes[0].id]);
  expect(await ids(`/v1/disputes?accountId=${other}`)).toEqual([]);
  expect(await ids(`/v1/refunds?accountId=${other}`)).toEqual([refunded.json().id]);
  await api.hands.settled(other);
  expect((await api.get(refunded.headers.location ?? '')).json()).toEqual({
    ...refunded.json(),
    status: 'succeeded',
    parts: [expect.objectContaining({ status: 'paid' })],
  });
  expect(refunded.json()).toMatchObject({ accountId: other, amountMinor: 100, currency: 'MXN', reason: 'On request' });
  const page = (await api.get(`/v1/credit-notes?accountId=${id}&limit=1`)).json();
  expect(page.items).toEqual([notes[0]]);
  expect((await api.get(`/v1/credit-notes?accountId=${id}&cursor=${page.nextCursor}`)).json().items).toEqual([
    notes[1],
  ]);
});

describe('what can be asked of the sandbox', () => {
  test('a mail comes back, and the account hears of it, once', async () => {
    const { id } = await api.account({ billingRecipients: ['a@guthrie.example', 'b@guthrie.example'] });
    const { id: invoiceId } = await api.invoice(id);
    await api.made(`/v1/invoices/${invoiceId}/disputes`, { reason: 'Not ours' });
    await api.settled(id);
    const [mail] = (await api.get(`/v1/accounts/${id}/emails`)).json().items;
    const bounce = (body: object) => api.post(`/v1/sandbox/emails/${mail.id}/bounce`, body);
    expect(refusal(await bounce({ to: ['c@guthrie.example'] }))).toBe('422 not_a_recipient');
    expect((await bounce({ to: ['a@guthrie.example'] })).json()).toMatchObject({ status: 'sent' });
    expect((await bounce({})).json()).toMatchObject({ id: mail.id, status: 'bounced' });
    expect((await bounce({})).json()).toMatchObject({ status: 'bounced' });
    const { items } = (await api.get(`/v1/accounts/${id}/timeline`)).json();
    expect(items.filter((one: { type: string }) => one.type === 'email.bounced')).toMatchObject([
      { data: { bounced: ['a@guthrie.example'], everybody: false } },
      { data: { everybody: true } },
    ]);
  });
});

describe('an account', () => {
  test('shows all that can be changed of it, and opens a task on the day of the next action', async () => {
    const { id } = await api.account();
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      country: null,
      nextActionOn: null,
      autopayConsent: null,
    });
    const change = {
      country: 'MX',
      tags: ['gold'],
      nextActionOn: '2026-03-01',
      autopay: true,
      autopayConsent: 'Yes, charge',
    };
    expect((await api.call('PATCH', `/v1/accounts/${id}`, { body: change })).json()).toMatchObject({
      country: 'MX',
      tags: ['gold'],
      nextActionOn: '2026-03-01',
      autopayConsent: 'Yes, charge',
    });
    const tasks = async () => (await api.get(`/v1/tasks?accountId=${id}`)).json().items;
    expect(await tasks()).toMatchObject([{ kind: 'followUp', dueOn: '2026-03-01' }]);
    await api.call('PATCH', `/v1/accounts/${id}`, { body: { nextActionOn: null, autopay: false } });
    expect(await tasks()).toEqual([]);
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({ nextActionOn: null, autopayConsent: null });
  });

  test('is closed with nothing left, takes no invoice but late money, and is reopened', async () => {
    const { id } = await api.account();
    const { id: invoiceId, number } = await api.invoice(id, 1_000);
    const over = async (command: string) => {
      const { version } = (await api.get(`/v1/accounts/${id}`)).json();
      return api.post(`/v1/accounts/${id}/overrides`, { command, reason: 'They moved', expectedVersion: version });
    };
    const early = (await over('close')).json();
    expect(early).toMatchObject({ status: 409, code: 'not_allowed_now' });
    expect(early.detail).toContain('10.00 MXN is open');
    await api.made(`/v1/invoices/${invoiceId}/void`);
    expect((await over('close')).json()).toMatchObject({
      collections: { state: 'closed' },
      service: { state: 'cancelled' },
      allowed: ['reopen'],
    });
    const invoice = await api.post(`/v1/accounts/${id}/invoices`, { lines: [line(100)] });
    expect(invoice.json()).toMatchObject({ status: 422, code: 'account_closed' });
    await api.made('/v1/bank-transfers', {
      trackingKey: 'LATE1',
      amountMinor: 500,
      currency: 'MXN',
      settledAt: '2026-03-02T15:00:00Z',
      concept: number,
    });
    expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
      collections: { state: 'closed' },
      balance: { creditMinor: 500 },
    });
    expect((await api.get(`/v1/tasks?accountId=${id}`)).json().items).toMatchObject([{ kind: 'followUp' }]);
    expect((await over('reopen')).json()).toMatchObject({
      collections: { state: 'current' },
      service: { state: 'active' },
    });
    expect((await api.get(`/v1/tasks?accountId=${id}`)).json().items).toEqual([]);
  });
});
