import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeTombstones } from '../../ports/store/postgres/erasure/erase.ts';
import { FAULTS } from '../simulator/audit.ts';
import { keptBackups } from './kept.ts';
import { RestoredApi } from './restored-api.ts';

/** Whatever state an account is in, and whatever it was called: every other of the demo company is erased. */

const OF_THE_RECORD = [
  'the timeline has a gap',
  'an invoice does not add up',
  'the chart believes another balance',
  'the chart believes another credit',
  'a payment does not add up',
] as const satisfies (keyof typeof FAULTS)[];

/** A sum for each table that has amounts, and how many rows every table has. */
const BOOKS = `
  SELECT 'invoices' AS what, sum(total_minor) || ' ' || sum(balance_minor) AS sum FROM invoices
  UNION ALL SELECT 'payments', sum(amount_minor) || ' ' || sum(credit_minor) FROM payments
  UNION ALL SELECT 'allocations', sum(amount_minor)::text FROM allocations
  UNION ALL SELECT 'credit', sum(credit_minor)::text FROM accounts
  UNION ALL SELECT 'journal', string_agg(lines::text, ' ' ORDER BY id) FROM journal_entries
  UNION ALL SELECT 'aging', string_agg(debts::text, ' ' ORDER BY account_id, day) FROM aging_days
  UNION ALL SELECT 'numbers', string_agg(number, ' ' ORDER BY ordinal) FROM invoices
  UNION ALL SELECT 'calls', sum(seconds)::text FROM calls`;
const ROWS = `SELECT table_name AS "table",
    (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text AS n
  FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
    AND table_name NOT IN ('changes', 'erasures', 'audit') ORDER BY 1`;

const newest = keptBackups().at(-1);

describe(`the demo company as ${newest?.name} has it, half of it erased`, () => {
  const api = new RestoredApi(newest?.name ?? '');
  let erased: { id: string; name: string; email: string }[];
  let stay: typeof erased;
  let before: unknown[];

  const books = async () => [(await api.sql.query(BOOKS)).rows, (await api.sql.query(ROWS)).rows];

  beforeAll(async () => {
    await api.start();
    const { rows } = await api.sql.query('SELECT id, name, email FROM accounts ORDER BY ordinal');
    [erased, stay] = [rows.filter((_, i) => i % 2 === 0), rows.filter((_, i) => i % 2 === 1)];
    before = await books();
    for (const { id } of erased) {
      await api.sql.query('BEGIN');
      await writeTombstones(api.sql, id);
      await api.sql.query('COMMIT');
    }
  });
  afterAll(() => api.stop());

  test('no name and no address of theirs is left in any table, and all of the others are', async () => {
    const { rows: tables } = await api.sql.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_schema IN ('public', 'sandbox') AND table_type = 'BASE TABLE'`,
    );
    const texts: string[] = [];
    for (const { name } of tables)
      texts.push(
        ...(await api.sql.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)).rows.map((r) => r.text),
      );
    const all = texts.join('\n');
    expect(erased.flatMap(({ name, email }) => [name, email]).filter((word) => all.includes(word))).toEqual([]);
    expect(stay.flatMap(({ name, email }) => [name, email]).filter((word) => !all.includes(word))).toEqual([]);
  });

  test('the books add up as before, to the row', async () => {
    expect(await books()).toEqual(before);
    const found: string[] = [];
    for (const fault of OF_THE_RECORD)
      for (const { id } of [...erased, ...stay])
        for (const { what } of (await api.sql.query<{ what: string }>(FAULTS[fault], [id])).rows)
          found.push(`${id}: ${fault}: ${what}`);
    expect(found).toEqual([]);
  });

  test('every page of theirs opens, in both languages, and says since when', async () => {
    const failed: string[] = [];
    for (const { id } of erased) {
      const parts = ['', '/invoices', '/timeline?limit=100', '/why', '/chart', '/payments', '/payment-methods'];
      const more = ['/emails', '/notes', '/contacts', '/subscriptions', '/statement?from=2026-01-01&to=2026-03-31'];
      for (const part of [...parts, ...more]) {
        const answer = await api.get(`/v1/accounts/${id}${part}`);
        if (answer.statusCode !== 200) failed.push(`${part}: ${answer.statusCode} ${answer.body}`);
      }
      expect((await api.get(`/v1/accounts/${id}`)).json()).toMatchObject({
        name: 'erased',
        email: 'erased@erased.invalid',
        erasedAt: expect.any(String),
        allowed: [],
      });
    }
    expect(failed).toEqual([]);
    for (const list of [
      '/v1/accounts?limit=100',
      '/v1/worklists',
      '/v1/tasks',
      '/v1/aging',
      '/v1/disputes',
      '/v1/audit',
    ])
      expect([list, (await api.get(list)).statusCode]).toEqual([list, 200]);
  });

  test('nothing is done with them any more', async () => {
    for (const { id } of erased.slice(0, 10)) {
      const { version: expectedVersion } = (await api.get(`/v1/accounts/${id}`)).json();
      const order = { command: 'reopen', reason: 'They came back', expectedVersion };
      const answer = await api.post(`/v1/accounts/${id}/overrides`, order);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'account_erased']);
    }
  });
});
