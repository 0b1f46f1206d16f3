import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Store } from '../../ports/store/store.ts';
import { tellSuggested } from '../../workflows/upkeep/tell-suggested.ts';
import { agent, factsOf, known, newId, openWorld, owing, transfer, type World } from './store-world.ts';

/** Whom an unmatched transfer may be of is told in decisions of their own, while others match it. */

let world: World;
let store: Store;
let statementId: string;
beforeAll(async () => {
  ({ store } = world = await openWorld());
  // What a statement brings is left to the sweep.
  statementId = newId('bst');
  await world.sql(
    `INSERT INTO bank_statements (id, format, sha256, actor, created_at) VALUES ($1, 'csv', $1, $2, clock_timestamp())`,
    [statementId, JSON.stringify(agent)],
  );
});
afterAll(() => world.close());
afterEach(() => void jest.restoreAllMocks());

const heard = async (accountId: string): Promise<string[]> =>
  (await factsOf(store, accountId))
    .filter(({ type }) => type.startsWith('TRANSFER_'))
    .map((fact) => ('why' in fact ? `${fact.type} ${String(fact.why)}` : fact.type));
const holdsOf = async (accountId: string): Promise<string[]> =>
  ((await known(store, accountId)).projection?.collections.holds ?? []).map(({ kind }) => kind);

let amount = 70_000;
/** Two who owe the same, and a transfer of as much that nobody has looked at. */
async function unlooked() {
  amount += 111;
  const [payer, other] = [await owing(store, amount), await owing(store, amount)];
  const { id } = await transfer(store, amount, { statementId });
  return { payer, other, id, match: () => matched(id, payer.invoiceId, amount) };
}
const matched = (transferId: string, invoiceId: string, amountMinor: number) =>
  store.matchTransfer({ transferId, allocations: [{ invoiceId, amountMinor }], actor: agent });

test('each is told once, however many look at the same time', async () => {
  const { payer, other } = await unlooked();
  await Promise.all(Array.from({ length: 4 }, () => tellSuggested(store)));
  await tellSuggested(store);
  expect([await heard(payer.id), await heard(other.id)]).toEqual([['TRANSFER_SUGGESTED'], ['TRANSFER_SUGGESTED']]);
  expect([await holdsOf(payer.id), await holdsOf(other.id)]).toEqual([['transfer'], ['transfer']]);
});

test('matched while they are being told, nobody stays held', async () => {
  for (let round = 0; round < 8; round++) {
    const { payer, other, match } = await unlooked();
    await Promise.all([tellSuggested(store), match(), tellSuggested(store)]);
    await tellSuggested(store);
    expect([await holdsOf(payer.id), await holdsOf(other.id)]).toEqual([[], []]);
  }
});

test('who was not told before it was matched, hears nothing', async () => {
  const { payer, other, match } = await unlooked();
  await match();
  await tellSuggested(store);
  expect([await heard(payer.id), await heard(other.id)]).toEqual([['TRANSFER_RECEIVED'], []]);
});

test('one that can not be told now holds up no other, and is told later', async () => {
  const { payer, other } = await unlooked();
  const fails: Store = {
    ...store,
    tellCandidate: (transferId, accountId) =>
      accountId === payer.id ? Promise.reject(new Error('away')) : store.tellCandidate(transferId, accountId),
  };
  expect(await tellSuggested(fails)).toMatchObject({ told: 1, failed: [expect.objectContaining({ message: 'away' })] });
  expect([await holdsOf(payer.id), await holdsOf(other.id)]).toEqual([[], ['transfer']]);
  expect(await tellSuggested(store)).toMatchObject({ told: 0 });
  await world.sql(`UPDATE transfer_candidates SET tell_at = clock_timestamp() WHERE tell_at IS NOT NULL`);
  expect(await tellSuggested(store)).toMatchObject({ told: 1, failed: [] });
  expect(await holdsOf(payer.id)).toEqual(['transfer']);
});

test('an account that is stuck hears of it, and that it is over, when it goes on', async () => {
  const { payer, other, match } = await unlooked();
  const { step } = accountChart;
  jest.spyOn(accountChart, 'step').mockImplementation((state, event, seq) => {
    if (state?.snapshot.context.profile.id === other.id) throw new Error('broken');
    return step(state, event, seq);
  });
  expect(await tellSuggested(store)).toMatchObject({ told: 2, failed: [] });
  await match();
  expect([await heard(payer.id), await heard(other.id)]).toEqual([['TRANSFER_SUGGESTED', 'TRANSFER_RECEIVED'], []]);
  jest.restoreAllMocks();
  expect(await store.mend(other.id)).toBe(true);
  expect(await heard(other.id)).toEqual(['TRANSFER_SUGGESTED', 'TRANSFER_RULED_OUT elsewhere']);
  expect([await holdsOf(payer.id), await holdsOf(other.id)]).toEqual([[], []]);
});
