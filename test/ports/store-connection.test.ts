import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connect, connectionTo } from '../../ports/store/postgres/db/connection.ts';
import { inTransaction } from '../../ports/store/postgres/db/database.ts';
import type { Store } from '../../ports/store/store.ts';
import { until } from '../until.ts';
import { asked, comes, doneAtOnce } from './store-deeds.ts';
import { adding, agent, issuing, now, opening, openWorld, receiving, type World } from './store-world.ts';

/** How the store meets its database, whatever its settings are. */

const worlds: World[] = [];
let utc: World;
beforeAll(async () => void worlds.push((utc = await openWorld())));
afterAll(() => Promise.all(worlds.map((world) => world.close())));

/** A short life under fixed ids, and all that is read of it. */
async function life(store: Store): Promise<unknown> {
  const accountId = 'acc_life';
  await store.openAccount(opening({}, { id: accountId, clockStartsAt: '2026-03-01T05:30:00.000Z' }));
  await store.addMethod(adding(accountId, { id: 'pm_life', fingerprint: 'fp' }));
  const { number } = await store.issueInvoice(issuing(accountId, 100_000, { id: 'inv_life' }));
  await store.receiveTransfer(
    receiving(500, { id: 'btx_life', trackingKey: 'MX1', concept: number, settledAt: '2026-03-02T05:59:59.999Z' }),
  );
  await store.receiveProof({
    id: 'prf_life',
    accountId,
    trackingKey: null,
    amountMinor: 5,
    paidOn: '2026-03-01',
    file: null,
    actor: agent,
  });
  await asked(
    store,
    accountId,
    {
      type: 'DISPUTE_REQUESTED',
      disputeId: 'dsp_life',
      invoiceId: 'inv_life',
      amountMinor: 400,
      reason: 'x',
      late: false,
    },
    'req_life',
  );
  await doneAtOnce(store, accountId);
  await comes(store, accountId, 'holdEnds');
  await store.noteBankFeed({ id: 'bfi_life', importedThrough: '2026-03-31', actor: agent, at: now });
  await store.releaseBreaker({ id: 'rel_life', day: '2026-03-31', reason: 'x', actor: agent, at: now });
  const page = { limit: 100, cursor: null };
  const { items: tasks } = await store.tasks({ ...page, accountId });
  return {
    account: await store.accountById(accountId),
    history: await store.historyOf(accountId),
    agenda: await store.look(accountId),
    standing: await store.standing(accountId),
    invoices: await store.invoices(accountId, page),
    payments: await store.payments(accountId, page),
    proofs: await store.proofs(page),
    transfers: await store.transfers(page),
    dispute: await store.disputeById('dsp_life'),
    feed: await store.bankFeed(),
    breaker: await store.breakerOn('2026-03-31'),
    tasks: tasks.map(({ id: _, ...task }) => task),
    overdue: (await store.accounts({ ...page, overdueFrom: '2026-03-10' })).items.map(({ id }) => id),
  };
}

test('days and instants are what they are, in whichever time zone the database lives', async () => {
  const expected = await life(utc.store);
  for (const timeZone of ['America/Mexico_City', 'Pacific/Kiritimati']) {
    const world = await openWorld({ timeZone });
    worlds.push(world);
    expect(await world.sql('SHOW timezone')).toEqual([{ TimeZone: timeZone }]);
    expect(await life(world.store)).toEqual(expected);
  }
});

describe('a database that hangs', () => {
  test('is one that is away: what is asked of it ends, and works again afterwards', async () => {
    const { id } = await utc.store.openAccount(opening());
    const client = new pg.Client({ connectionString: utc.url });
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM account_states WHERE account_id = $1 FOR UPDATE', [id]);
    await expect(utc.store.addMethod(adding(id))).rejects.toThrow('statement timeout');
    await client.query('ROLLBACK');
    await client.end();
    await utc.store.addMethod(adding(id));
  });

  test('every connection says so, and that its zone is UTC; a pooler that takes no options is spared them', async () => {
    const db = connect(utc.url, 1);
    const said =
      await db.$queryRaw`SELECT current_setting('TimeZone') AS zone, current_setting('statement_timeout') AS statement,
        current_setting('idle_in_transaction_session_timeout') AS idle`;
    await db.$disconnect();
    expect(said).toEqual([{ zone: 'UTC', statement: '10s', idle: '20s' }]);
    expect(connectionTo(`${utc.url}?pgbouncer=true`, 1)).not.toHaveProperty('options');
  });
});

test('two writes that wait for one another, in raw statements, are both done: one of them over', async () => {
  await utc.sql('CREATE TABLE pairs (id int PRIMARY KEY, n int NOT NULL); INSERT INTO pairs VALUES (1, 0), (2, 0)');
  await utc.sql('GRANT ALL ON pairs TO PUBLIC');
  const db = connect(utc.url, 4);
  let tries = 0;
  let held = 0;
  const raise = (one: number, other: number) =>
    inTransaction(db, async (tx) => {
      tries += 1;
      await tx.$executeRaw`UPDATE pairs SET n = n + 1 WHERE id = ${one}`;
      held += 1;
      await until(() => held >= 2);
      await tx.$executeRaw`UPDATE pairs SET n = n + 1 WHERE id = ${other}`;
    });
  try {
    await Promise.all([raise(1, 2), raise(2, 1)]);
    expect([tries, await utc.sql('SELECT n FROM pairs')]).toEqual([3, [{ n: 2 }, { n: 2 }]]);
  } finally {
    await db.$disconnect();
  }
});
