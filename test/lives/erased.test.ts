import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { writeBackup } from '../../prisma/backup/write.ts';
import { runCommand } from '../cli/started.ts';
import { textsIn } from '../replay/payloads.ts';
import { FAULTS } from '../simulator/audit.ts';
import { historiesOf } from './histories.ts';
import type { Life } from './life.ts';
import { BOOK, closed, listener, type Person, person, wholeLife } from './people.ts';
import { Town } from './town.ts';

/** Two people of whom everything is known; one is erased, and is nowhere any more, and the other is all there. */

const zoraida = person('ZORAIDA', '4711', 'GODE561231GR8');
const teodoro = person('TEODORO', '8822', 'GUT990101AB1');

/** In which tables each word of somebody stands, and which bytes have it. */
type Found = Record<string, string[]>;

const town = new Town();
let heard: Awaited<ReturnType<typeof listener>>;
let sql: pg.Client;
let [hers, his]: Life[] = [];
let before: Found;
let booksBefore: unknown;
let hisBefore: Found;

/** Everything of every table of ours, as text: bytes too. */
async function dumped(): Promise<{ table: string; text: string }[]> {
  const { rows: tables } = await sql.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const dump: { table: string; text: string }[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query<{ text: string | null }>(
      `SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`,
    );
    dump.push({ table: name.replace('public.', ''), text: rows[0]?.text ?? '' });
  }
  return dump;
}

const hex = (word: string): string => Buffer.from(word, 'utf8').toString('hex');
const isIn = (text: string, word: string): boolean => {
  const small = text.toLowerCase();
  return (
    small.includes(word.toLowerCase()) || small.includes(hex(word)) || text.includes(JSON.stringify(word).slice(1, -1))
  );
};

/** What is done with moves into the part of its month, when the upkeep comes by. */
const HEADS: Record<string, string> = {
  email: 'emails',
  mail_in: 'mails_in',
  webhook: 'webhook_deliveries',
  inbox: 'inbox',
};
const headOf = (table: string): string => HEADS[/^(.+)_bodies/.exec(table)?.[1] ?? ''] ?? table;

async function found(all: Person): Promise<Found> {
  const dump = await dumped();
  return Object.fromEntries(
    Object.entries(all).map(([what, word]) => [
      what,
      [...new Set(dump.filter(({ text }) => isIn(text, word)).map(({ table }) => headOf(table)))].sort(),
    ]),
  );
}

/** What counts, over all accounts. */
async function sums(): Promise<unknown> {
  const { rows } = await sql.query(`
    SELECT (SELECT sum(total_minor) FROM invoices) AS invoiced, (SELECT sum(amount_minor) FROM payments) AS paid,
      (SELECT sum(amount_minor) FROM allocations) AS allocated, (SELECT count(*) FROM facts) AS facts,
      (SELECT sum(journal_balance(lines)) FROM journal_entries) AS journal, (SELECT count(*) FROM timeline) AS lines,
      (SELECT string_agg(number, ' ' ORDER BY ordinal) FROM invoices) AS numbers,
      (SELECT string_agg(debts::text, ' ' ORDER BY account_id, day) FROM aging_days) AS aging,
      (SELECT sum(seconds) FROM calls) AS seconds`);
  return rows[0];
}

const erase = async (...args: string[]): Promise<{ code: number | null; said: string }> => {
  const env = { DATABASE_URL: String(town.env.DATABASE_URL), DATABASE_OWNER_URL: town.ownerUrl };
  const command = runCommand(town.folder, ['erase', ...args], env);
  const code = await command.exited;
  return { code, said: command.output() };
};

beforeAll(async () => {
  heard = await listener();
  Object.assign(town.env, { PUNTUAL_ALLOW_PRIVATE_WEBHOOKS: '1', PUNTUAL_CLABE_PREFIX: '6461801234' });
  await town.start();
  sql = new pg.Client({ connectionString: town.ownerUrl });
  await sql.connect();
  await town.http.post('/v1/webhook-endpoints', { url: heard.url, types: ['*'] });
  await town.http.post('/v1/price-books/lines/versions', BOOK);
  [hers, his] = [await wholeLife(town, zoraida), await wholeLife(town, teodoro)];
}, 400_000);
afterAll(async () => {
  await sql?.end();
  await town.stop();
  await heard?.close();
});

describe('a person', () => {
  test('is not erased while something is open, and the command says what', async () => {
    const { code, said } = await erase(hers!.id, '--yes');
    expect([code, said]).toEqual([2, expect.stringContaining('nothing was')]);
    expect(said).toContain('a task is open');
    expect((await found(zoraida)).name).toContain('accounts');
  });

  test('is known wherever it can be, before', async () => {
    expect((await closed(town, hers!, zoraida)).collections.state).toBe('closed');
    await closed(town, his!, teodoro);
    const isQuiet = async (): Promise<boolean> =>
      (await sql.query(`SELECT FROM webhook_deliveries WHERE status = 'pending'`)).rowCount === 0;
    await town.until(isQuiet);
    await town.http.post(`/v1/accounts/${hers!.id}/notes`, { text: zoraida.note });
    [before, hisBefore, booksBefore] = [await found(zoraida), await found(teodoro), await sums()];
    expect(Object.entries(before).filter(([, tables]) => tables.length === 0)).toEqual([]);
  });

  test('is not erased unless it is meant, or where there is no such account', async () => {
    expect(await erase(hers!.id)).toEqual({ code: 2, said: expect.stringContaining('--yes') });
    expect(await erase('acc_nobody', '--yes')).toEqual({ code: 2, said: expect.stringContaining('no account') });
    expect(await found(zoraida)).toEqual(before);
  });

  test('is nowhere afterwards, in no table and no file of ours, and the other is where they were', async () => {
    const { code, said } = await erase(hers!.id, '--yes', '--operator', 'guadalupe');
    expect([code, said]).toEqual([0, expect.stringMatching(/was erased at .*: \d+ rows have tombstones/)]);
    expect(Object.entries(await found(zoraida)).filter(([, tables]) => tables.length > 0)).toEqual([]);
    expect(await found(teodoro)).toEqual(hisBefore);
    for (const bytes of ['documents', 'proof_files'])
      expect((await sql.query(`SELECT count(*) AS n FROM ${bytes} WHERE length(bytes) > 0`)).rows).toEqual([
        { n: String((await sql.query(`SELECT count(*) AS n FROM ${bytes}`)).rows[0].n / 2) },
      ]);
  });

  test('is in no backup that is taken from then on, no history, and no log', async () => {
    const file = join(town.folder, 'after.backup');
    await writeBackup(town.ownerUrl, file);
    const backup = gunzipSync(readFileSync(file)).toString('utf8');
    const told = (await historiesOf(town, hers!.id)).flatMap(({ history }) => textsIn(history)).join('\n');
    const logs = ['api.log', 'worker.log'].map((name) => readFileSync(join(town.folder, name), 'utf8')).join('\n');
    expect([told.length > 1_000, logs.length > 1_000]).toEqual([true, true]);
    for (const text of [backup, told, logs])
      expect(Object.values(zoraida).filter((word) => isIn(text, word))).toEqual([]);
    const { number: _byHand, ...kept } = teodoro;
    expect(Object.values(kept).filter((word) => !isIn(backup, word))).toEqual([]);
  });

  test('leaves books that add up as before', async () => {
    expect(await sums()).toEqual(booksBefore);
    const faults: string[] = [];
    for (const [fault, query] of Object.entries(FAULTS))
      for (const { id } of [hers!, his!])
        for (const { what } of (await sql.query<{ what: string }>(query, [id])).rows) faults.push(`${fault}: ${what}`);
    expect(faults).toEqual([]);
  });

  test('is a page still, of days and amounts', async () => {
    const account = await hers!.account();
    expect(account).toMatchObject({
      name: 'erased',
      email: 'erased@erased.invalid',
      externalId: null,
      rfc: null,
      erasedAt: expect.any(String),
      allowed: [],
      collections: { state: 'closed' },
    });
    const parts = [
      'invoices',
      'timeline?limit=100',
      'why',
      'chart',
      'payments',
      'emails',
      'notes',
      'contacts',
      'calls',
    ];
    const more = ['proofs-of-payment', 'statement?from=2026-03-01&to=2026-03-31', 'pay-links', 'subscriptions'];
    for (const part of [...parts, ...more]) await town.http.get(`/v1/accounts/${hers!.id}/${part}`);
    for (const list of ['accounts', 'tasks', 'disputes', 'bank-transfers', 'audit', 'worklists', 'views', 'aging'])
      await town.http.get(`/v1/${list}`);
    expect(await town.http.list('/v1/accounts?q=zoraida')).toEqual([]);
  });

  test('comes back by nothing, and money for them is nobody’s', async () => {
    const { version: expectedVersion } = await hers!.account();
    const refused = async (path: string, body: object) => {
      const { status, body: problem } = await town.http.tell(`/v1/accounts/${hers!.id}/${path}`, body);
      return [status, problem.code];
    };
    const gone = [409, 'account_erased'];
    expect(await refused('overrides', { command: 'reopen', reason: 'Back again', expectedVersion })).toEqual(gone);
    expect(await refused('notes', { text: 'Back again' })).toEqual(gone);
    expect(await refused('pay-links', {})).toEqual(gone);
    expect(await refused('clabe', {})).toEqual(gone);
    expect(await refused('payment-methods', { kind: 'card', token: 'tok_ok' })).toEqual(gone);
    const [{ number } = { number: '' }] = await town.http.list<{ number: string }>(`/v1/accounts/${hers!.id}/invoices`);
    const late = await hers!.transfer(5_000, '2026-03-02', { reference: number, trackingKey: 'LATE01' });
    expect(late).toMatchObject({ status: 'unmatched', accountId: null });
    const mails = async () =>
      (await sql.query('SELECT count(*) AS n FROM emails WHERE account_id = $1', [hers!.id])).rows;
    const sent = await mails();
    await hers!.advance({ days: 30 }).catch(() => undefined);
    expect(await mails()).toEqual(sent);
  });

  test('was erased by somebody, once', async () => {
    const { rows } = await sql.query('SELECT account_id, operator, papers_kept_elsewhere AS kept FROM erasures');
    expect(rows).toEqual([{ account_id: hers!.id, operator: 'guadalupe', kept: false }]);
    expect(await erase(hers!.id, '--yes')).toEqual({ code: 0, said: expect.stringContaining('by guadalupe') });
    expect(await sql.query('SELECT FROM erasures')).toMatchObject({ rowCount: 1 });
  });
});
