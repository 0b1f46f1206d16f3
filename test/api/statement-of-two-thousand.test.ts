import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { agent, issuing, opening, openWorld, type World } from '../ports/store-world.ts';
import { type BankLine, asCsv, bankLines, clabeOf, DAMAGES, MAPPING_OF_LINES, type Payer } from './bank-lines.ts';
import { type IdleApi, idleApi } from './idle-api.ts';

/** An import is what it writes; mails go when they may. */
let world: World;
let api: IdleApi;
beforeAll(async () => {
  world = await openWorld();
  api = await idleApi(world);
});
afterAll(async () => {
  await api.app.close();
  await world.close();
});

const call = (method: string, path: string, type: string, body: string): Promise<Response> =>
  fetch(`${api.url}${path}`, {
    method,
    headers: { authorization: 'Bearer admin', 'content-type': type },
    body,
  });

const SEED = 20_260_302;
const LINES = 2_000;
const ACCOUNTS = 100;
const INVOICES = 6;

const send = async (lines: readonly BankLine[]) => {
  const answer = await call('POST', '/v1/bank-statements?format=csv&mapping=lines', 'text/csv', asCsv(lines));
  expect(answer.status).toBe(201);
  return answer.json();
};

async function payers(): Promise<Payer[]> {
  const made: Payer[] = [];
  let next = 0;
  const open = async (): Promise<void> => {
    for (let n = next++; n < ACCOUNTS; n = next++) {
      const accountId = `acc_payer${n}`;
      await world.store.openAccount(opening({ name: `Payer ${n} SA de CV` }, { id: accountId }));
      const invoices: Payer['invoices'] = [];
      for (let i = 0; i < INVOICES; i++)
        invoices.push(
          // Powers of two: no sum is another, so that only one invoice fits what a person would match.
          await world.store.issueInvoice(issuing(accountId, (10_000 + n) * 2 ** i)),
        );
      const ownClabe =
        n % 3 === 0
          ? (await world.store.allocateClabe({ accountId, prefix: '6461801234', taken: [], actor: agent })).clabe
          : null;
      made[n] = { accountId, clabe: clabeOf(n), ownClabe, invoices };
    }
  };
  await Promise.all([1, 2, 3, 4].map(open));
  return made;
}

/** What is written of a line, by what it says. */
interface Written {
  name: string;
  accountId: string | null;
  why: string | null;
}

const nameOf = (...said: unknown[]): string => said.map((part) => part || '').join('|');

async function written(): Promise<Written[]> {
  const rows = await world.sql<
    Record<'key' | 'minor' | 'day' | 'concept' | 'reference' | 'payer' | 'at', string> & Written
  >(
    `SELECT account_id AS "accountId", unmatched_why AS why, concept, reference, tracking_key AS key, amount_minor AS minor,
       settled_on::text AS day, payer_clabe AS payer, received_at_account AS at FROM transfers`,
  );
  return rows.map((row) => ({
    ...row,
    name: nameOf(row.key, row.minor, row.day, row.concept, row.reference, row.payer, row.at),
  }));
}

/** Of each line of money, its transfer; of lines that say the same, each its own. */
async function outcomes(lines: readonly BankLine[]): Promise<{ line: BankLine; row: Written }[]> {
  const byName = new Map<string, Written[]>();
  for (const row of await written()) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  return lines.map((line) => {
    const { trackingKey, amountMinor, settledOn, concept, reference, payerClabe, receivedAtAccount } = line;
    const row = byName
      .get(nameOf(trackingKey, amountMinor, settledOn, concept, reference, payerClabe, receivedAtAccount))
      ?.pop();
    if (row === undefined) throw new Error(`nothing is written of ${JSON.stringify(line)}`);
    return { line, row };
  });
}

const paid = () => world.sql('SELECT count(*), sum(amount_minor) FROM payments');
const isMoney = ({ kind }: BankLine): boolean => kind !== 'debit';

test('2,000 damaged lines, imported twice and once more overlapping: nothing doubled, nothing given to the wrong one', async () => {
  await call('PUT', '/v1/bank-mappings/lines', 'application/json', JSON.stringify(MAPPING_OF_LINES));
  const lines = bankLines(await payers(), LINES, SEED);
  const money = lines.filter(isMoney);

  const first = await send(lines);
  expect(first).toMatchObject({ rows: LINES, new: money.length, duplicates: 0, rejected: [] });

  const all = await outcomes(money);
  const given = all.filter(({ row }) => row.accountId !== null);
  const matchable = all.filter(({ line }) => line.whose !== null);
  expect(given.filter(({ line, row }) => row.accountId !== line.whose)).toEqual([]);
  const missed = matchable.filter(({ row }) => row.accountId === null);
  expect([missed.map(({ line }) => line.concept), missed.length / matchable.length <= 0.05]).toEqual([
    expect.anything(),
    true,
  ]);
  expect(matchable.length).toBeGreaterThan(500);
  const resting = all.filter(({ row }) => row.accountId === null);
  expect(resting.filter(({ row }) => row.why === null)).toEqual([]);
  const tasks = await world.sql(`SELECT DISTINCT data ->> 'why' AS why FROM tasks WHERE kind = 'transferUnmatched'`);
  expect(tasks.map(({ why }) => why).sort()).toEqual([...new Set(resting.map(({ row }) => row.why))].sort());
  for (const kind of [...Object.keys(DAMAGES), 'knownPayer', 'ownClabe'])
    expect([kind, given.some(({ line }) => line.kind === kind)]).toEqual([kind, true]);

  const payments = await paid();
  expect(await send(lines)).toMatchObject({ rows: LINES, new: 0, duplicates: money.length });
  expect(await written()).toHaveLength(money.length);

  const overlap = lines.slice(1_500);
  const fresh = bankLines([], 100, SEED + 1);
  expect(await send([...overlap, ...fresh])).toMatchObject({
    new: fresh.filter(isMoney).length,
    unmatched: fresh.filter(isMoney).length,
    duplicates: overlap.filter(isMoney).length,
  });
  expect(await paid()).toEqual(payments);
}, 300_000);
