import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { linesOf } from '../../prisma/backup/file.ts';
import { readBackup } from '../../prisma/backup/read.ts';
import { LEFT_OUT } from '../../prisma/backup/tables.ts';
import { writeBackup } from '../../prisma/backup/write.ts';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { charged } from './store-deeds.ts';
import { account, invoice, openWorld, owing, transfer, withCredit, type World } from './store-world.ts';

/** The record in a file, and back. */

const folder = mkdtempSync(join(tmpdir(), 'puntual-backup-'));
const file = join(folder, 'record.backup');
let world: World;
let target: FreshDatabase;
let takenAt: string;

beforeAll(async () => {
  [world, target] = await Promise.all([openWorld({ clock: 'the database' }), freshDatabase()]);
  const { store } = world;
  await account(store, { name: 'Línea\tcon «tabs»,\nsaltos y \\. dentro' });
  await charged(store, (await owing(store, 1_000)).id);
  await withCredit(store, 500);
  await transfer(store, 77);
  await world.sql(`SELECT ensure_calls_of('{2026-02,2026-08}')`);
  await world.sql(
    `INSERT INTO calls (usage_month, account_id, event_key, import_id, source, from_digits, to_digits, started_at,
       ended_at, seconds, answered, direction, reach, taken_at)
     SELECT '2026-08', id, gen_random_uuid(), 'use_1', 'switch', '5215512345678', '13055551234', now(), now(), 60, true,
       'out', 'number', now() FROM accounts`,
  );
  // Of a month that is long over, and of one that has no part of its own.
  await world.sql(`SELECT ensure_bodies_of('{2024-02}')`);
  await world.sql(`INSERT INTO email_bodies VALUES ('2024-02', 'eml_1', '<p>', 'x'), ('2019-07', 'eml_2', '<p>', 'x')`);
  // As a run that was killed has left it.
  writeFileSync(`${file}.part`, 'half of it', { mode: 0o644 });
  await world.sql(`INSERT INTO sandbox.sandbox_faults (rail, kind) VALUES ('cards', 'away')`);
  ({ takenAt } = await writeBackup(urlOfPlain(), file));
});
afterAll(async () => {
  await Promise.all([world.close(), target.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

const urlOfPlain = (): string => {
  const url = new URL(world.url);
  url.username = 'puntual_app';
  return url.href;
};

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Each table with its rows, as text. */
async function contents(url: string): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const kept = tables.filter(({ name }) => !LEFT_OUT.includes(name));
  const rows = await ask<{ name: string; rows: string }>(
    url,
    kept
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS rows FROM "${name}" t`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, rows: text }) => [name, text]));
}

const rowsOf = async (url: string): Promise<number> =>
  Number((await ask<{ n: string }>(url, 'SELECT count(*) AS n FROM accounts'))[0]?.n);

const aside = (name: string, bytes: Buffer): string => {
  const other = join(folder, name);
  writeFileSync(other, bytes);
  return other;
};

/** With a line of it changed. */
const changed = (name: string, change: (text: string) => string): string =>
  aside(name, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));

describe('what is no whole backup of these tables is refused by name, and changes nothing', () => {
  test.each<[string, () => string, string]>([
    ['half of it', () => aside('half', readFileSync(file).subarray(0, statSync(file).size / 2)), 'half'],
    [
      'without its last line',
      () => changed('no-end', (text) => text.replace(/\{"whole".*\n$/, '')),
      'ends in the middle',
    ],
    [
      'with fewer rows than it says',
      () => changed('fewer', (text) => text.replace(/"accounts":\d+/, '"accounts":99')),
      'rows instead of 99',
    ],
    ['something else', () => aside('words', gzipSync('Hello\n')), 'says nothing that is known'],
    ['not compressed', () => aside('plain', Buffer.from('Hello\n')), "can't be read"],
    [
      'of another release',
      () =>
        changed('other', (text) =>
          text.replace('"migrations":[', '"migrations":[{"name":"29990101_later","checksum":"x"},'),
        ),
      '29990101_later',
    ],
    [
      'of an older one, and with a table that it had not',
      () => changed('older', (text) => text.replace(/,\{"name":"20261130126000_chart_moves"[^}]*\}/, '')),
      "its table chart_moves is not this database's",
    ],
  ])('%s', async (_, make, because) => {
    await expect(readBackup(target.url, make(), { replace: false })).rejects.toThrow(because);
    expect(await rowsOf(target.url)).toBe(0);
    expect(
      await ask(target.url, "SELECT FROM pg_trigger WHERE tgname = 'timeline_append_only' AND tgenabled = 'O'"),
    ).toHaveLength(1);
  });
});

test('its owner alone may read the file, and no draft of it is left', () => {
  expect([statSync(file).mode & 0o777, () => statSync(`${file}.part`)]).toEqual([0o600, expect.any(Function)]);
  expect(() => statSync(`${file}.part`)).toThrow('ENOENT');
});

test('lines come whole from whatever pieces, and a long one at no more cost than its length', async () => {
  const linesIn = async (chunks: Iterable<Buffer>): Promise<Buffer[]> => {
    const lines: Buffer[] = [];
    for await (const line of linesOf(Readable.from(chunks))) lines.push(line);
    return lines;
  };
  const pieces = ['a', 'bc\n\nd', 'e', 'f\ng\n', 'no end'].map((piece) => Buffer.from(piece));
  expect((await linesIn(pieces)).map(String)).toEqual(['abc', '', 'def', 'g']);
  const piece = Buffer.alloc(16 * 1_024, 'x');
  const began = performance.now();
  const [long] = await linesIn([...Array<Buffer>(4_096).fill(piece), Buffer.from('\n')]);
  expect(long?.length).toBe(4_096 * piece.length);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('one that can not be written leaves nothing under its name', async () => {
  const other = join(folder, 'no-such-folder', 'x');
  await expect(writeBackup(world.url, other)).rejects.toThrow('ENOENT');
});

test('into an empty database every row comes back, and the record knows that it was restored', async () => {
  expect(await readBackup(target.url, file, { replace: false })).toMatchObject({ takenAt });
  const [there, here] = [await contents(world.url), await contents(target.url)];
  const { record_info: _, ...rest } = here;
  expect(rest).toEqual(Object.fromEntries(Object.entries(there).filter(([name]) => name !== 'record_info')));
  expect(await ask(target.url, 'SELECT restored_from AS at FROM record_info')).toEqual([{ at: new Date(takenAt) }]);
  // What is decided before it is let go has keys of its own.
  const [epochs] = await ask<{ epoch: number }>(target.url, 'SELECT epoch FROM record_info');
  expect(epochs?.epoch).toBeGreaterThan(10_000_000);
  expect(await ask(target.url, 'SELECT FROM sandbox.sandbox_faults')).toEqual([]);
  const counted = await ask<{ next: string; most: string }>(
    target.url,
    "SELECT nextval('accounts_ordinal_seq') AS next, (SELECT max(ordinal) FROM accounts) AS most",
  );
  expect(Number(counted[0]?.next)).toBeGreaterThan(Number(counted[0]?.most));
  await expect(ask(target.url, 'DELETE FROM timeline')).rejects.toThrow();
});

test('into one that is not empty it goes when that is said, and takes the place of all', async () => {
  const { store } = world;
  const later = await account(store);
  await invoice(store, later, 900);
  await expect(readBackup(world.url, file, { replace: false })).rejects.toThrow('--replace');
  expect((await store.accountById(later))?.id).toBe(later);
  await readBackup(world.url, file, { replace: true });
  expect(await store.accountById(later)).toBe(null);
  expect(await ask(world.url, 'SELECT rail FROM sandbox.sandbox_faults')).toEqual([{ rail: 'cards' }]);
});
