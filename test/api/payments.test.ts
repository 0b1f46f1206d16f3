import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';
import { until } from '../until.ts';

const api = runningApi();

async function owing(
  token: string,
  amountMinor = 116_000,
): Promise<{ id: string; invoiceId: string; methodId: string }> {
  const { id } = await api.account();
  const invoice = await api.invoice(id, amountMinor);
  const method = await api.card(id, token);
  return { id, invoiceId: invoice.id, methodId: method.id };
}

const attempts = async (id: string) => (await api.get(`/v1/accounts/${id}/payment-attempts`)).json().items;

describe('pay', () => {
  test('charges an invoice, and says so', async () => {
    const { id, invoiceId, methodId } = await owing('tok_ok');
    const paid = await api.post(`/v1/invoices/${invoiceId}/pay`);
    expect(paid.statusCode).toBe(200);
    expect(paid.json()).toEqual({
      attemptId: expect.stringMatching(/^att_/),
      outcome: 'succeeded',
      paymentId: expect.stringMatching(/^pay_/),
    });
    const [attempt] = await attempts(id);
    expect(attempt).toEqual({
      id: paid.json().attemptId,
      accountId: id,
      at: api.machineNow,
      trigger: 'api',
      invoiceIds: [invoiceId],
      amountMinor: 116_000,
      paymentMethodId: methodId,
      outcome: 'succeeded',
      declineCode: null,
      key: expect.stringContaining(paid.json().attemptId),
      paymentId: paid.json().paymentId,
      action: null,
    });
    expect((await api.get(`/v1/payment-attempts/${attempt.id}`)).json()).toEqual(attempt);
    expect((await api.get('/v1/payment-attempts/att_none')).json()).toMatchObject({ status: 404, code: 'not_found' });
    expect((await api.get(`/v1/accounts/${id}/payments`)).json().items).toEqual([
      {
        id: paid.json().paymentId,
        accountId: id,
        at: api.machineNow,
        source: 'card',
        amountMinor: 116_000,
        currency: 'MXN',
        allocations: [{ invoiceId, amountMinor: 116_000 }],
        creditMinor: 0,
        status: 'settled',
        attemptId: attempt.id,
        transferId: null,
      },
    ]);
    expect((await api.get(`/v1/invoices/${invoiceId}`)).json()).toMatchObject({ status: 'paid', balanceMinor: 0 });
    expect((await api.get(`/v1/sandbox/charges?accountId=${id}`)).json()).toEqual({
      items: [
        { id: expect.any(String), at: api.machineNow, key: attempt.key, amountMinor: 116_000, outcome: 'succeeded' },
      ],
      nextCursor: null,
    });
    expect((await api.post(`/v1/invoices/${invoiceId}/pay`)).json()).toMatchObject({
      status: 422,
      code: 'nothing_due',
    });
  });

  test('charges everything that is open, oldest first', async () => {
    const { id, invoiceId } = await owing('tok_ok', 5_000);
    const second = await api.invoice(id, 7_000);
    expect((await api.post(`/v1/accounts/${id}/pay-balance`, {})).json().outcome).toBe('succeeded');
    expect((await attempts(id))[0]).toMatchObject({ amountMinor: 12_000, invoiceIds: [invoiceId, second.id] });
  });

  test('declined: says why, and from when it may be tried again', async () => {
    const { id, methodId } = await owing('tok_insufficient_funds');
    const declined = await api.post(`/v1/accounts/${id}/pay-balance`);
    expect(declined.statusCode).toBe(200);
    expect(declined.json()).toEqual({
      attemptId: expect.any(String),
      outcome: 'declined',
      declineCode: 'insufficient_funds',
      retryAllowedAt: '2026-03-02T16:00:00.000Z',
    });
    const tooSoon = await api.post(`/v1/accounts/${id}/pay-balance`, { paymentMethodId: methodId });
    expect(tooSoon.json()).toMatchObject({
      status: 409,
      code: 'retry_too_soon',
      retryAllowedAt: '2026-03-02T16:00:00.000Z',
    });

    const other = await api.card(id, 'tok_ok', { default: false });
    api.passMinutes(59);
    expect((await api.post(`/v1/accounts/${id}/pay-balance`)).json().code).toBe('retry_too_soon');
    api.passMinutes(1);
    expect((await api.post(`/v1/accounts/${id}/pay-balance`)).json().outcome).toBe('declined');
    expect((await api.post(`/v1/accounts/${id}/pay-balance`, { paymentMethodId: other.id })).json().outcome).toBe(
      'succeeded',
    );
    api.machineNow = '2026-03-02T15:00:00.000Z';
  });

  test('declined for good: has no such instant', async () => {
    const { id } = await owing('tok_stolen');
    expect((await api.post(`/v1/accounts/${id}/pay-balance`)).json()).toEqual({
      attemptId: expect.any(String),
      outcome: 'declined',
      declineCode: 'stolen_card',
    });
    expect((await api.post(`/v1/accounts/${id}/pay-balance`)).json()).toMatchObject({
      status: 422,
      code: 'card_blocked',
    });
    expect((await api.get(`/v1/accounts/${id}/payment-methods`)).json().items[0].status).toBe('blocked');
  });

  test('is 202 while nobody knows, and another is refused', async () => {
    const { id } = await owing('tok_timeout_lost');
    const unknown = await api.post(`/v1/accounts/${id}/pay-balance`);
    expect(unknown.statusCode).toBe(202);
    expect(unknown.json()).toEqual({ attemptId: expect.any(String), outcome: 'unknown' });
    expect((await api.post(`/v1/accounts/${id}/pay-balance`)).json()).toMatchObject({
      status: 409,
      code: 'payment_in_progress',
    });
    expect((await attempts(id))[0].outcome).toBe('unknown');
  });

  test('is 202 for a direct debit on its way', async () => {
    const { id } = await api.account();
    await api.invoice(id, 8_000);
    await api.made(`/v1/accounts/${id}/payment-methods`, { kind: 'bankAccount', token: 'tok_bank_ok' });
    const pending = await api.post(`/v1/accounts/${id}/pay-balance`);
    expect([pending.statusCode, pending.json().outcome]).toEqual([202, 'pending']);
  });

  test('ten at once take the money once', async () => {
    const { id } = await owing('tok_slow');
    let open = (): void => undefined;
    api.bank.gate = new Promise((resolve) => {
      open = resolve;
    });
    let answered = 0;
    const asks = Array.from({ length: 10 }, async () => {
      const answer = await api.post(`/v1/accounts/${id}/pay-balance`);
      // The bank answers the one when the other nine have their refusals.
      if (++answered === 9) open();
      return answer;
    });
    const codes = (await Promise.all(asks)).map((one) => one.json().outcome ?? one.json().code).sort();
    expect(codes).toEqual([...Array(9).fill('payment_in_progress'), 'succeeded']);
    expect(api.bank.rows.filter((row) => row.accountId === id)).toHaveLength(1);
  });

  test('needs a method of this account', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id);
    const stranger = await owing('tok_ok');
    expect((await api.post(`/v1/invoices/${invoice.id}/pay`)).json()).toMatchObject({
      status: 422,
      code: 'no_payment_method',
    });
    expect(
      (await api.post(`/v1/invoices/${invoice.id}/pay`, { paymentMethodId: stranger.methodId })).json(),
    ).toMatchObject({ status: 404, errors: [{ path: 'paymentMethodId' }] });
  });

  test('says when the balance moved in between', async () => {
    const { id, invoiceId } = await owing('tok_ok');
    api.hands.away = true;
    const paying = api.post(`/v1/accounts/${id}/pay-balance`);
    await until(async () => (await api.store.look(id)).work.some(({ verb }) => verb === 'chargeBalance'));
    await api.made(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor: 16_000, reason: 'x' });
    await api.hands.comeBack(id);
    const stale = await paying;
    expect(stale.json()).toMatchObject({ status: 409, code: 'balance_changed' });
    expect(api.bank.rows.filter((row) => row.accountId === id)).toHaveLength(0);
  });
});

describe('a chargeback', () => {
  test('takes the payment back, and the invoice is open again', async () => {
    const { id, invoiceId } = await owing('tok_ok');
    await api.made(`/v1/invoices/${invoiceId}/pay`);
    const [charge] = (await api.get(`/v1/sandbox/charges?accountId=${id}`)).json().items;
    const reversed = await api.post('/v1/sandbox/chargebacks', { chargeId: charge.id });
    expect(reversed.statusCode).toBe(200);
    expect(reversed.json()).toMatchObject({ accountId: id, status: 'reversed', amountMinor: 116_000 });
    expect((await api.get(`/v1/invoices/${invoiceId}`)).json()).toMatchObject({
      status: 'open',
      balanceMinor: 116_000,
    });
  });

  test('comes once, and only of money that moved', async () => {
    const { id, invoiceId } = await owing('tok_ok');
    await api.made(`/v1/invoices/${invoiceId}/pay`);
    const [charge] = (await api.get(`/v1/sandbox/charges?accountId=${id}`)).json().items;
    await api.made('/v1/sandbox/chargebacks', { chargeId: charge.id });
    expect((await api.post('/v1/sandbox/chargebacks', { chargeId: charge.id })).json()).toMatchObject({
      status: 409,
      code: 'charged_back_already',
      title: 'Taken back before',
    });
    const declined = await owing('tok_insufficient_funds');
    await api.post(`/v1/invoices/${declined.invoiceId}/pay`);
    const [none] = (await api.get(`/v1/sandbox/charges?accountId=${declined.id}`)).json().items;
    expect((await api.post('/v1/sandbox/chargebacks', { chargeId: none.id })).json()).toMatchObject({
      status: 422,
      code: 'charge_not_taken',
    });
    expect((await api.post('/v1/sandbox/chargebacks', { chargeId: 'ch_nobody' })).statusCode).toBe(404);
  });
});
