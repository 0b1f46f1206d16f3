import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Movement } from '../../domain/reconciliation/movements.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { runningApi } from './running-api.ts';

const api = runningApi();
const ask = (query = 'from=2026-03-01&to=2026-03-31') => api.get(`/v1/reconciliation?${query}`);

beforeEach(() => {
  api.bank.moreMovements.length = 0;
  api.bank.paidOut.length = 0;
  api.bank.bookFails = null;
});

async function paid(amountMinor: number): Promise<{ accountId: string; attemptId: string; chargeId: string }> {
  const { id: accountId } = await api.account();
  await api.card(accountId);
  await api.invoice(accountId, amountMinor);
  const { attemptId } = await api.made(`/v1/accounts/${accountId}/pay-balance`);
  const { items } = (await api.get(`/v1/sandbox/charges?accountId=${accountId}`)).json();
  return { accountId, attemptId, chargeId: items[0].id };
}

const also = (more: Partial<Movement> & Pick<Movement, 'id' | 'kind'>): void =>
  void api.bank.moreMovements.push({
    amountMinor: 500,
    feeMinor: 0,
    netMinor: 500,
    currency: 'MXN',
    asked: { amountMinor: 500, currency: 'MXN' },
    chargeRef: null,
    ref: null,
    at: '2026-03-05T15:00:00.000Z',
    availableOn: '2026-03-07',
    ...more,
  });

describe('the provider beside the record', () => {
  test('says the same of a charge, and of one that was taken back and won', async () => {
    await paid(10_000);
    const { chargeId } = await paid(20_000);
    await api.made('/v1/sandbox/chargebacks', { chargeId });
    await api.made(`/v1/sandbox/chargebacks/${chargeId}/close`, { outcome: 'won' });
    also({ id: 'txn_dp', kind: 'dispute', asked: { amountMinor: 20_000, currency: 'MXN' }, chargeRef: chargeId });
    also({
      id: 'txn_won',
      kind: 'disputeReversed',
      asked: { amountMinor: 20_000, currency: 'MXN' },
      chargeRef: chargeId,
    });
    expect((await ask()).json()).toEqual({
      provider: 'sandbox',
      from: '2026-03-01',
      to: '2026-03-31',
      matched: 4,
      differences: [],
      payouts: [],
    });
    // Of days on which nothing happened.
    expect((await ask('from=2026-04-10&to=2026-04-20')).json()).toMatchObject({ matched: 0, differences: [] });
  });

  test('differs by name: whose it is, what each says, and since when', async () => {
    const { accountId, attemptId, chargeId } = await paid(30_000);
    const row = api.bank.rows.find(({ id }) => id === chargeId);
    if (row !== undefined) row.amountMinor = 29_999;
    also({ id: 'txn_refund', kind: 'refund', chargeRef: chargeId, ref: 're_1' });
    also({ id: 'txn_other', kind: 'charge', chargeRef: 'ch_others' });
    const { differences } = (await ask()).json();
    expect(
      differences.filter(({ accountId: of }: { accountId: string | null }) => of === null || of === accountId),
    ).toMatchObject([
      {
        reason: 'amountDiffers',
        kind: 'charge',
        accountId,
        attemptId,
        providerRef: chargeId,
        theirs: { amountMinor: 29_999, currency: 'MXN' },
        ours: { amountMinor: 30_000, currency: 'MXN' },
      },
      {
        reason: 'unknownToUs',
        kind: 'refund',
        movementId: 'txn_refund',
        accountId,
        attemptId,
        refundId: null,
        ours: null,
      },
      { reason: 'unknownToUs', kind: 'charge', movementId: 'txn_other', accountId: null, attemptId: null },
    ]);
    if (row !== undefined) row.amountMinor = 30_000;
  });

  test('misses what the record has booked and the provider has not, a dispute too', async () => {
    const { attemptId, chargeId } = await paid(40_000);
    await api.made('/v1/sandbox/chargebacks', { chargeId });
    const at = api.bank.rows.findIndex(({ id }) => id === chargeId);
    const [row] = api.bank.rows.splice(at, 1);
    const { differences } = (await ask()).json();
    const own = differences.filter((one: { attemptId: string | null }) => one.attemptId === attemptId);
    expect(own.map(({ reason, kind }: { reason: string; kind: string }) => `${reason} ${kind}`)).toEqual([
      'missingAtProvider charge',
      'missingAtProvider dispute',
    ]);
    // Three days on either side it would have been looked for.
    if (row !== undefined) api.bank.rows.splice(at, 0, row);
    also({ id: 'txn_dispute', kind: 'dispute', asked: { amountMinor: 40_000, currency: 'MXN' }, chargeRef: chargeId });
    expect(
      (await ask()).json().differences.filter((one: { attemptId: string }) => one.attemptId === attemptId),
    ).toEqual([]);
  });

  test('still waits for a debit that the provider has taken', async () => {
    const { id } = await api.account();
    await api.card(id, 'tok_bank_ok', { kind: 'bankAccount' });
    await api.invoice(id, 5_000);
    const { attemptId } = (await api.post(`/v1/accounts/${id}/pay-balance`, {})).json();
    const { differences } = (await ask()).json();
    expect(differences.filter((one: { accountId: string | null }) => one.accountId === id)).toMatchObject([
      { reason: 'stillPending', kind: 'charge', attemptId },
    ]);
  });

  test('says of a payout what it is made of, and whether that is what arrives', async () => {
    const movement: Movement = {
      id: 'txn_1',
      kind: 'charge',
      amountMinor: 10_000,
      feeMinor: 660,
      netMinor: 9_340,
      currency: 'MXN',
      asked: null,
      chargeRef: null,
      ref: null,
      at: '2026-03-05T15:00:00.000Z',
      availableOn: '2026-03-07',
    };
    const payout = { status: 'paid', arrivesOn: '2026-03-09', currency: 'MXN' } as const;
    api.bank.paidOut.push(
      { ...payout, id: 'po_1', amountMinor: 9_340, movements: [movement] },
      { ...payout, id: 'po_2', amountMinor: 9_000, movements: [movement] },
      { ...payout, id: 'po_3', amountMinor: 1_000, movements: null },
    );
    const { payouts } = (await ask()).json();
    expect(payouts).toMatchObject([
      { id: 'po_1', addsUp: true, parts: { grossMinor: 10_000, feesMinor: 660, netMinor: 9_340, movements: 1 } },
      { id: 'po_2', addsUp: false },
      { id: 'po_3', addsUp: null, parts: null },
    ]);
  });

  test.each([
    [new TryLater('away', { afterMs: 1_000 }), 'The provider can not be asked right now'],
    [new RailRefused('403'), 'The provider refuses us'],
  ])('can not be asked for while the provider can not (%s)', async (error, detail) => {
    api.bank.bookFails = error;
    const answer = await ask();
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '30']);
    expect(answer.json().detail).toContain(detail);
  });

  test('is not for a book that is larger than anybody reads', async () => {
    for (let i = 0; i <= 20_000; i++) also({ id: `txn_${i}`, kind: 'fee' });
    expect((await ask()).json()).toMatchObject({ status: 422, code: 'range_too_large' });
  });

  test.each([
    ['', ['from', 'to']],
    ['from=2026-03-01&to=2026-06-01', ['to']],
    ['from=2026-03-02&to=2026-03-01', ['to']],
    ['from=yesterday&to=2026-03-01', ['from']],
    ['from=2026-03-01&to=2026-03-02&limit=5', ['limit']],
  ])('of ?%s is refused by its fields', async (query, paths) => {
    const answer = await ask(query);
    expect([answer.statusCode, answer.json().errors.map(({ path }: { path: string }) => path)]).toEqual([400, paths]);
  });

  test('of 92 days is answered', async () => {
    expect((await ask('from=2026-03-01&to=2026-05-31')).statusCode).toBe(200);
  });
});
