import { describe, expect, test } from '@jest/globals';
import { runningApi } from './running-api.ts';

const api = runningApi();

let sent = 0;
const transfer = (amountMinor: number, more: object = {}) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `TRACK${(sent += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    ...more,
  });
const balance = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json().balance;

describe('a bank transfer', () => {
  test('is matched by the number in its concept; what is left over is credit', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 10_000);
    const came = await api.post('/v1/bank-transfers', {
      trackingKey: 'MATCHED1',
      amountMinor: 12_500,
      currency: 'MXN',
      settledAt: '2026-03-02T08:00:00-06:00',
      concept: `Pago ${invoice.number}`,
      payerName: 'Guthrie',
      payerClabe: '106180000147960160',
    });
    expect(came.statusCode).toBe(201);
    expect(came.json()).toMatchObject({
      id: expect.stringMatching(/^btx_/),
      status: 'matched',
      accountId: id,
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }],
      creditMinor: 2_500,
      settledAt: '2026-03-02T14:00:00.000Z',
      paymentId: expect.stringMatching(/^pay_/),
    });
    expect((await api.get(came.headers.location ?? '')).json()).toEqual(came.json());
    expect(await balance(id)).toEqual({ openMinor: 0, overdueMinor: 0, creditMinor: 2_500 });
  });

  test('came by SPEI where it has a tracking key, unless its rail is named; the same key of another rail is another', async () => {
    expect(await transfer(100, { trackingKey: 'RAIL1' })).toMatchObject({ rail: 'spei', status: 'unmatched' });
    expect(await transfer(100, { trackingKey: null, bankReference: 'R1' })).toMatchObject({ rail: 'other' });
    expect(await transfer(100, { trackingKey: 'RAIL1', rail: 'other' })).toMatchObject({
      rail: 'other',
      status: 'unmatched',
    });
    expect(await transfer(100, { trackingKey: 'rail1', rail: 'spei' })).toMatchObject({ status: 'duplicate' });
  });

  test('is matched by seven digits of a SPEI reference, and may be less than what is open', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 10_000);
    expect(await transfer(4_000, { reference: invoice.number.slice(-7) })).toMatchObject({
      status: 'partial',
      allocations: [{ invoiceId: invoice.id, amountMinor: 4_000 }],
      creditMinor: 0,
    });
    expect(await balance(id)).toMatchObject({ openMinor: 6_000 });
  });

  test('is credit when its invoice is paid already', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 10_000);
    await transfer(10_000, { concept: invoice.number });
    expect(await transfer(10_000, { concept: invoice.number })).toMatchObject({
      status: 'matched',
      allocations: [],
      creditMinor: 10_000,
    });
  });

  test('paid twice is paid back by an agent, once, and never more than there is', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000);
    for (const trackingKey of ['TWICE-1', 'TWICE-2'])
      await api.made('/v1/bank-transfers', {
        trackingKey,
        amountMinor: 10_000,
        currency: 'MXN',
        settledAt: '2026-03-02T14:00:00Z',
        concept: number,
      });
    const refund = (amountMinor: number, idempotencyKey: string) =>
      api.post(`/v1/accounts/${id}/refunds`, { amountMinor, reason: 'Paid twice' }, { role: 'agent', idempotencyKey });
    const [first, again, more] = [await refund(9_000, 'r1'), await refund(9_000, 'r1'), await refund(1_001, 'r2')];
    expect([first.statusCode, first.json()]).toEqual([
      201,
      {
        id: expect.stringMatching(/^rfd_/),
        accountId: id,
        amountMinor: 9_000,
        currency: 'MXN',
        reason: 'Paid twice',
        createdAt: api.machineNow,
        status: 'byHand',
        parts: [expect.objectContaining({ by: 'hand', amountMinor: 9_000, status: 'byHand' })],
      },
    ]);
    expect(again.json()).toEqual(first.json());
    expect(more.json()).toMatchObject({ status: 422, code: 'credit_too_small' });
    expect((await api.get(`/v1/accounts/${id}`)).json().balance.creditMinor).toBe(1_000);
    const told = (await api.get(`/v1/accounts/${id}/timeline?limit=100`))
      .json()
      .items.filter((entry: { type: string }) => entry.type === 'refund.made');
    expect(told).toMatchObject([
      { actor: { kind: 'agent', id: 'key_agent' }, data: { amountMinor: 9_000, reason: 'Paid twice' } },
    ]);
  });

  test("acts at the account's own now, whenever it settled", async () => {
    const { id } = await api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' } });
    const invoice = await api.invoice(id, 10_000);
    await api.made(`/v1/accounts/${id}/test-clock/advance`, { days: 2 });
    await transfer(10_000, { concept: invoice.number, settledAt: '2025-12-31T15:00:00Z' });
    expect((await api.get(`/v1/accounts/${id}/payments`)).json().items).toEqual([
      expect.objectContaining({ at: '2026-01-07T15:00:00.000Z' }),
    ]);
  });

  test('twice is a duplicate and changes nothing; another content is flagged', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 10_000);
    const body = {
      trackingKey: 'TWICE',
      amountMinor: 3_000,
      currency: 'MXN',
      settledAt: '2026-03-02T14:00:00Z',
      concept: invoice.number,
    };
    await api.made('/v1/bank-transfers', body);
    expect(await api.made('/v1/bank-transfers', body)).toMatchObject({ status: 'duplicate', allocations: [] });
    expect(await api.made('/v1/bank-transfers', { ...body, amountMinor: 9_000 })).toMatchObject({
      status: 'duplicate',
    });
    expect(await balance(id)).toMatchObject({ openMinor: 7_000 });
    const flagged = (await api.get(`/v1/accounts/${id}/timeline`))
      .json()
      .items.filter((one: { type: string }) => one.type === 'transfer.flagged');
    expect(flagged).toHaveLength(1);
  });

  test('is listed from the oldest on, or from the newest, page by page', async () => {
    const made = [await transfer(31), await transfer(32), await transfer(33)].map(({ id }) => id);
    const page = async (order: string, cursor?: string) =>
      (await api.get(`/v1/bank-transfers?order=${order}&limit=2${cursor ? `&cursor=${cursor}` : ''}`)).json();
    const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    const newest = await page('newest');
    expect(ids(newest)).toEqual([made[2], made[1]]);
    expect(ids(await page('newest', newest.nextCursor))[0]).toBe(made[0]);
    expect(ids(await page('oldest'))).not.toContain(made[2]);
    const mixed = await api.get(`/v1/bank-transfers?order=oldest&cursor=${newest.nextCursor}`);
    expect(mixed.statusCode).toBe(400);
  });

  test('without a match waits for an agent, who may be wrong', async () => {
    const { id } = await api.account();
    const invoice = await api.invoice(id, 10_000);
    const waiting = await transfer(10_000, { concept: 'marzo', trackingKey: undefined, bankReference: 'TEF 1' });
    expect(waiting).toMatchObject({
      status: 'unmatched',
      accountId: null,
      allocations: [],
      trackingKey: null,
      bankReference: 'TEF 1',
    });
    expect(
      (await api.get('/v1/bank-transfers?status=unmatched')).json().items.map((one: { id: string }) => one.id),
    ).toContain(waiting.id);

    const tooMuch = await api.post(`/v1/bank-transfers/${waiting.id}/match`, {
      allocations: [{ invoiceId: invoice.id, amountMinor: 10_001 }],
    });
    expect(tooMuch.json()).toMatchObject({ status: 422, code: 'allocation_too_large' });
    const matched = await api.post(
      `/v1/bank-transfers/${waiting.id}/match`,
      { allocations: [{ invoiceId: invoice.id, amountMinor: 10_000 }] },
      { role: 'agent' },
    );
    expect(matched.json()).toMatchObject({ status: 'matched', accountId: id });
    expect(await balance(id)).toMatchObject({ openMinor: 0 });

    expect(
      (await api.post(`/v1/bank-transfers/${waiting.id}/unmatch`, { reason: 'Another Guthrie' })).json(),
    ).toMatchObject({
      status: 'unmatched',
      accountId: null,
      allocations: [],
    });
    expect(await balance(id)).toMatchObject({ openMinor: 10_000 });
    expect((await api.post(`/v1/bank-transfers/${waiting.id}/unmatch`, { reason: 'Again' })).json()).toMatchObject({
      status: 422,
      code: 'transfer_not_matched',
    });
  });
});
