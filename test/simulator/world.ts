import type { Mail } from '../../domain/messages/mail.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Agenda } from '../../domain/work.ts';
import type { GatewayCharge } from '../../ports/gateway/gateway.ts';
import { SandboxBank } from '../../ports/gateway/sandbox/bank.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Store } from '../../ports/store/store.ts';
import pg from 'pg';
import { freshDatabase } from '../fresh-database.ts';
import { agent } from '../ports/store-world.ts';
import { saysHowItIs } from '../timeline/true-mails.ts';
import { Earlier } from './earlier.ts';
import { Hands, type Worker, workerOf } from './hands.ts';
import { Loop } from './loop.ts';
import { Mortal } from './mortal.ts';
import { inWords, Outside } from './outside.ts';

/** 2026-03-01, nine in the morning in Mexico City. */
const BEGINS = Date.parse('2026-03-01T15:00:00.000Z');
const DAYS = 1_500;
const DAY_MS = 86_400_000;
const FORGOTTEN = `
  SELECT key FROM sandbox.sandbox_charges c
  WHERE account_id = $1 AND key <> $2 AND outcome = 'succeeded' AND NOT EXISTS (SELECT FROM attempts WHERE key = c.key)
    AND NOT EXISTS (SELECT FROM tasks WHERE kind = 'keyMismatch' AND data ->> 'key' = c.key)`;
const NUDGE_MS = 5;
const LATE_NUDGE_MS = 8_000;

/**
 * The whole engine in one process and one thread, on a real PostgreSQL: an API and two workers that can die, the real
 * record, the real verbs, and simulated time, carriers and Temporal.
 */
export interface World {
  loop: Loop;
  outside: Outside;
  api: { mortal: Mortal; store: Store };
  mortals: readonly Mortal[];
  /** What becomes of the next nudges: lost, late or twice; those that are not foretold arrive. */
  nudges: ('lost' | 'late' | 'twice')[];
  bank: SandboxBank;
  earlier: Earlier;
  hands(): Hands;
  /** Temporal's database is lost, and another is there: the sweeper, or whoever looks, begins anew. */
  loseTemporal(): void;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** From now on of this account alone. `dice`: whole numbers below the one it is given. */
  live(accountId: string, dice: (sides: number) => number): void;
  close(): Promise<void>;
}

export async function simulatedWorld(): Promise<World> {
  const database = await freshDatabase();
  const mortals = ['api', 'worker-1', 'worker-2'].map((name) => new Mortal(`simulated-${name}`));
  let hands: { of: string; are: Hands; anew: () => Hands } | null = null;

  const loop = new Loop(BEGINS, async () => {
    for (const mortal of mortals) {
      if (!mortal.isDead) continue;
      await mortal.beReborn();
      outside.troubles++;
      // Whatever it had in mind to tell.
      hands?.are.sweep();
    }
  });
  const nudges: World['nudges'] = [];
  const onNews = (accountId: string, agenda: Agenda): void => {
    if (hands === null || hands.of !== accountId) return;
    const { are } = hands;
    const tell = (ms: number) => loop.after(ms, async () => are.take(agenda));
    const fate = nudges.shift() ?? null;
    if (fate === 'lost') are.sweep();
    else tell(fate === 'late' ? LATE_NUDGE_MS : NUDGE_MS);
    if (fate === 'twice') tell(NUDGE_MS);
  };
  const [forApi, ...forWorkers] = mortals as [Mortal, Mortal, Mortal];
  const storeOf = (mortal: Mortal) =>
    openStore(mortal.urlOf(database.plainUrl), { connections: 3, machineNow: () => loop.now, onNews });
  const bank = new SandboxBank({ databaseUrl: database.plainUrl, connections: 2, timeoutMs: 0, slowMs: 0 });
  const outside = new Outside(loop, bank);

  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const sql = async <Row extends object>(text: string, values?: unknown[]) =>
    (await pool.query<Row>(text, values)).rows;
  /**
   * It tells how it was when somebody did something, and nobody asks it again; or whoever began it was not heard of any
   * more: then it is finished as it was written, since the carrier may have it.
   */
  const isWritten = async ({ accountId, key }: Mail): Promise<boolean> =>
    (
      await sql(
        `SELECT FROM effects WHERE account_id = $1 AND key = $2 AND (params -> 'believes' = 'null' OR unanswered)`,
        [accountId, key],
      )
    ).length > 0;

  /** Nobody is charged while the record has forgotten what was taken of him, and nobody was told to look at it. */
  const knowsAll = async ({ accountId, key }: GatewayCharge): Promise<void> => {
    for (const forgotten of await sql<{ key: string }>(FORGOTTEN, [accountId, key]))
      outside.faults.push(`${key} was asked for, and ${forgotten.key} is not known`);
  };

  const workers = forWorkers.map((mortal): Worker => {
    const store = storeOf(mortal);
    /** A mail that leaves is true by the record of that instant. */
    const trueNow = async (mail: Mail): Promise<void> => {
      if (await isWritten(mail)) return;
      const seen = await store.lookAt(mail.accountId);
      if (seen === null) throw new Error(`${mail.key} leaves for nobody`);
      try {
        saysHowItIs(seen.state.snapshot.context, mail);
      } catch (error) {
        outside.faults.push(`${mail.key} is not true: ${String(error)}`);
      }
    };
    return workerOf(mortal, {
      store,
      gateway: outside.gatewayOf(mortal, knowsAll),
      mailer: outside.mailerOf(mortal, trueNow),
      service: outside.serviceOf(mortal),
      render: inWords,
      documents: null,
      payUrl: (token) => `https://pay.example/${token}`,
      sender: { from: 'us@example.com', replyTo: null, replies: null },
      machineNowMs: () => loop.nowMs,
    });
  });
  const api = { mortal: forApi, store: storeOf(forApi) };
  await api.store.savePolicy(mexicoPolicy(), agent);
  const earlier = await Earlier.of(pool);
  const handsNow = (): Hands => {
    if (hands === null) throw new Error('Nobody lives');
    return hands.are;
  };

  return {
    loop,
    outside,
    api,
    mortals,
    nudges,
    bank,
    earlier,
    hands: handsNow,
    loseTemporal() {
      handsNow().forget();
      if (hands !== null) hands = { ...hands, are: hands.anew() };
      handsNow().sweep();
    },
    sql,
    live(accountId, dice) {
      loop.clear();
      // Far enough from one another that what concerns a whole day concerns this life.
      loop.nowMs = BEGINS + dice(DAYS) * DAY_MS;
      for (const mortal of mortals) mortal.spare();
      outside.fates.clear();
      outside.faults.length = 0;
      nudges.length = 0;
      const worker = (): Worker => workers[dice(workers.length)] as Worker;
      const anew = (): Hands => new Hands(accountId, loop, worker, () => dice(600) - 300);
      hands = { of: accountId, are: anew(), anew };
    },
    async close() {
      await Promise.all([api.store.close(), ...workers.map(({ store }) => store.close()), bank.close(), pool.end()]);
      await database.drop();
    },
  };
}
