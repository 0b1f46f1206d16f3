import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { ownPart } from '../../domain/time/own-part.ts';
import type { ClockTime, Day, Instant } from '../../domain/time/time.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import { newId, opening } from '../../test/ports/store-world.ts';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { beside } from './beside.ts';
import { AT_ONCE } from './cost.ts';
import type { Measured } from './house.ts';

/** What a house of the size that the goal names has on one day; fewer are its first part, at the same rate. */
const WHOLE = 2_000;
const MARKS_SECONDS = 600;
const POLICY = 'overdue-herd';
const DUE: Day = '2026-03-10';
const MIDNIGHT: Instant = '2026-03-11T06:00:00.000Z';
const LOOK_MS = 2_000;

export interface OverdueHerd {
  /** In ms each, while nothing falls due, while marks are stepped, and while contacts go. */
  took: Record<'quiet' | 'marks' | 'contacts', number[]>;
  /** From the first to the last of them. */
  seconds: Record<'marks' | 'contacts', number>;
}

/**
 * Accounts in real time that fall overdue at one midnight and are written to at one opening, and the POSTs of others
 * beside them. Their midnight comes when it is wanted: all have one same skew, as if the machine's clock stood there.
 */
export async function overdueHerd(
  house: Measured,
  { accounts, spreadMinutes, intakeMs, quietMs }: Record<'accounts' | 'spreadMinutes' | 'intakeMs' | 'quietMs', number>,
): Promise<OverdueHerd> {
  const part = accounts / WHOLE;
  const marksMs = MARKS_SECONDS * part * 1_000;
  const opensAfterMinutes = Math.ceil(marksMs / 60_000) + 1;
  const midnightMs = Date.now() + intakeMs + quietMs;
  const skewMs = Date.parse(MIDNIGHT) - midnightMs;
  const sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  const store = openStore(house.databaseUrl);
  const shipped = mexicoPolicy();
  const from = `00:${String(opensAfterMinutes).padStart(2, '0')}` as ClockTime;
  const calendar = { ...shipped.calendar, contactHours: { from, to: '24:00' }, openingSpreadMinutes: spreadMinutes };
  await sql.query('INSERT INTO policies (name, version, body, actor, created_at) VALUES ($1, 1, $2, $3, now())', [
    POLICY,
    { ...shipped, name: POLICY, calendar },
    {},
  ]);
  const isIn = (id: string): boolean =>
    ownPart(id, 1_000 * MARKS_SECONDS) < marksMs && ownPart(id, spreadMinutes * 60) < part * spreadMinutes * 60;
  const ids = await inParallel(
    Array.from({ length: accounts }),
    async () => {
      const clockStartsAt = new Date(Date.now() + skewMs).toISOString() as Instant;
      let id = newId('acc');
      while (!isIn(id)) id = newId('acc');
      await store.openAccount({ ...opening({}, { clockStartsAt, policyName: POLICY }), id });
      return id;
    },
    AT_ONCE,
  );
  await sql.query('UPDATE accounts SET test_clock = false WHERE id = ANY($1)', [ids]);
  await sql.query('UPDATE account_states SET skew_ms = $2 WHERE account_id = ANY($1)', [ids, skewMs]);
  const lines = [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }];
  await inParallel(
    ids,
    (id) => house.http.post(`/v1/accounts/${id}/invoices`, { dueOn: DUE, lines, sentAlready: true }),
    AT_ONCE,
  );
  await house.quiet();
  if (Date.now() > midnightMs - quietMs) throw new Error('The intake took too long: give it more time');

  /**
   * Until all have a line of this kind: how long it was from the first to the last of them, as far as looks can tell. A
   * line's own instant doesn't say it: what is stepped within a minute of its instant has happened at it.
   */
  const spanOf = async (what: string): Promise<number> => {
    let first: number | null = null;
    for (;;) {
      const { rows } = await sql.query<{ count: string }>(
        `SELECT count(DISTINCT account_id) FROM timeline
         WHERE account_id = ANY($1) AND (type = $2 OR type = 'email.sent' AND data->>'template' = $2)`,
        [ids, what],
      );
      const count = Number(rows[0]?.count ?? 0);
      if (count > 0) first ??= Date.now();
      if (first !== null && count === accounts) return (Date.now() - first) / 1_000;
      await pause(LOOK_MS);
    }
  };
  try {
    await pause(Math.max(0, midnightMs - quietMs - Date.now()));
    const { took: quiet } = await beside(house, pause(midnightMs - Date.now() - 1_000));
    await pause(Math.max(0, midnightMs - Date.now()));
    const marks = await beside(house, spanOf('overdue.began'));
    await pause(Math.max(0, midnightMs + opensAfterMinutes * 60_000 - Date.now()));
    const contacts = await beside(house, spanOf('overdue-reminder'));
    return {
      took: { quiet, marks: marks.took, contacts: contacts.took },
      seconds: { marks: marks.value, contacts: contacts.value },
    };
  } finally {
    await store.close();
    await sql.end();
  }
}
