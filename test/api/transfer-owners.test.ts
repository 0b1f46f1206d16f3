import { describe, expect, test } from '@jest/globals';
import { clabeProblem } from '../../domain/mexico/clabe.ts';
import { runningApi } from './running-api.ts';
import { clabeOf } from './bank-lines.ts';

const api = runningApi();

let sent = 0;
const transfer = (amountMinor: number, more: object = {}) =>
  api.made('/v1/bank-transfers', {
    trackingKey: `OWNERS${(sent += 1)}`,
    amountMinor,
    currency: 'MXN',
    settledAt: '2026-03-02T14:00:00Z',
    ...more,
  });
const clabe = (accountId: string) => api.post(`/v1/accounts/${accountId}/clabe`, {});
const suggested = async (id: string) => (await api.get(`/v1/bank-transfers/${id}/suggestions`)).json().items;
const holding = (item: { evidence: { fact: string; holds: boolean }[] }): string[] =>
  item.evidence.filter(({ holds }) => holds).map(({ fact }) => fact);

describe("an account's own CLABE", () => {
  test('is given once, with its check digit, and never to another', async () => {
    const [one, two] = [await api.account(), await api.account()];
    const given = await clabe(one.id);
    expect(given.statusCode).toBe(201);
    expect(clabeProblem(given.json().clabe)).toBeNull();
    expect(given.json().clabe).toMatch(/^6461801234/);
    const again = await clabe(one.id);
    expect([again.statusCode, again.json()]).toEqual([200, given.json()]);
    expect((await api.get(given.headers.location ?? '')).json()).toEqual(given.json());
    expect((await api.get(`/v1/accounts/${two.id}/clabe`)).statusCode).toBe(404);
    const others = await Promise.all([clabe(two.id), clabe(two.id)]);
    expect(new Set(others.map((answer) => answer.json().clabe)).size).toBe(1);
    expect(others[0]?.json().clabe).not.toBe(given.json().clabe);
    await expect(api.sql.query('DELETE FROM virtual_clabes')).rejects.toThrow();
  });

  test('is of pesos, and of a range that the company has', async () => {
    const euros = await api.account({ policy: 'spain' });
    expect((await clabe(euros.id)).json()).toMatchObject({ status: 422, code: 'not_in_pesos' });
    const { id } = await api.account();
    const call = { headers: { 'content-type': 'application/json' }, body: {} };
    const prefix = api.clabePrefix;
    api.clabePrefix = null;
    const without = await api.serve();
    api.clabePrefix = prefix;
    expect((await api.call('POST', `/v1/accounts/${id}/clabe`, call, without)).json()).toMatchObject({
      status: 422,
      code: 'no_clabe_range',
      detail: expect.stringContaining('PUNTUAL_CLABE_PREFIX'),
    });
    await without.close();
  });

  test('brings what arrives there to the account, oldest debt first, and the rest is credit', async () => {
    const { id } = await api.account();
    const first = await api.invoice(id, 10_000, { dueOn: '2026-03-05' });
    const second = await api.invoice(id, 20_000, { dueOn: '2026-03-20' });
    const own = (await clabe(id)).json().clabe;
    expect(await transfer(15_000, { receivedAtAccount: own, concept: 'gracias' })).toMatchObject({
      status: 'partial',
      accountId: id,
      receivedAtAccount: own,
      allocations: [
        { invoiceId: first.id, amountMinor: 10_000 },
        { invoiceId: second.id, amountMinor: 5_000 },
      ],
    });
    expect(await transfer(16_000, { receivedAtAccount: own })).toMatchObject({ status: 'matched', creditMinor: 1_000 });
    expect(await transfer(500, { receivedAtAccount: own })).toMatchObject({ status: 'matched', creditMinor: 500 });
    const { items } = (await api.get(`/v1/accounts/${id}/timeline`)).json();
    expect(items.find((one: { type: string }) => one.type === 'transfer.matched').summary).toBe(
      "Matched by the account's own CLABE, at which it arrived",
    );
    const other = await api.account();
    const named = await api.invoice(other.id, 5_000);
    expect(await transfer(5_000, { receivedAtAccount: own, concept: named.number })).toMatchObject({
      accountId: other.id,
    });
    expect(await transfer(5_000, { receivedAtAccount: own, reference: named.number.slice(-7) })).toMatchObject({
      status: 'unmatched',
      unmatchedWhy: 'contradiction',
    });
  });
});

describe('a payer who has paid before', () => {
  test('is known by the CLABE, for an amount that fits', async () => {
    const { id } = await api.account();
    const payerClabe = clabeOf(71);
    const [a, b, c] = [await api.invoice(id, 10_000), await api.invoice(id, 20_000), await api.invoice(id, 50_000)];
    expect(await transfer(20_000, { payerClabe })).toMatchObject({ status: 'unmatched', unmatchedWhy: 'nothingNamed' });
    expect(await transfer(10_000, { payerClabe, concept: a.number })).toMatchObject({ status: 'matched' });
    const odd = await transfer(20_001, { payerClabe });
    expect(odd).toMatchObject({ status: 'unmatched', unmatchedWhy: 'amountFitsNothing' });
    expect(await transfer(20_000, { payerClabe })).toMatchObject({
      status: 'matched',
      accountId: id,
      allocations: [{ invoiceId: b.id, amountMinor: 20_000 }],
    });
    const d = await api.invoice(id, 7_000);
    expect(await transfer(57_000, { payerClabe })).toMatchObject({
      status: 'matched',
      allocations: [
        { invoiceId: c.id, amountMinor: 50_000 },
        { invoiceId: d.id, amountMinor: 7_000 },
      ],
    });
    await api.invoice(id, 3_000);
    const other = await api.account();
    const theirs = await api.invoice(other.id, 9_000);
    // A slip of the pen: the number is a neighbour's, the payer and the amount are not.
    expect(await transfer(3_000, { payerClabe, concept: theirs.number })).toMatchObject({
      status: 'unmatched',
      unmatchedWhy: 'contradiction',
    });
    expect(await transfer(9_000, { payerClabe, concept: theirs.number })).toMatchObject({ accountId: other.id });
    expect(await transfer(3_000, { payerClabe })).toMatchObject({
      status: 'unmatched',
      unmatchedWhy: 'payerOfSeveral',
    });
  });

  test('is no longer, where the match was undone', async () => {
    const { id } = await api.account();
    const { number } = await api.invoice(id, 10_000);
    const payerClabe = clabeOf(72);
    const wrong = await transfer(10_000, { payerClabe, concept: number });
    expect(await api.made(`/v1/bank-transfers/${wrong.id}/unmatch`, { reason: 'Not theirs' })).toMatchObject({
      status: 'unmatched',
      unmatchedWhy: 'undone',
    });
    expect(await transfer(10_000, { payerClabe })).toMatchObject({ unmatchedWhy: 'nothingNamed' });
  });
});

describe('suggestions', () => {
  test('are accounts with what speaks for them, and none for what is matched', async () => {
    const one = await api.account({ name: 'Zapatería Ñandú SA de CV' });
    const invoice = await api.invoice(one.id, 123_457);
    const other = await api.account({ name: 'Otra SA de CV' });
    const theirs = await api.invoice(other.id, 5_000);
    const { id } = await transfer(123_457, {
      concept: `${invoice.number} ${theirs.number}`,
      payerName: 'ZAPATERIA NANDU SA DE CV',
    });
    const items = await suggested(id);
    expect(items).toHaveLength(2);
    const mine = items.find(({ accountId }: { accountId: string }) => accountId === one.id);
    expect(mine.allocations).toEqual([{ invoiceId: invoice.id, amountMinor: 123_457 }]);
    expect(mine.evidence.map(({ fact }: { fact: string }) => fact)).toEqual([
      'referenceFound',
      'exactAmount',
      'sumOfInvoices',
      'knownPayerClabe',
      'payerName',
      'proofKey',
      'virtualClabe',
    ]);
    expect(holding(mine)).toEqual(['referenceFound', 'exactAmount', 'payerName']);
    expect(JSON.stringify(items)).not.toMatch(/score|confidence/i);
    await api.made(`/v1/bank-transfers/${id}/match`, { allocations: mine.allocations });
    expect(await suggested(id)).toEqual([]);
    expect((await api.get('/v1/bank-transfers/btx_nobody/suggestions')).statusCode).toBe(404);
  });

  test('find an account by its name alone, or by what it owes, where few do', async () => {
    const { id: accountId } = await api.account({ name: 'Xolotlan Servicios SA de CV' });
    await api.invoice(accountId, 77_700);
    const byName = await suggested((await transfer(1_234, { payerName: 'XOLOTLAN SERVICIOS SA DE CV' })).id);
    expect(byName.map((one: { accountId: string }) => one.accountId)).toEqual([accountId]);
    expect(holding(byName[0])).toEqual(['payerName']);
    const byAmount = await suggested((await transfer(77_700)).id);
    expect(byAmount.map((one: { accountId: string }) => one.accountId)).toEqual([accountId]);
    expect(holding(byAmount[0])).toEqual(['exactAmount']);
    expect(await suggested((await transfer(77_701)).id)).toEqual([]);
  });
});

test('money at a retired account is flagged, and is money', async () => {
  const { id } = await api.account();
  const { number } = await api.invoice(id, 10_000);
  // BBVA, since November 2021 (guide).
  const came = await transfer(10_000, {
    concept: number,
    receivedAtAccount: '012180001234567899',
  });
  expect(came).toMatchObject({ status: 'matched', retiredAccount: true });
  const { items } = (await api.get(`/v1/accounts/${id}/timeline`)).json();
  expect(items.find((one: { type: string }) => one.type === 'transfer.received')).toMatchObject({
    summary: expect.stringContaining('at an account that is retired'),
    data: { retiredAccount: true },
  });
  expect((await api.get(`/v1/accounts/${id}`)).json().balance.openMinor).toBe(0);
});
