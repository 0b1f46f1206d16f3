import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serveHealth } from '../../cli/worker-health.ts';
import { openWorld, opening, type World } from './store-world.ts';

/** What is late, as the record says it, and a worker that tells it. */
let world: World;
beforeAll(async () => {
  world = await openWorld({ clock: 'the database' });
});
afterAll(() => world.close());

const NONE = { late: 0, seconds: 0 };

test('what is more than a minute late is counted, and how late the latest is; what is stuck stands apart', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push((await world.store.openAccount(opening({ name: `Late ${i}` }))).id);
  const wakes = (index: number, secondsAgo: number, more = '') =>
    world.sql(
      `UPDATE account_states SET next_at = now(), next_kind = 'charge', wake_at = now() - $2 * interval '1 second' ${more}
       WHERE account_id = $1`,
      [ids[index], secondsAgo],
    );
  await world.sql('UPDATE account_states SET wake_at = NULL, next_at = NULL, next_kind = NULL, work_since = NULL');
  expect(await world.store.lags()).toEqual({ deadlines: NONE, deeds: NONE, inbox: NONE, webhooks: NONE, stuck: 0 });

  await wakes(0, 90);
  await wakes(1, 300, ", work_since = now() - interval '200 seconds'");
  await wakes(2, 20);
  await wakes(3, 86_400, ", stuck_since = now(), stuck_because = 'x'");
  const { deadlines, deeds, stuck } = await world.store.lags();
  expect([deadlines.late, deeds.late, stuck]).toEqual([2, 1, 1]);
  expect(Math.round(deadlines.seconds / 10)).toBe(30);
  expect(Math.round(deeds.seconds / 10)).toBe(20);

  const server = await serveHealth({ port: 0, host: '127.0.0.1' }, world.store);
  const { port } = server.address() as AddressInfo;
  const said = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.text()] as const;
  };
  expect(await said('/healthz')).toEqual([200, '{"status":"ok"}']);
  expect((await said('/metrics'))[1]).toMatch(/^puntual_late\{what="deadlines"\} 2$/m);
  expect((await said('/v1/accounts'))[0]).toBe(404);
  await expect(serveHealth({ port, host: '127.0.0.1' }, world.store)).rejects.toThrow(
    /^PUNTUAL_WORKER_PORT \d+ can not/,
  );
  server.close();
});
