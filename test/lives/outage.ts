import type { ClockTime, Day } from '../../domain/time/time.ts';
import { openStore } from '../../ports/store/postgres/open-store.ts';
import type { Life } from './life.ts';
import { local } from './life.ts';
import type { Town } from './town.ts';

/**
 * Nobody is there until a local time: no deadline is met on the way. The account's clock is put forward in one leap,
 * past what lies between.
 */
export async function outage(town: Pick<Town, 'env'>, life: Life, until: Day, time: ClockTime): Promise<void> {
  await life.rest();
  const store = openStore(town.env.DATABASE_URL ?? '', { connections: 1 });
  try {
    await store.moveClock(life.id, local(until, time));
  } finally {
    await store.close();
  }
}
