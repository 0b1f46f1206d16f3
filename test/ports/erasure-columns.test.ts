import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { TABLES } from '../../ports/store/postgres/erasure/tables.ts';
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts';

interface Column {
  table: string;
  name: string;
  type: string;
}

/** Whatever can hold words: texts, JSON, bytes, and arrays of them. */
const COLUMNS = `
  SELECT CASE n.nspname WHEN 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS "table", a.attname AS name,
    format_type(a.atttypid, NULL) AS type
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
  WHERE n.nspname !~ '^(pg_|information_schema)' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND (t.typcategory IN ('S', 'A', 'E') OR t.typname IN ('json', 'jsonb', 'bytea', 'uuid', 'xml', 'inet', 'cidr', 'hstore'))
  ORDER BY 1, 2`;

const at = ({ table, name }: Pick<Column, 'table' | 'name'>): string => `${table}.${name}`;

let database: FreshDatabase;
let columns: Column[];

beforeAll(async () => {
  database = await freshDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  columns = (await client.query<Column>(COLUMNS)).rows;
  await client.end();
});
afterAll(() => database.drop());

/** How often each is classified. */
const classified = (): Map<string, number> => {
  const times = new Map<string, number>();
  for (const [table, { plain, plainBecause, personal, secret }] of Object.entries(TABLES))
    for (const name of [...plain, ...Object.keys(plainBecause), ...Object.keys(personal), ...Object.keys(secret)])
      times.set(at({ table, name }), (times.get(at({ table, name })) ?? 0) + 1);
  return times;
};

describe('every column that can hold words', () => {
  test('is personal, secret or plain, one of them: a new one has to be decided', () => {
    expect(columns.length).toBeGreaterThan(400);
    const times = classified();
    expect(columns.map(at).filter((column) => times.get(column) !== 1)).toEqual([]);
  });

  test('that is classified is there', () => {
    const there = new Set(columns.map(at));
    expect([...classified().keys()].filter((column) => !there.has(column))).toEqual([]);
  });

  test('and is JSON or bytes, is plain only with a word why', () => {
    const wordless = columns.filter(
      ({ table, name, type }) => /json|bytea/.test(type) && TABLES[table]?.plain.includes(name),
    );
    expect(wordless.map(at)).toEqual([]);
    const whys = Object.values(TABLES).flatMap(({ plainBecause }) => Object.values(plainBecause));
    expect(whys.filter((why) => why.split(' ').length < 3)).toEqual([]);
  });

  test('and is personal in a table whose rows are an account’s, gets a tombstone there', () => {
    const staff = ['operator', 'actor', 'address', 'owner_id', 'live_actor'];
    const left = Object.entries(TABLES).flatMap(([table, { rows, personal, secret }]) =>
      Object.entries({ ...personal, ...secret })
        .filter(([name, becomes]) => rows !== null && becomes === null && !staff.includes(name))
        .map(([name]) => at({ table, name })),
    );
    expect(left).toEqual([]);
  });
});
