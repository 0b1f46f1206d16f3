import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Instant } from '../../domain/time/time.ts';
import type { Store } from '../../ports/store/store.ts';
import { moveBodies, turnMonths } from '../../workflows/upkeep/keep-bodies.ts';
import { account, newId, openWorld, type World } from './store-world.ts';

/** The wide part of what is done: in parts by month, which may go; what is undone never does. */

let world: World;
let store: Store;
let accountId: string;
let endpointId: string;
const worlds: World[] = [];
beforeEach(async () => {
  world = await openWorld({ clock: 'the database' });
  worlds.push(world);
  ({ store } = world);
  accountId = await account(store);
  await world.sql('UPDATE accounts SET test_clock = false');
  endpointId = newId('whe');
  const secret = 'whsec_c2VjcmV0c2VjcmV0c2VjcmV0';
  await store.addEndpoint({ id: endpointId, url: 'https://crm.example/', types: [], secret, now: RECORDED });
});
afterAll(() => Promise.all(worlds.map((one) => one.close())));

/** Wholly over by `LATER`, less the days that are kept; the next month isn't. */
const RECORDED: Instant = '2026-05-31T23:59:59.000Z';
const NEXT_MONTH: Instant = '2026-06-01T00:00:00.000Z';
const LATER: Instant = '2026-08-10T12:00:00.000Z';
const KEEP = { now: LATER, keepDays: 70 };

const email = async (status: string, at = RECORDED): Promise<string> => {
  const id = newId('eml');
  await world.sql(
    `INSERT INTO emails (id, account_id, key, at, template, locale, "to", subject, html, text, status)
     VALUES ($1, $2, $1, $3, 'invoice-issued', 'es-MX', '{ap@guthrie.example}', 's', '<p>html</p>', 'text', $4)`,
    [id, accountId, at, status],
  );
  return id;
};
const delivery = async (status: string, at = RECORDED): Promise<string> => {
  const id = newId('whd');
  await world.sql(
    `INSERT INTO webhook_deliveries (id, endpoint_id, type, body, status, created_at, next_try_at, ended_at)
     VALUES ($1, $2, 'case.opened', $3, $4, $5, $5, CASE WHEN $4 <> 'pending' THEN $5::timestamptz END)`,
    [id, endpointId, BODY, status, at],
  );
  return id;
};
const BODY = { type: 'case.opened', timestamp: RECORDED, data: { accountId: 'acc_1', version: 3 } };
const told = async (status: string, at = RECORDED): Promise<string> => {
  const id = newId('evt');
  await world.sql(
    `INSERT INTO inbox_events (provider, event_id, type, body, word, status, received_at, next_try_at, ended_at)
     VALUES ('stripe', $1, 'charge.succeeded', '{"said": 1}', '{"is": "a word"}', $2, $3,
       CASE WHEN $2 = 'pending' THEN $3::timestamptz END, CASE WHEN $2 <> 'pending' THEN $3::timestamptz END)`,
    [id, status, at],
  );
  return id;
};
const mailIn = async (status: string, at = RECORDED): Promise<string> => {
  const id = newId('mai');
  await world.sql(
    `INSERT INTO mails_in (id, "from", "to", subject, text, files, raw, status, because, received_at)
     VALUES ($1, 'ana@guthrie.example', '{}', 's', 'text', '[]', 'raw', $2,
       CASE WHEN $2 IN ('reply', 'ignored') THEN 'so' END, $3)`,
    [id, status, at],
  );
  return id;
};
/** Somebody has to read it. */
const task = (mailId: string) =>
  world.sql(
    `INSERT INTO tasks (id, kind, key, opened_at, subject, data) VALUES ($1, 'reply', 'reply:' || $2, now(), '{}', '{}')`,
    [newId('tsk'), mailId],
  );

const monthsIn = async (table: string): Promise<string[]> =>
  (await world.sql<{ id: string }>(`SELECT month AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id);
const parts = async (): Promise<string[]> =>
  (
    await world.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relname ~ '_bodies_2' ORDER BY 1`,
    )
  ).map(({ name }) => name);
const partsOf = (...months: string[]): string[] =>
  ['email', 'inbox', 'mail_in', 'webhook'].flatMap((kind) => months.map((month) => `${kind}_bodies_${month}`));
const wordsOf = async (id: string) => {
  const kept = await store.emailById(id);
  return kept === null ? null : [kept.html, kept.text];
};
const WORDS = ['<p>html</p>', 'text'];

describe('what is done', () => {
  test('moves into the part of its month, and reads as before', async () => {
    const mails = [await email('sent'), await email('delivered'), await email('bounced'), await email('skipped')];
    const heard = await delivery('delivered', NEXT_MONTH);
    await told('done');
    await told('ignored');
    const came = [await mailIn('proof'), await mailIn('ignored'), await mailIn('reply')];
    expect(await moveBodies(store)).toBe(10);
    expect(await monthsIn('email_bodies')).toEqual(Array(4).fill('2026-05'));
    expect(await monthsIn('webhook_bodies')).toEqual(['2026-06']);
    expect(await monthsIn('inbox_bodies')).toEqual(['2026-05', '2026-05']);
    expect(await monthsIn('mail_in_bodies')).toEqual(['2026-05', '2026-05', '2026-05']);
    for (const id of mails) expect(await wordsOf(id)).toEqual(WORDS);
    expect((await store.deliveryById(heard))?.body).toEqual(BODY);
    const { items } = await store.deliveries({ limit: 5, cursor: null });
    expect(items.map(({ body }) => body)).toEqual([BODY]);
    for (const id of came) {
      expect((await store.mailInById(id))?.text).toBe('text');
      expect(Buffer.from((await store.rawMailIn(id)) ?? []).toString()).toBe('raw');
    }
    const [{ wide }] = (await world.sql<{ wide: string }>(
      `SELECT count(*) AS wide FROM (SELECT html || text AS body FROM emails UNION ALL SELECT raw::text FROM mails_in WHERE raw <> ''
         UNION ALL SELECT body ->> 'said' FROM inbox_events UNION ALL SELECT body #>> '{data,version}' FROM webhook_deliveries) b
       WHERE body <> ''`,
    )) as [{ wide: string }];
    expect(Number(wide)).toBe(0);
  });

  test('moves once, whoever moves it at the same time, and however much there is', async () => {
    for (let i = 0; i < 30; i++) await email('sent');
    const moved = await Promise.all([1, 2, 3].map(() => store.moveBodies(20)));
    expect(moved.reduce((sum, count) => sum + count)).toBe(30);
    expect(await store.moveBodies(20)).toBe(0);
    expect(await monthsIn('email_bodies')).toHaveLength(30);
  });

  test('of an account on a test clock is of the month in which it moves: its own time is another', async () => {
    await world.sql('UPDATE accounts SET test_clock = true WHERE id = $1', [accountId]);
    await email('sent', '2019-01-05T00:00:00.000Z');
    await moveBodies(store);
    expect(await monthsIn('email_bodies')).toEqual([new Date().toISOString().slice(0, 7)]);
  });

  test('is not what waits: a mail in the queue or to be read, a webhook that was not heard, a word that was not decided', async () => {
    for (const status of ['pending', 'failed']) await delivery(status);
    await email('queued');
    await told('pending');
    await mailIn('new');
    await task(await mailIn('reply'));
    expect(await moveBodies(store)).toBe(0);
    const bad = [
      `UPDATE emails SET body_month = '2026-05'`,
      `UPDATE mails_in SET body_month = '2026-05' WHERE status = 'new'`,
      `UPDATE webhook_deliveries SET body_month = '2026-05' WHERE status = 'pending'`,
      `UPDATE webhook_deliveries SET body_month = '2026-05' WHERE status = 'failed'`,
      `UPDATE inbox_events SET body_month = '2026-05'`,
    ];
    for (const sql of bad) await expect(world.sql(sql)).rejects.toThrow(/_body_check/);
  });
});

describe('the parts', () => {
  test('are made ahead: this month and the next two', async () => {
    await turnMonths(store, { now: '2031-11-30T23:59:59.000Z', keepDays: null });
    expect(await parts()).toEqual(expect.arrayContaining(partsOf('2031_11', '2031_12', '2032_01')));
    expect(await parts()).not.toContain('email_bodies_2032_02');
  });

  test('need not be there: what has none waits beside them, and moves when its part is made', async () => {
    const id = await email('sent', '2019-05-05T00:00:00.000Z');
    await moveBodies(store);
    expect(await monthsIn('email_bodies_other')).toEqual(['2019-05']);
    expect(await wordsOf(id)).toEqual(WORDS);
    await turnMonths(store, { now: LATER, keepDays: null });
    expect([await monthsIn('email_bodies_other'), await monthsIn('email_bodies_2019_05')]).toEqual([[], ['2019-05']]);
    expect(await wordsOf(id)).toEqual(WORDS);
  });

  test('are made once, by however many at the same time, and so are those of calls', async () => {
    const four = async (make: (year: string) => Promise<unknown>): Promise<void> => {
      for (const year of ['2031', '2032', '2033']) await Promise.all([1, 2, 3, 4].map(() => make(year)));
    };
    await four((year) => turnMonths(store, { now: `${year}-01-01T00:00:00.000Z` as Instant, keepDays: null }));
    expect((await parts()).filter((name) => /203[123]/.test(name))).toHaveLength(36);
    await four((year) => world.sql(`SELECT ensure_calls_of('{${year}-01,${year}-02}')`));
  });
});

describe('letting go', () => {
  test('takes whole months that ended longer ago than is kept, and leaves their heads', async () => {
    const gone = await email('sent');
    const stays = await email('sent', NEXT_MONTH);
    const raw = await mailIn('proof');
    const heard = await delivery('delivered');
    await told('done');
    await moveBodies(store);
    const names = await turnMonths(store, KEEP);
    expect(names.sort()).toEqual(partsOf('2026_05'));
    expect([await wordsOf(gone), await wordsOf(stays)]).toEqual([[null, null], WORDS]);
    expect(await store.emailById(gone)).toMatchObject({ subject: 's', status: 'sent', to: ['ap@guthrie.example'] });
    expect((await store.emails(accountId, { limit: 9, cursor: null })).items).toHaveLength(2);
    expect(await store.mailInById(raw)).toMatchObject({ subject: 's', text: null });
    await expect(store.rawMailIn(raw)).rejects.toMatchObject({ status: 410, code: 'not_kept' });
    expect(await store.deliveryById(heard)).toMatchObject({ status: 'delivered', body: null });
    await expect(store.redeliver(heard, LATER)).rejects.toMatchObject({ status: 410, code: 'not_kept' });
    expect((await store.deliveryById(heard))?.status).toBe('delivered');
    // The same word again is known, though nobody remembers what it was.
    const [{ eventId }] = (await world.sql<{ eventId: string }>('SELECT event_id AS "eventId" FROM inbox_events')) as [
      { eventId: string },
    ];
    const again = { eventId, type: 'charge.succeeded', body: {}, word: null };
    expect(await store.keepTold('stripe', again, 0)).toBeNull();
    expect(await world.sql('SELECT FROM inbox_events')).toHaveLength(1);
    expect(await turnMonths(store, KEEP)).toEqual([]);
  });

  test('takes nothing that is undone, however old it is', async () => {
    const queued = await email('queued');
    const [waits, failed] = [await delivery('pending'), await delivery('failed')];
    const pending = await told('pending');
    const unread = await mailIn('new');
    const forSomebody = await mailIn('reply');
    await task(forSomebody);
    await moveBodies(store);
    await turnMonths(store, KEEP);
    expect(await wordsOf(queued)).toEqual(WORDS);
    expect((await store.dueDeliveries(5, 1_000)).map(({ id, body }) => [id, body])).toEqual([[waits, BODY]]);
    expect(await store.redeliver(failed, LATER)).toMatchObject({ status: 'pending', body: BODY });
    expect((await store.unheard(5)).map(({ eventId, word }) => [eventId, word])).toEqual([[pending, { is: 'a word' }]]);
    for (const id of [unread, forSomebody]) expect((await store.mailInById(id))?.text).toBe('text');
    await world.sql(`UPDATE tasks SET status = 'done', closed_at = now(), closed_by = '{}'`);
    await moveBodies(store);
    await turnMonths(store, KEEP);
    expect((await store.mailInById(forSomebody))?.text).toBeNull();
  });

  test('leaves what is to be sent again, and takes it with its month once it was heard', async () => {
    const id = await delivery('delivered');
    await moveBodies(store);
    expect(await store.redeliver(id, RECORDED)).toMatchObject({ status: 'pending', body: BODY, tries: 0 });
    expect(await monthsIn('webhook_bodies')).toEqual([]);
    await turnMonths(store, KEEP);
    expect((await store.dueDeliveries(5, 1_000)).map(({ body }) => body)).toEqual([BODY]);
    await store.settleDelivery(id, { status: 200, error: null }, null);
    await moveBodies(store);
    expect((await store.deliveryById(id))?.body).toEqual(BODY);
    await turnMonths(store, KEEP);
    expect((await store.deliveryById(id))?.body).toBeNull();
  });

  test('doesn’t happen unless it is said how long they are kept', async () => {
    const id = await email('sent');
    await moveBodies(store);
    expect(await turnMonths(store, { now: '2099-01-01T00:00:00.000Z', keepDays: null })).toEqual([]);
    expect(await wordsOf(id)).toEqual(WORDS);
  });

  test('waits for another time where somebody reads for long, and loses nothing', async () => {
    const id = await email('sent');
    await moveBodies(store);
    await turnMonths(store, { now: LATER, keepDays: null });
    const backup = new pg.Client({ connectionString: world.url });
    await backup.connect();
    await backup.query('BEGIN; SELECT FROM email_bodies; SELECT FROM mail_in_bodies');
    await expect(turnMonths(store, KEEP)).rejects.toThrow(/lock timeout/);
    expect(await wordsOf(id)).toEqual(WORDS);
    await backup.end();
    expect(await turnMonths(store, KEEP)).toContain('email_bodies_2026_05');
  });

  test('removes an endpoint’s bodies with it', async () => {
    await delivery('delivered');
    await moveBodies(store);
    await store.removeEndpoint(endpointId, LATER);
    expect(await monthsIn('webhook_bodies')).toEqual([]);
  });
});

describe('the plain role', () => {
  const asPlain = async (sql: string): Promise<string> => {
    const url = new URL(world.url);
    url.username = 'puntual_app';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      return await client.query(sql).then(
        () => 'done',
        (error: pg.DatabaseError) => `${error.code} ${error.message}`,
      );
    } finally {
      await client.end();
    }
  };

  test('lets go of nothing younger than 30 days, whatever month it names, and of nothing by another way', async () => {
    const soon = new Date(Date.now() - 29 * 86_400_000);
    const month = new Date(Date.UTC(soon.getUTCFullYear(), soon.getUTCMonth() + 1)).toISOString().slice(0, 7);
    for (const before of ['9999-12', month])
      expect(await asPlain(`SELECT let_go_of_bodies('${before}')`)).toMatch(/are kept: .* is too young/);
    for (const nonsense of ['2026-13', "x'' OR true"])
      expect(await asPlain(`SELECT let_go_of_bodies('${nonsense}'), ensure_bodies_of('{}')`)).toMatch(/no month/);
    const [part = ''] = await parts();
    for (const sql of [
      `DROP TABLE ${part}`,
      `ALTER TABLE email_bodies DETACH PARTITION ${part}`,
      `TRUNCATE ${part}`,
      'TRUNCATE email_bodies',
      `CREATE TABLE email_bodies_2019_01 PARTITION OF email_bodies FOR VALUES IN ('2019-01')`,
    ])
      expect(await asPlain(sql)).toMatch(/^42501/);
    expect(await asPlain(`SELECT let_go_of_bodies('2019-01')`)).toBe('done');
  });

  test('alone is let in beside the owner: no other role of the database may have parts made or dropped', async () => {
    const [rights] = await world.sql(
      `SELECT has_function_privilege('pg_monitor', 'let_go_of_bodies(text)', 'execute') AS drop,
         has_function_privilege('pg_monitor', 'ensure_bodies_of(text[])', 'execute') AS make,
         has_function_privilege('puntual_app', 'let_go_of_bodies(text)', 'execute') AS app`,
    );
    expect(rights).toEqual({ drop: false, make: false, app: true });
  });
});
