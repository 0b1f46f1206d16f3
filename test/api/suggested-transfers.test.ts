import { describe, expect, test } from '@jest/globals';
import { tellSuggested } from '../../workflows/upkeep/tell-suggested.ts';
import { clabeOf } from './bank-lines.ts';
import { runningApi } from './running-api.ts';

/** What comes without a reference may be somebody's who is about to be charged, reminded or switched off. */

const api = runningApi();

let sent = 0;
const transfer = (amountMinor: number, more: object = {}) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `MAYBE${(sent += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    ...more,
  });

const shown = async (id: string) => (await api.get(`/v1/accounts/${id}`)).json();
const holdsOf = async (id: string) => (await shown(id)).collections.holds;
const kindsOf = async (id: string): Promise<string[]> => (await holdsOf(id)).map((hold: { kind: string }) => hold.kind);
const advance = (id: string, to: string) => api.made(`/v1/accounts/${id}/test-clock/advance`, { to });
const attemptsOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/payment-attempts`))
    .json()
    .items.map((one: { at: string; outcome: string }) => `${one.at.slice(0, 10)} ${one.outcome}`);
const contactsOf = async (id: string): Promise<string[]> =>
  (await api.get(`/v1/accounts/${id}/emails`))
    .json()
    .items.map((one: { template: string }) => one.template)
    .filter((template: string) => template !== 'invoice-issued' && template !== 'autopay-upcoming');
const linesOf = async (id: string) => (await api.get(`/v1/accounts/${id}/timeline?limit=100`)).json().items;
const told = async (id: string, type: string) =>
  (await linesOf(id)).filter((one: { type: string }) => one.type === type);

/** Owes this much on Saturday 10 January 2026; it is Friday noon. */
async function owing(amountMinor: number, card = true): Promise<{ id: string; invoiceId: string }> {
  const { id } = await api.account({ testClock: { startsAt: '2026-01-05T15:00:00Z' }, autopay: card });
  if (card) await api.card(id, 'tok_ok');
  const invoice = await api.invoice(id, amountMinor, { issuedOn: '2026-01-05', dueOn: '2026-01-10' });
  await advance(id, '2026-01-09T18:00:00Z');
  return { id, invoiceId: invoice.id };
}

describe('a bank line without a reference, which two accounts may have sent', () => {
  test('holds both through the next bank day, and says so; not matched, collection goes on after it', async () => {
    const [card, byHand] = [await owing(43_217), await owing(43_217, false)];
    const came = await transfer(43_217);
    expect(came).toMatchObject({ status: 'unmatched', unmatchedWhy: 'nothingNamed' });
    for (const { id } of [card, byHand])
      expect(await holdsOf(id)).toEqual([
        {
          kind: 'transfer',
          until: '2026-01-13T06:00:00.000Z',
          reason: '432.17 MXN wait to be matched',
          invoiceId: null,
        },
      ]);
    expect(await told(card.id, 'transfer.suggested')).toMatchObject([
      {
        data: { transferId: came.id, amountMinor: 43_217, evidence: ['exactAmount'] },
        because: { rule: 'Money: transfers' },
      },
    ]);
    expect((await shown(card.id)).upcoming).toMatchObject([{ kind: 'holdEnds', at: '2026-01-13T06:00:00.000Z' }]);
    const why = (await api.get(`/v1/accounts/${card.id}/why`)).json();
    expect(JSON.stringify(why)).toContain('on hold for a bank transfer that may be its own through 12 January 2026');

    const foretold = (await api.made(`/v1/accounts/${byHand.id}/forecast`)).items;
    expect(foretold.slice(0, 2)).toMatchObject([
      { kind: 'holdEnds', at: '2026-01-13T06:00:00.000Z' },
      { kind: 'reminder', at: expect.stringMatching(/^2026-01-13T14/) },
    ]);

    await advance(card.id, '2026-01-13T05:59:00Z');
    await advance(byHand.id, '2026-01-13T05:59:00Z');
    expect([await attemptsOf(card.id), await contactsOf(card.id), await contactsOf(byHand.id)]).toEqual([[], [], []]);

    await advance(card.id, '2026-01-14T00:00:00Z');
    await advance(byHand.id, '2026-01-14T00:00:00Z');
    expect([await attemptsOf(card.id), await kindsOf(card.id)]).toEqual([['2026-01-13 succeeded'], []]);
    expect([await contactsOf(byHand.id), await kindsOf(byHand.id)]).toEqual([['overdue-reminder'], []]);
    const { items } = (await api.get(`/v1/accounts/${byHand.id}/emails`)).json();
    expect(items.at(-1).at).toBe(foretold[1].at);
  });

  test('matched to one by an agent, it lets go of both at once', async () => {
    const [payer, other] = [await owing(51_113), await owing(51_113)];
    const { id } = await transfer(51_113);
    expect([await kindsOf(payer.id), await kindsOf(other.id)]).toEqual([['transfer'], ['transfer']]);
    await api.made(`/v1/bank-transfers/${id}/match`, {
      allocations: [{ invoiceId: payer.invoiceId, amountMinor: 51_113 }],
    });
    expect([await kindsOf(payer.id), await kindsOf(other.id)]).toEqual([[], []]);
    expect(await told(payer.id, 'hold.released')).toMatchObject([{ data: { why: "the transfer was this account's" } }]);
    expect(await told(other.id, 'hold.released')).toMatchObject([
      { data: { why: "the transfer was another account's" } },
    ]);
    await advance(payer.id, '2026-01-14T00:00:00Z');
    await advance(other.id, '2026-01-14T00:00:00Z');
    expect([await attemptsOf(payer.id), await attemptsOf(other.id)]).toEqual([[], ['2026-01-10 succeeded']]);
  });

  test('dismissed, as nobody’s of ours, it lets go of them too', async () => {
    const { id } = await owing(52_229);
    const came = await transfer(52_229);
    const { items } = (await api.get('/v1/tasks?kind=transferUnmatched&limit=100')).json();
    const task = items.find((one: { subject: { transferId: string } }) => one.subject.transferId === came.id);
    expect(await kindsOf(id)).toEqual(['transfer']);
    await api.made(`/v1/tasks/${task.id}/dismiss`, { reason: 'Meant for the landlord' });
    expect(await kindsOf(id)).toEqual([]);
    expect(await told(id, 'hold.released')).toMatchObject([
      { data: { why: 'somebody has said that the transfer is not ours' } },
    ]);
  });

  test('found by the proof of one, it lets go of the other with the next sweep', async () => {
    const [payer, other] = [await owing(53_337), await owing(53_337)];
    const { trackingKey } = await transfer(53_337);
    await api.made(`/v1/accounts/${payer.id}/proofs-of-payment`, {
      trackingKey,
      amountMinor: 53_337,
      paidOn: '2026-01-09',
    });
    expect((await shown(payer.id)).balance.openMinor).toBe(0);
    await tellSuggested(api.store);
    expect([await kindsOf(payer.id), await kindsOf(other.id)]).toEqual([[], []]);
  });
});

describe('one transfer holds an account once', () => {
  test('not again when the bank tells of it again, nor when a match of it is undone', async () => {
    const { id, invoiceId } = await owing(54_443);
    const came = await transfer(54_443, { trackingKey: 'ONCE1' });
    await advance(id, '2026-01-13T07:00:00Z');
    expect(await transfer(54_443, { trackingKey: 'once1' })).toMatchObject({ status: 'duplicate' });
    await tellSuggested(api.store);
    expect(await kindsOf(id)).toEqual([]);
    await api.made(`/v1/bank-transfers/${came.id}/match`, { allocations: [{ invoiceId, amountMinor: 54_443 }] });
    await api.made(`/v1/bank-transfers/${came.id}/unmatch`, { reason: 'Wrong customer' });
    await tellSuggested(api.store);
    expect(await kindsOf(id)).toEqual([]);
    expect(await told(id, 'transfer.suggested')).toHaveLength(1);
  });
});

describe('who is not held', () => {
  test('whom nothing speaks for, and whose match is certain', async () => {
    const [{ id }, named] = [await owing(55_551), await owing(56_663)];
    const number = (await api.get(`/v1/invoices/${named.invoiceId}`)).json().number;
    expect(await transfer(12_345)).toMatchObject({ status: 'unmatched' });
    expect(await transfer(10_000, { concept: number })).toMatchObject({ status: 'partial' });
    await tellSuggested(api.store);
    expect([await kindsOf(id), await kindsOf(named.id)]).toEqual([[], []]);
  });

  test('any of many who owe the same', async () => {
    const all = [];
    for (let i = 0; i < 6; i++) all.push(await owing(57_779, false));
    await transfer(57_779);
    expect((await Promise.all(all.map(({ id }) => kindsOf(id)))).flat()).toEqual([]);
  });
});

test('a payer who is known, with an amount that fits nothing, holds the account that he pays for', async () => {
  const { id, invoiceId } = await owing(58_889, false);
  const payerClabe = clabeOf(93);
  const number = (await api.get(`/v1/invoices/${invoiceId}`)).json().number;
  await transfer(20_000, { payerClabe, concept: number });
  expect(await transfer(7_777, { payerClabe })).toMatchObject({ unmatchedWhy: 'amountFitsNothing' });
  expect(await kindsOf(id)).toEqual(['transfer']);
  expect(await told(id, 'transfer.suggested')).toMatchObject([{ data: { evidence: ['knownPayerClabe'] } }]);
});

describe('what nobody has come to yet', () => {
  test('of a statement is told by the sweep, once', async () => {
    const { id } = await owing(59_999);
    const file = 'Fecha,Clave,Importe,Divisa,Concepto\n2026-03-02,SWEPT1,599.99,MXN,gracias';
    const columns = {
      settledOn: 'Fecha',
      trackingKey: 'Clave',
      amount: 'Importe',
      currency: 'Divisa',
      concept: 'Concepto',
    };
    const body = { columns, dateFormat: 'YYYY-MM-DD', decimal: '.' };
    await api.call('PUT', '/v1/bank-mappings/swept', { body });
    const send = () =>
      api.call('POST', '/v1/bank-statements?format=csv&mapping=swept', {
        payload: file,
        headers: { 'content-type': 'text/csv' },
      });
    expect((await send()).json()).toMatchObject({ new: 1, unmatched: 1 });
    expect(await kindsOf(id)).toEqual([]);
    expect(await tellSuggested(api.store)).toEqual({ told: 1, failed: [] });
    expect(await kindsOf(id)).toEqual(['transfer']);
    expect((await send()).json()).toMatchObject({ new: 0, duplicates: 1 });
    expect(await tellSuggested(api.store)).toEqual({ told: 0, failed: [] });
    expect(await told(id, 'hold.placed')).toHaveLength(1);
  });

  test('of a transfer that was matched before anybody looked holds nobody', async () => {
    const [payer, other] = [await owing(61_117), await owing(61_117)];
    const { id } = await transfer(61_117);
    // As a crash between the two leaves it.
    await api.sql.query('DELETE FROM transfer_candidates WHERE transfer_id = $1', [id]);
    await api.sql.query('UPDATE transfers SET suggest_at = clock_timestamp() WHERE id = $1', [id]);
    await api.made(`/v1/bank-transfers/${id}/match`, {
      allocations: [{ invoiceId: payer.invoiceId, amountMinor: 61_117 }],
    });
    await tellSuggested(api.store);
    expect((await api.sql.query('SELECT 1 FROM transfer_candidates WHERE transfer_id = $1', [id])).rowCount).toBe(0);
    expect(await kindsOf(payer.id)).toEqual([]);
    expect(await told(other.id, 'transfer.suggested')).toHaveLength(1);
  });

  test('that it was another’s reaches an account that has not heard of it as nothing at all', async () => {
    const [payer, other] = [await owing(62_227), await owing(62_227)];
    const { id } = await transfer(62_227);
    await api.sql.query(
      `UPDATE transfer_candidates SET told = 'nothing', tell_at = clock_timestamp() WHERE transfer_id = $1`,
      [id],
    );
    await advance(other.id, '2026-01-13T07:00:00Z');
    await api.made(`/v1/bank-transfers/${id}/match`, {
      allocations: [{ invoiceId: payer.invoiceId, amountMinor: 62_227 }],
    });
    expect(await tellSuggested(api.store)).toEqual({ told: 0, failed: [] });
    expect(await told(other.id, 'transfer.suggested')).toHaveLength(1);
    const { rows } = await api.sql.query('SELECT told, over_why FROM transfer_candidates WHERE transfer_id = $1', [id]);
    expect(new Set(rows.map((row) => `${row.told} ${row.over_why}`))).toEqual(
      new Set(['over matched', 'over elsewhere']),
    );
  });
});
