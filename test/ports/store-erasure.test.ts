import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { papersKeptThrough } from '../../domain/erasure/papers-kept.ts';
import { eraseAccount, type Erasure } from '../../ports/store/postgres/erasure/erase.ts';
import type { Word } from '../../ports/inbox/inbox.ts';
import { writeBackup } from '../../prisma/backup/write.ts';
import { runCommand } from '../cli/started.ts';
import { account, agent, invoice, method, openWorld, receiving, type World } from './store-world.ts';

/** What speaks against erasing an account, who may do it, and what becomes of what comes for it. */

let world: World;
let plainUrl: string;
beforeAll(async () => {
  world = await openWorld();
  const url = new URL(world.url);
  url.username = 'puntual_app';
  plainUrl = url.href;
});
afterAll(() => world.close());

const order = { operator: 'guadalupe', papersKeptElsewhere: false };
const erase = (accountId: string, more: Partial<typeof order> = {}): Promise<Erasure> =>
  eraseAccount(world.url, { accountId, ...order, ...more });

/** With one invoice that was paid, and closed. */
async function settled(
  profile: Parameters<typeof account>[1] = {},
): Promise<{ id: string; invoiceId: string; number: string }> {
  const id = await account(world.store, { name: 'Zoraida Quetzal', ...profile });
  await method(world.store, id);
  const { id: invoiceId, number } = await invoice(world.store, id, 10_000);
  await world.store.noteCredit({
    id: `crn_${id.slice(4)}`,
    invoiceId,
    amountMinor: 10_000,
    reason: 'Zoraida Quetzal asked',
    role: 'admin',
    actor: agent,
  });
  await world.sql(`UPDATE effects SET status = 'done', ended_at = now() WHERE account_id = $1`, [id]);
  await world.sql(`UPDATE account_states SET work_since = NULL WHERE account_id = $1`, [id]);
  await world.sql(`UPDATE projections SET state = 'closed' WHERE account_id = $1`, [id]);
  return { id, invoiceId, number };
}

const nameOf = async (id: string): Promise<unknown> =>
  (await world.sql<{ name: string }>('SELECT name FROM accounts WHERE id = $1', [id]))[0]?.name;

describe('an account is not erased', () => {
  const attempt = `INSERT INTO attempts (id, account_id, at, trigger, invoice_ids, amount_minor, credit_minor,
      payment_method_id, provider, key, outcome)
    SELECT 'att_' || a.id, a.id, now(), 'api', '{}', 1, 0, m.id, 'sandbox', 'k' || a.id, 'unknown'
    FROM accounts a JOIN payment_methods m ON m.account_id = a.id WHERE a.id = $1`;
  test.each([
    ['not closed', `UPDATE projections SET state = 'current' WHERE account_id = $1`],
    ['stuck', `UPDATE account_states SET stuck_since = now(), stuck_because = 'x' WHERE account_id = $1`],
    ['charge is not known', attempt],
    [
      'something is still to be done',
      `INSERT INTO effects (account_id, step, position, type, key, params, queue, priority)
       VALUES ($1, 900, 1, 'sendEmail', 'k', '{}', 'mails', 1)`,
    ],
    [
      'a mail waits',
      `INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status)
       VALUES ('eml_' || $1, $1, 'm' || $1, now(), 'payment-receipt', 'es-MX', '{a@b.example}', 's', 'h', 't', 'queued')`,
    ],
    [
      'a dispute is open',
      `INSERT INTO disputes (id, account_id, invoice_id, disputed_minor, reason, status, created_at)
       SELECT 'dsp_' || $1, $1, id, 1, 'r', 'open', now() FROM invoices WHERE account_id = $1`,
    ],
    [
      'a task is open',
      `INSERT INTO tasks (id, account_id, kind, key, opened_at, subject, data)
       VALUES ('tsk_' || $1, $1, 'followUp', 'k' || $1, now(), '{}', '{}')`,
    ],
    [
      'its fiscal papers have to be kept through 20',
      `INSERT INTO invoice_receipts (invoice_id, account_id, attempt, status, xml, uuid, stamped_at)
       SELECT id, $1, 1, 'stamped', '<x/>', gen_random_uuid()::text, now() FROM invoices WHERE account_id = $1`,
    ],
  ])('that is so: %s; and nothing of it is written', async (why, sql) => {
    const { id } = await settled();
    await world.sql(sql, [id]);
    const answer = await erase(id);
    expect(answer).toEqual({ is: 'refused', because: [expect.stringContaining(why)] });
    expect([await nameOf(id), (await world.sql('SELECT FROM erasures WHERE account_id = $1', [id])).length]).toEqual([
      'Zoraida Quetzal',
      0,
    ]);
  });

  test('that nobody knows', async () => {
    expect(await erase('acc_nobody')).toEqual({ is: 'unknown' });
  });

  test('while its papers have to be kept, unless they are somewhere else; later it is', async () => {
    const { id, invoiceId } = await settled();
    const stamped = (years: number) =>
      world.sql(
        `INSERT INTO invoice_receipts (invoice_id, account_id, attempt, status, xml, uuid, stamped_at)
         VALUES ($1, $2, 1, 'stamped', '<Zoraida/>', $1, now() - $3 * interval '1 year')
         ON CONFLICT (invoice_id) DO UPDATE SET stamped_at = excluded.stamped_at`,
        [invoiceId, id, years],
      );
    await stamped(5);
    expect(await erase(id)).toMatchObject({ is: 'refused' });
    const other = await settled();
    await stamped(8);
    expect(await erase(id)).toMatchObject({ is: 'erased' });
    await world.sql(
      `INSERT INTO invoice_receipts (invoice_id, account_id, attempt, status, xml, uuid, stamped_at)
       VALUES ($1, $2, 1, 'stamped', '<Zoraida/>', $1, now())`,
      [other.invoiceId, other.id],
    );
    expect(await erase(other.id, { papersKeptElsewhere: true })).toMatchObject({ is: 'erased' });
    expect(await world.sql('SELECT xml, uuid FROM invoice_receipts WHERE account_id = $1', [other.id])).toEqual([
      { xml: 'erased', uuid: other.invoiceId },
    ]);
    expect([papersKeptThrough('2026-01-31'), papersKeptThrough('2026-12-31')]).toEqual(['2032-04-30', '2032-04-30']);
  });
});

describe('what is append-only', () => {
  test('lets tombstones by for the owner who says so, and for the plain role never', async () => {
    const { id } = await settled();
    const plain = new pg.Client({ connectionString: plainUrl });
    const owner = new pg.Client({ connectionString: world.url });
    await Promise.all([plain.connect(), owner.connect()]);
    const tried = async (client: pg.Client, sql: string, erasing: boolean): Promise<string> => {
      await client.query('BEGIN');
      if (erasing) await client.query(`SELECT set_config('puntual.erasing', $1, true)`, [id]);
      const answer = await client.query(sql, [id]).then(
        ({ rowCount }) => `${(rowCount ?? 0) > 0}`,
        (error: pg.DatabaseError) => error.code ?? error.message,
      );
      await client.query('ROLLBACK');
      return answer;
    };
    const changes = ['facts', 'timeline', 'credit_notes', 'journal_entries', 'account_notes'];
    const refused: Record<string, string> = {};
    await world.sql(
      `INSERT INTO account_notes (id, account_id, text, actor, at) VALUES ('not_' || $1, $1, 'x', '{}', now())`,
      [id],
    );
    for (const table of changes) {
      const change = `UPDATE ${table} SET account_id = account_id WHERE account_id = $1`;
      expect([table, await tried(owner, change, true)]).toEqual([table, 'true']);
      expect([table, await tried(owner, change, false)]).toEqual([table, '23000']);
      expect([table, await tried(owner, `DELETE FROM ${table} WHERE account_id = $1`, true)]).toEqual([table, '23000']);
      refused[table] = await tried(plain, change, true);
    }
    // It may write the step of a fact that nobody was told of, so that its right is there and the trigger speaks.
    expect(refused).toEqual({
      facts: '23000',
      timeline: '42501',
      credit_notes: '42501',
      journal_entries: '42501',
      account_notes: '42501',
    });
    expect(await tried(plain, `UPDATE erasures SET operator = 'x' WHERE account_id = $1`, true)).toBe('42501');
    await Promise.all([plain.end(), owner.end()]);
  });

  test('is not erased by the plain role, and nothing is half erased', async () => {
    const { id } = await settled();
    await expect(eraseAccount(plainUrl, { accountId: id, ...order })).rejects.toThrow();
    expect(await nameOf(id)).toBe('Zoraida Quetzal');
  });

  test('is whole again after whoever erased died in the middle', async () => {
    const { id } = await settled();
    const holds = new pg.Client({ connectionString: world.url });
    await holds.connect();
    await holds.query('BEGIN');
    // A late table: by then the others have their tombstones.
    await holds.query('SELECT FROM projections WHERE account_id = $1 FOR UPDATE', [id]);
    const dying = erase(id).catch((error: Error) => error.message);
    const isWaiting = `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE projections%' AND datname = current_database()`;
    let ended = 0;
    for (let tries = 0; tries < 800 && ended === 0; tries++) {
      ended = (await world.sql(isWaiting)).length;
      if (ended === 0) await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await holds.query('ROLLBACK');
    await holds.end();
    expect([ended, await dying]).toEqual([1, expect.stringMatching(/terminat|connection/i)]);
    expect(await nameOf(id)).toBe('Zoraida Quetzal');
    expect(await erase(id)).toMatchObject({ is: 'erased' });
    expect(await nameOf(id)).toBe('erased');
    expect(await erase(id)).toEqual({ is: 'before', at: expect.any(String), operator: 'guadalupe' });
  });
});

describe('what speaks of somebody besides', () => {
  const reasons = async (): Promise<string[]> =>
    (await world.sql<{ reason: string }>('SELECT reason FROM switch_changes ORDER BY ordinal')).map(
      (row) => row.reason,
    );
  const stopped = (reason: string): Promise<unknown> =>
    world.sql(
      `INSERT INTO switch_changes (id, name, stopped, reason, actor, at)
       VALUES ('swi_' || gen_random_uuid(), 'mails', true, $1, '{}', now())`,
      [reason],
    );

  test('goes by the whole of its name, its address or its number, and by nothing that may be another’s', async () => {
    const { id } = await settled({ name: 'Ixchel Citlali', email: 'ix@citlali.example', externalId: '42' });
    await settled({ name: 'Ixchel', email: 'shared@citlali.example' });
    await world.sql(`UPDATE accounts SET receipt_email = 'shared@citlali.example' WHERE id = $1`, [id]);
    const said = ['Ring 42 first', 'As shared@citlali.example asked', 'Ixchel wants it', 'IXCHEL CITLALI called'];
    for (const reason of [...said, `See ${id}`, 'ix@citlali.example', 'xix@citlali.example']) await stopped(reason);
    expect(await erase(id)).toMatchObject({ is: 'erased' });
    const left = ['Ring 42 first', 'As shared@citlali.example asked', 'Ixchel wants it', 'xix@citlali.example'];
    expect((await reasons()).sort()).toEqual([...left, 'erased', 'erased', 'erased'].sort());
  });
});

describe('what comes for who was erased', () => {
  test('is a stranger’s: a transfer that names its invoice, and one that is told again', async () => {
    const { id, number } = await settled();
    const first = await invoice(world.store, id, 500);
    const told = receiving(500, {
      reference: first.number,
      trackingKey: `TOLD${id}`,
      payerName: 'Zoraida Quetzal',
      payerClabe: '012180004711000003',
    });
    expect(await world.store.receiveTransfer(told)).toMatchObject({ status: 'matched', accountId: id });
    await world.sql(
      `UPDATE effects SET status = 'dropped', ended_at = now() WHERE account_id = $1 AND ended_at IS NULL`,
      [id],
    );
    await world.sql(`UPDATE projections SET state = 'closed' WHERE account_id = $1`, [id]);
    expect(await erase(id)).toMatchObject({ is: 'erased' });
    const late = receiving(700, { reference: number, payerClabe: '012180004711000003' });
    expect(await world.store.receiveTransfer(late)).toMatchObject({ status: 'unmatched', accountId: null });
    const again = { ...told, id: `${told.id}again`, payerName: 'Zoraida Quetzal otra vez' };
    expect(await world.store.receiveTransfer(again)).toMatchObject({ status: 'duplicate' });
    expect(await world.sql(`SELECT id FROM transfers WHERE payer_name LIKE '%otra vez%'`)).toEqual([]);
  });

  test('is asked of a person where a provider tells it, and is not kept', async () => {
    const event = { eventId: 'evt_1', type: 'charge.dispute.created', body: { name: 'Zoraida Quetzal' } };
    const word: Word = { about: 'mail', says: 'delivered', mailId: 'x', to: [] };
    const unheard = await world.store.keepTold('stripe', { ...event, word }, 0);
    await world.store.endOfErased({ provider: 'stripe', ...event }, 'account_erased');
    expect(unheard).not.toBeNull();
    expect(await world.sql(`SELECT status, body, word, note FROM inbox_events WHERE event_id = 'evt_1'`)).toEqual([
      { status: 'ignored', body: { erased: true }, word: null, note: 'account_erased' },
    ]);
    const tasks = await world.sql(`SELECT kind, account_id FROM tasks WHERE key = 'keyMismatch:stripe:evt_1'`);
    expect(tasks).toEqual([{ kind: 'keyMismatch', account_id: null }]);
  });

  test('is said by a restore that brings them back', async () => {
    const { id } = await settled();
    const folder = mkdtempSync(join(tmpdir(), 'puntual-erased-'));
    try {
      const file = join(folder, 'before.backup');
      await writeBackup(world.url, file);
      expect(await erase(id)).toMatchObject({ is: 'erased' });
      const env = { DATABASE_URL: plainUrl, DATABASE_OWNER_URL: world.url };
      const restore = runCommand(folder, ['restore', file, '--replace'], env);
      expect(await restore.exited).toBe(0);
      expect(restore.output()).toContain(`npm run puntual -- erase ${id} --yes`);
      expect(await nameOf(id)).toBe('Zoraida Quetzal');
      expect(await erase(id)).toMatchObject({ is: 'erased' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
