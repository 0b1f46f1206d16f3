import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import type { Instant } from '../../domain/time/time.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { advance } from '../../workflows/client/advance.ts';
import { Nudger } from '../../workflows/client/nudge.ts';
import type { Life } from './life.ts';
import type { Town } from './town.ts';

const ADVANCE_WITHIN_MS = 90_000;

/**
 * Lets some lives count as the company's own while `story` runs: an account on a test clock is in no figure of the
 * company, and no bank feed is of its time. Their clocks are advanced as before, but past the API, which would not do
 * that to an account in real time.
 */
export async function inRealTime(
  town: Pick<Town, 'env'>,
  lives: Life[],
  story: (advance: (to: Instant) => Promise<void>) => Promise<void>,
): Promise<void> {
  const config = temporalConfig(town.env);
  const url = town.env.DATABASE_URL ?? '';
  const [connection, store, sql] = [
    await Connection.connect({ address: config.address }),
    openStore(url, { connections: 4 }),
    new pg.Client({ connectionString: url }),
  ];
  await sql.connect();
  const nudger = new Nudger(new Client({ connection, namespace: config.namespace }), connection);
  const clocks = { ...store, takeClock: async () => undefined };
  const ids = lives.map(({ id }) => id);
  const count = async (asTest: boolean) => {
    await sql.query('UPDATE accounts SET test_clock = $1 WHERE id = ANY($2)', [asTest, ids]);
    await sql.query('UPDATE record_info SET counted_at = NULL');
  };
  try {
    await count(false);
    await story(
      async (to) =>
        void (await Promise.all(
          ids.map((id) =>
            advance(clocks, (accountId, agenda) => nudger.deliver(accountId, agenda), id, to, ADVANCE_WITHIN_MS),
          ),
        )),
    );
  } finally {
    await count(true);
    await Promise.all([sql.end(), store.close(), connection.close()]);
  }
}
