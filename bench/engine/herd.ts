import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { inParallel } from '../../test/lives/in-parallel.ts';
import { AT_ONCE } from './cost.ts';
import type { Measured } from './house.ts';
import { clockIn, dayIn, zoneBetween } from './zones.ts';

const ZONE = zoneBetween(9, 17);
/** Until everybody has an invoice. */
const INTAKE_MS = 45_000;
const WITHIN_MS = 180_000;

export interface Herd {
  /** From the first charge's booking to the last one's. */
  seconds: number;
  /** From the first charge to the last receipt. */
  receiptsAfter: number;
  accountIds: string[];
}

/** So many accounts whose charging window is one same minute, in real time. */
export async function herd(house: Measured, accounts: number): Promise<Herd> {
  const { http } = house;
  const opens = new Date(Math.ceil((Date.now() + INTAKE_MS) / 60_000) * 60_000);
  const today = dayIn(ZONE, opens);
  const shipped = mexicoPolicy();
  const window = { from: clockIn(ZONE, opens), to: clockIn(ZONE, new Date(opens.getTime() + 60_000)) };
  const sql = new pg.Client({ connectionString: house.databaseUrl });
  await sql.connect();
  // So narrow a window is refused where policies are taken.
  await sql.query(`INSERT INTO policies (name, version, body, actor, created_at) VALUES ('herd', 1, $1, '{}', now())`, [
    { ...shipped, name: 'herd', charge: { ...shipped.charge, window } },
  ]);
  const ids: string[] = [];
  await inParallel(
    Array.from({ length: accounts }),
    async (_, i) => {
      const { id } = await http.post<{ id: string }>('/v1/accounts', {
        name: `Herd ${i}`,
        autopay: true,
        email: 'ap@guthrie.example',
        policy: 'herd',
        timeZone: ZONE,
      });
      await http.post(`/v1/accounts/${id}/payment-methods`, { kind: 'card', token: 'tok_ok' });
      await http.post(`/v1/accounts/${id}/invoices`, {
        dueOn: today,
        lines: [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }],
      });
      ids.push(id);
    },
    AT_ONCE,
  );
  if (Date.now() > opens.getTime()) throw new Error('The intake took too long');
  try {
    for (const end = opens.getTime() + WITHIN_MS; ; await pause(1_000)) {
      const { rows } = await sql.query<{ type: string; count: string; first: Date; last: Date }>(
        `SELECT type, count(*), min(at) AS first, max(at) AS last FROM timeline
         WHERE account_id = ANY($1) AND (type = 'charge.succeeded'
            OR type = 'email.sent' AND data->>'template' = 'payment-receipt') GROUP BY type`,
        [ids],
      );
      const [charged, told] = ['charge.succeeded', 'email.sent'].map((type) => rows.find((row) => row.type === type));
      if (charged !== undefined && told !== undefined && Number(told.count) === accounts) {
        const first = charged.first.getTime();
        return {
          seconds: (charged.last.getTime() - first) / 1_000,
          receiptsAfter: (told.last.getTime() - first) / 1_000,
          accountIds: ids,
        };
      }
      if (Date.now() > end)
        throw new Error(`${charged?.count ?? 0} of ${accounts} were charged, ${told?.count ?? 0} got a receipt`);
    }
  } finally {
    await sql.end();
  }
}
