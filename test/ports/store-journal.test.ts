import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JournalRow, Store } from '../../ports/store/store.ts';
import {
  account,
  agent,
  invoice,
  newId,
  now,
  openWorld,
  owing,
  sqlState,
  transfer,
  type World,
} from './store-world.ts';

let world: World;
let store: Store;
beforeAll(async () => ({ store } = world = await openWorld()));
afterAll(() => world.close());

const DAYS = { from: '2026-03-01', to: '2026-03-31' } as const;
const entriesOf = async (accountId?: string): Promise<JournalRow[]> =>
  (await store.journal({ ...DAYS, limit: 1_000, cursor: null, accountId })).items;
const said = ({ document, lines }: JournalRow): string =>
  `${document}: ${lines.map((line) => `${line.account} ${line.amountMinor}`).join(', ')}`;

describe('an entry', () => {
  test('is written with what it is of, or neither is', async () => {
    const id = await account(store);
    await expect(
      store.refundCredit({ id: newId('rfd'), accountId: id, amountMinor: 5, reason: 'x', actor: agent }),
    ).rejects.toThrow("The account's credit is 0");
    expect(await entriesOf(id)).toEqual([]);
    await invoice(store, id, 100);
    expect((await entriesOf(id)).map(said)).toEqual(['invoice: receivable 100, revenue -100']);
  });

  test('of the same write sent again is there once', async () => {
    const { id, invoiceId } = await owing(store, 100);
    const note = { id: newId('crn'), invoiceId, amountMinor: 40, reason: 'x', actor: agent };
    await store.noteCredit(note);
    await store.noteCredit(note);
    expect((await entriesOf(id)).map(said)).toEqual([
      'invoice: receivable 100, revenue -100',
      'creditNote: receivable -40, creditNotes 40',
    ]);
  });

  test('of a stuck account is there like any other', async () => {
    const { id, number } = await owing(store, 100);
    await world.sql(`UPDATE account_states SET body = '{"broken": true}' WHERE account_id = $1`, [id]);
    await transfer(store, 150, { concept: number });
    expect((await entriesOf(id)).map(said).slice(1)).toEqual([
      'payment: receivable -100, customerCredit -50, cash:bank 150',
    ]);
  });

  test('is neither changed nor taken away, and never off', async () => {
    await owing(store, 100);
    expect(await sqlState(world, `UPDATE journal_entries SET document = 'refund'`)).toBe('23000');
    expect(await sqlState(world, 'DELETE FROM journal_entries')).toBe('23000');
    const id = await account(store);
    const insert = `INSERT INTO journal_entries (account_id, at, entry_on, document, document_id, currency, lines)
      VALUES ($1, $2, '2026-03-01', 'refund', 'x', 'MXN', $3)`;
    const lines = (minor: number) =>
      JSON.stringify([
        { account: 'refunds', invoiceId: null, amountMinor: minor },
        { account: 'customerCredit', invoiceId: null, amountMinor: 5 },
      ]);
    expect(await sqlState(world, insert, [id, now, lines(-6)])).toBe('23514');
    expect(await sqlState(world, insert, [id, now, lines(-5)])).toBe('taken');
  });
});

test('where a journal begins it says what stood: of each account what it owed, had given up and had to its credit', async () => {
  const { id, number } = await owing(store, 300);
  const both = await owing(store, 70, 20);
  const nothing = await account(store);
  const exactly = await owing(store, 30, 30);
  await world.sql('UPDATE invoices SET status = $2, written_off = true WHERE number = $1', [number, 'uncollectible']);
  const migration = readFileSync(
    new URL('../../prisma/migrations/20261129093700_journal/migration.sql', import.meta.url),
    'utf8',
  );
  const [, begins = ''] = migration.split('-- What stands where the journal begins.');
  await world.sql(begins);
  const opening = async (accountId: string): Promise<string[]> => {
    const rows = await world.sql<{ lines: JournalRow['lines'] }>(
      `SELECT lines FROM journal_entries WHERE document = 'opening' AND account_id = $1`,
      [accountId],
    );
    return rows.map(({ lines }) => lines.map((line) => `${line.account} ${line.amountMinor}`).join(', '));
  };
  expect(await opening(id)).toEqual(['writeOffs 300, opening -300']);
  expect(await opening(both.id)).toEqual(['customerCredit -20, receivable 70, opening -50']);
  expect(await opening(exactly.id)).toEqual(['customerCredit -30, receivable 30']);
  expect(await opening(nothing)).toEqual([]);
});
