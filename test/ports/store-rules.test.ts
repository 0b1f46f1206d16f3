import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../ports/store/store.ts';
import { decideOn } from '../../ports/store/postgres/decide/decision.ts';
import { makeMark } from '../../ports/store/postgres/step-marks.ts';
import { charged, deskOf } from './store-deeds.ts';
import {
  account,
  agent,
  invoice,
  method,
  newId,
  now,
  openWorld,
  sqlState,
  transfer,
  type World,
} from './store-world.ts';

/** What the database holds to by itself, whoever writes: the store, a script or a person at a prompt. */

let world: World;
let store: Store;
let accountId: string;
let invoiceId: string;
let paymentId: string;

beforeAll(async () => {
  ({ store } = world = await openWorld());
  accountId = await account(store);
  invoiceId = (await invoice(store, accountId, 1_000)).id;
  const open = await invoice(store, accountId, 500);
  paymentId = (await charged(store, accountId, { invoiceId })).paymentId as string;
  await transfer(store, 300, { concept: open.number, trackingKey: 'KEY1' });
  await store.noteCredit({ id: newId('crn'), invoiceId: open.id, amountMinor: 10, reason: 'x', actor: agent });
  const desk = deskOf(world);
  await decideOn(desk, accountId, (locked) =>
    makeMark(
      locked,
      { kind: 'invoiceAdjusted', invoiceId: open.id, amountMinor: 10, reason: 'x' },
      { step: 1, position: 1, at: now },
    ),
  );
  await desk.db.$disconnect();
  const paper = { paperHash: 'a'.repeat(64), hash: 'b'.repeat(64), template: '1', bytes: Uint8Array.of(1) };
  await store.keepInvoiceDocument({ accountId, invoiceId, ...paper });
  const rich = await invoice(store, accountId, 10);
  await transfer(store, 110, { concept: rich.number });
  await store.refundCredit({ id: newId('ref'), accountId, amountMinor: 20, reason: 'x', actor: agent });
});
afterAll(() => world.close());

const refused = (sql: string, values: unknown[] = []): Promise<string> => sqlState(world, sql, values);

const CHECK = '23514';
const UNIQUE = '23505';
const APPEND_ONLY = '23000';

describe('append-only', () => {
  test.each([
    'timeline',
    'chart_moves',
    'facts',
    'policies',
    'allocations',
    'credit_movements',
    'credit_notes',
    'adjustments',
    'refunds',
    'invoice_lines',
    'documents',
  ])('%s', async (table) => {
    const rows = await world.sql(`SELECT * FROM ${table}`);
    expect(rows.length).toBeGreaterThan(0);
    const [column] = Object.keys(rows[0] ?? {});
    expect(await refused(`UPDATE ${table} SET ${column} = ${column}`)).toBe(APPEND_ONLY);
    expect(await refused(`DELETE FROM ${table}`)).toBe(APPEND_ONLY);
    expect(await refused(`TRUNCATE ${table} CASCADE`)).toBe(APPEND_ONLY);
    expect(await world.sql(`SELECT * FROM ${table}`)).toEqual(rows);
  });

  test('nothing that somebody refers to is deleted', async () => {
    for (const table of ['accounts', 'invoices', 'payments', 'attempts', 'payment_methods'])
      expect(await refused(`DELETE FROM ${table}`)).toBe('23001');
  });
});

describe('money', () => {
  test("an invoice's balance stays between nothing and its total", async () => {
    expect(await refused('UPDATE invoices SET balance_minor = -1 WHERE id = $1', [invoiceId])).toBe(CHECK);
    expect(await refused('UPDATE invoices SET balance_minor = total_minor + 1 WHERE id = $1', [invoiceId])).toBe(CHECK);
  });

  test('its status says whether something is open', async () => {
    expect(await refused("UPDATE invoices SET status = 'open' WHERE id = $1", [invoiceId])).toBe(CHECK);
    expect(await refused("UPDATE invoices SET status = 'void' WHERE id = $1", [invoiceId])).toBe(CHECK);
    expect(await refused("UPDATE invoices SET status = 'odd' WHERE id = $1", [invoiceId])).toBe(CHECK);
  });

  test('its balance is what its money leaves of it', async () => {
    expect(await refused("UPDATE invoices SET balance_minor = 1, status = 'open' WHERE id = $1", [invoiceId])).toBe(
      CHECK,
    );
    expect(await refused('UPDATE invoices SET total_minor = 1001 WHERE id = $1', [invoiceId])).toBe(CHECK);
    expect(
      await refused('INSERT INTO allocations (account_id, invoice_id, amount_minor, reason) VALUES ($1, $2, 1, $3)', [
        accountId,
        invoiceId,
        'paid',
      ]),
    ).toBe(CHECK);
    expect(await refused('INSERT INTO invoice_lines VALUES ($1, 9, $2, 1, 5, 5)', [invoiceId, 'more'])).toBe(CHECK);
  });

  test('a payment is never put against more than it is', async () => {
    expect(
      await refused(
        'INSERT INTO allocations (account_id, invoice_id, payment_id, amount_minor, reason) VALUES ($1, $2, $3, 1, $4)',
        [accountId, invoiceId, paymentId, 'paid'],
      ),
    ).toBe(CHECK);
    expect(await refused('UPDATE payments SET credit_minor = 1 WHERE id = $1', [paymentId])).toBe(CHECK);
    expect(await refused("UPDATE payments SET status = 'reversed' WHERE id = $1", [paymentId])).toBe(CHECK);
    expect(await refused('UPDATE payments SET amount_minor = amount_minor + 1 WHERE id = $1', [paymentId])).toBe(CHECK);
  });

  test('nor against an invoice of somebody else', async () => {
    const other = await invoice(store, await account(store), 100);
    expect(
      await refused(
        `
      WITH a AS (INSERT INTO allocations (account_id, invoice_id, payment_id, amount_minor, reason) VALUES ($1, $2, $3,
        1, 'paid'), ($1, $4, $3, -1, 'paid')),
           b AS (UPDATE invoices SET balance_minor = 99 WHERE id = $2)
      UPDATE invoices SET balance_minor = 1, status = 'open' WHERE id = $4`,
        [accountId, other.id, paymentId, invoiceId],
      ),
    ).toBe(CHECK);
  });

  test('credit is never below nothing, and is the sum of its movements', async () => {
    expect(await refused('UPDATE accounts SET credit_minor = -1 WHERE id = $1', [accountId])).toBe(CHECK);
    expect(await refused('UPDATE accounts SET credit_minor = credit_minor + 1 WHERE id = $1', [accountId])).toBe(CHECK);
    expect(
      await refused("INSERT INTO credit_movements (account_id, amount_minor, reason) VALUES ($1, 1, 'overpaid')", [
        accountId,
      ]),
    ).toBe(CHECK);
  });

  test('a line is its quantity times its price', async () => {
    expect(await refused('INSERT INTO invoice_lines VALUES ($1, 9, $2, 2, 10, 25)', [invoiceId, 'more'])).toBe(CHECK);
  });
});

describe('one of a kind', () => {
  const copy = (table: string, changes: Record<string, string>, where: string): Promise<string> =>
    refused(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1)).* FROM ${table} t WHERE ${where} LIMIT 1`, [
      changes,
    ]);

  test('one default method an account', async () => {
    await method(store, accountId);
    expect(await refused('UPDATE payment_methods SET is_default = true WHERE account_id = $1', [accountId])).toBe(
      UNIQUE,
    );
  });

  test('one key an attempt and an e-mail', async () => {
    expect(await copy('attempts', { id: 'att_copy', ordinal: '900001' }, 'true')).toBe(UNIQUE);
    await store.keepEmail({
      id: 'eml_1',
      accountId,
      key: 'k',
      at: now,
      template: 'payment-receipt',
      locale: 'en',
      to: ['a@x.example'],
      subject: 's',
      html: 'h',
      text: 't',
    });
    expect(await copy('emails', { id: 'eml_2', ordinal: '900001' }, 'true')).toBe(UNIQUE);
  });

  test('one number an invoice', async () => {
    expect(await copy('invoices', { id: 'inv_copy', ordinal: '900001' }, 'true')).toBe(UNIQUE);
  });

  test('one transfer for a rail, key and day, besides its duplicates', async () => {
    const where = "tracking_key = 'KEY1'";
    expect(await copy('transfers', { id: 'btx_copy', ordinal: '900001' }, where)).toBe(UNIQUE);
    expect(
      await copy(
        'transfers',
        {
          id: 'btx_copy',
          ordinal: '900001',
          status: 'duplicate',
          duplicate_of_id: (await store.transfers({ limit: 1, cursor: null })).items[0]?.id as string,
        },
        where,
      ),
    ).toBe('taken');
  });

  test('one line of the timeline and one fact for a number', async () => {
    expect(await copy('timeline', {}, 'true')).toBe(UNIQUE);
    expect(await copy('facts', { cause: 'other' }, 'true')).toBe(UNIQUE);
  });
});

test('a database that goes away comes back, and the store with it', async () => {
  await world.sql(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  // Connections that are gone are noticed one by one.
  for (let i = 0; i < 10; i++) await store.ping().catch(() => wait(20));
  await store.ping();
  expect((await store.accountById(accountId))?.id).toBe(accountId);
});
