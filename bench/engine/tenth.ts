import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { opening } from '../../test/ports/store-world.ts';
import { beside } from './beside.ts';
import { AT_ONCE } from './cost.ts';
import type { Measured } from './house.ts';
import { clockIn, dayIn, zoneBetween } from './zones.ts';

const DAY_MS = 86_400_000;
const QUIET_MS = 60_000;
const LOOK_MS = 2_000;
/** Nobody is charged any more by then. */
const AFTER_MS = 600_000;
const POLICY = 'tenth';
const LINES = [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }];

/** Accounts in real time that wait for a day three weeks ahead, each with a workflow of its own. How many a second came. */
export async function idleAccounts(house: Measured, accounts: number): Promise<number> {
  const store = openStore(house.databaseUrl);
  const dueOn = dayIn('America/Mexico_City', new Date(Date.now() + 21 * DAY_MS));
  const began = performance.now();
  try {
    await inParallel(
      Array.from({ length: accounts }),
      async () => {
        const opened = await store.openAccount(opening({}, { clockStartsAt: null }));
        await house.http.post(`/v1/accounts/${opened.id}/invoices`, { dueOn, lines: LINES, sentAlready: true });
      },
      AT_ONCE,
    );
  } finally {
    await store.close();
  }
  return (accounts * 1_000) / (performance.now() - began);
}

export interface Tenth {
  /** In ms each, while nothing falls due and in the window. */
  took: Record<'quiet' | 'window', number[]>;
  /** From the window's opening to the last charge and to the last receipt, in s. */
  charged: number;
  told: number;
  /** Of a second in the window and in quiet, in s. */
  cpu: Record<'quiet' | 'window', number>;
  memoryMb: Record<string, number>;
}

/** Accounts whose cards are charged in one window of so many minutes, in real time, and the POSTs of others beside. */
export async function tenth(
  house: Measured,
  { accounts, windowMinutes, intakeMs }: Record<'accounts' | 'windowMinutes' | 'intakeMs', number>,
): Promise<Tenth> {
  const { http } = house;
  const timeZone = zoneBetween(9, 16);
  const opensMs = Math.ceil((Date.now() + intakeMs + QUIET_MS) / 60_000) * 60_000;
  const opens = new Date(opensMs);
  const window = { from: clockIn(timeZone, opens), to: clockIn(timeZone, new Date(opensMs + windowMinutes * 60_000)) };
  const shipped = mexicoPolicy();
  const sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  // So narrow a window is refused where policies are taken.
  await sql.query('INSERT INTO policies (name, version, body, actor, created_at) VALUES ($1, 1, $2, $3, now())', [
    POLICY,
    { ...shipped, name: POLICY, charge: { ...shipped.charge, window } },
    {},
  ]);
  const ids = await inParallel(
    Array.from({ length: accounts }),
    async (_, i) => {
      const profile = { name: `Tenth ${i}`, autopay: true, email: 'ap@guthrie.example', policy: POLICY, timeZone };
      const { id } = await http.post<{ id: string }>('/v1/accounts', profile);
      await http.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
      await http.post(`/v1/accounts/${id}/invoices`, {
        dueOn: dayIn(timeZone, opens),
        lines: LINES,
        sentAlready: true,
      });
      return id;
    },
    AT_ONCE,
  );
  await house.quiet();
  if (Date.now() > opensMs - QUIET_MS) throw new Error('The intake took too long: give it more time');

  const cpuWhile = async <T>(work: Promise<T>): Promise<{ value: T; perSecond: number }> => {
    const [before, began] = [await house.cpuMs(), Date.now()];
    const value = await work;
    return { value, perSecond: ((await house.cpuMs()) - before) / (Date.now() - began) };
  };
  const isDone = async (what: string): Promise<boolean> => {
    const { rows } = await sql.query<{ count: string }>(
      `SELECT count(DISTINCT account_id) FROM timeline
       WHERE account_id = ANY($1) AND (type = $2 OR type = 'email.sent' AND data->>'template' = $2)`,
      [ids, what],
    );
    return Number(rows[0]?.count) === accounts;
  };
  const seconds = async (what: string): Promise<number> => {
    for (; !(await isDone(what)); await pause(LOOK_MS))
      if (Date.now() > opensMs + windowMinutes * 60_000 + AFTER_MS) throw new Error(`Not all have ${what}`);
    return (Date.now() - opensMs) / 1_000;
  };
  try {
    await pause(Math.max(0, opensMs - QUIET_MS - Date.now()));
    const quiet = await cpuWhile(beside(house, pause(opensMs - Date.now() - 1_000)));
    await pause(Math.max(0, opensMs - Date.now()));
    const all = await cpuWhile(
      beside(
        house,
        seconds('charge.succeeded').then(async (charged) => ({ charged, told: await seconds('payment-receipt') })),
      ),
    );
    await eachOnce(sql, ids);
    return {
      took: { quiet: quiet.value.took, window: all.value.took },
      ...all.value.value,
      cpu: { quiet: quiet.perSecond, window: all.perSecond },
      memoryMb: await house.memory(),
    };
  } finally {
    await sql.end();
  }
}

/** By the bank's book, not by ours. */
async function eachOnce(sql: pg.Client, ids: string[]): Promise<void> {
  const { rows } = await sql.query(
    `SELECT a.account_id, count(*) FROM attempts a JOIN sandbox.sandbox_charges c ON c.key = a.key AND c.outcome = 'succeeded'
     WHERE a.account_id = ANY($1) GROUP BY a.account_id`,
    [ids],
  );
  const wrong = rows.filter(({ count }) => Number(count) !== 1);
  if (rows.length !== ids.length || wrong.length > 0)
    throw new Error(`${rows.length} of ${ids.length} are in the bank's book, ${wrong.length} more than once`);
}
