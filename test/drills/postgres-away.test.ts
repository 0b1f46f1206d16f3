import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { House } from '../kill/house.ts';
import { faultsOf } from '../lives/audit.ts';
import { Life } from '../lives/life.ts';

/** `PUNTUAL_DRILL_AWAY_S=100`: so many seconds, instead of as many as CI has. */
const AWAY_MS = Number(process.env.PUNTUAL_DRILL_AWAY_S ?? 20) * 1_000;
/** What a request may take before it says that the record is away, on a machine that has more to do. */
const ANSWERS_WITHIN_MS = 20_000;
/** More than the API has connections. */
const ASKING = 20;
const MINOR = 116_000;

const house = new House();
beforeAll(() => house.start(), 200_000);
afterAll(() => house.stop(), 60_000);

interface Asked {
  what: string;
  status: number;
  retryAfter: string | null;
  ms: number;
}

async function ask(what: string, path: string, init: RequestInit = {}): Promise<Asked> {
  const began = Date.now();
  const answer = await fetch(`${house.http.url}${path}`, init);
  await answer.arrayBuffer();
  return { what, status: answer.status, retryAfter: answer.headers.get('retry-after'), ms: Date.now() - began };
}

/** One after the other without an end, until the record is back. */
async function keepAsking(what: string, once: () => Promise<Asked>, isOver: () => boolean): Promise<Asked[]> {
  const heard: Asked[] = [];
  while (!isOver()) {
    heard.push(
      await once().catch((error: unknown) => ({ what: `${what}: ${error}`, status: 0, retryAfter: null, ms: 0 })),
    );
    await pause(200);
  }
  return heard;
}

test.each(['stands still', 'dies again and again'])(
  'PostgreSQL %s under API and worker: who asks hears so in time, and afterwards all goes on, nothing twice',
  async (how) => {
    const lives = await Promise.all(
      Array.from({ length: 4 }, () => Life.begin(house.http, { from: '2026-03-02', card: 'tok_ok' })),
    );
    for (const life of lives) await life.invoice(MINOR, '2026-03-10');
    const [first] = lives as [Life];
    const headers = { authorization: `Bearer ${house.http.key}`, 'content-type': 'application/json' };
    const invoices = `/v1/accounts/${first.id}/invoices`;
    const lines = [{ description: 'In the middle', quantity: 1, unitAmountMinor: 5_000 }];
    const body = JSON.stringify({ dueOn: '2026-04-10', lines });
    const write = (nth: number) => () =>
      ask('write', invoices, {
        method: 'POST',
        body,
        headers: { ...headers, 'idempotency-key': `${how.replaceAll(' ', '-')}-${nth}` },
      });
    const charging = Promise.all(lives.map((life) => life.on('2026-03-12')));

    let isOver = false;
    const goOn = how === 'stands still' ? await house.freeze('postgres') : () => undefined;
    const asking = [
      ...Array.from({ length: ASKING }, (_, nth) => keepAsking('write', write(nth), () => isOver)),
      keepAsking(
        'read',
        () => ask('read', `/v1/accounts/${first.id}`, { headers }),
        () => isOver,
      ),
      keepAsking(
        'stranger',
        () => ask('stranger', '/v1/switches', { headers: { authorization: 'Bearer pk_of_nobody' } }),
        () => isOver,
      ),
      keepAsking(
        'ready',
        () => ask('ready', '/readyz'),
        () => isOver,
      ),
      keepAsking(
        'healthy',
        () => ask('healthy', '/healthz'),
        () => isOver,
      ),
    ];
    if (how === 'stands still') await pause(AWAY_MS);
    else await house.keepDown('postgres', AWAY_MS);
    isOver = true;
    goOn();
    const heard = (await Promise.all(asking)).flat();

    const wrong = heard.filter(({ what, status, retryAfter, ms }) => {
      if (ms > ANSWERS_WITHIN_MS) return true;
      if (what === 'healthy') return status !== 200;
      // 409: what was asked under this key before is still under way.
      if (status === 503 || (what === 'write' && status === 409)) return retryAfter === null;
      // Before it was away, and after.
      return !{ write: [201], read: [200], stranger: [401], ready: [200] }[what]?.includes(status);
    });
    expect(wrong.slice(0, 9)).toEqual([]);
    for (const what of ['write', 'read', 'stranger', 'ready'])
      expect([what, heard.some((one) => one.what === what && one.status === 503)]).toEqual([what, true]);

    await house.back();
    await charging;
    // Whoever was told nothing sends the same again.
    for (let nth = 0; nth < ASKING; nth++)
      for (let { status } = await write(nth)(); status !== 201; { status } = await write(nth)()) {
        expect([503, 409]).toContain(status);
        await pause(500);
      }
    expect((await first.papers()).map(({ totalMinor }) => totalMinor).sort()).toEqual([
      MINOR,
      ...Array.from({ length: ASKING }, () => 5_000),
    ]);
    for (const life of lives)
      expect(
        (await life.book()).filter(({ outcome }) => outcome === 'succeeded').map((one) => one.amountMinor),
      ).toEqual([MINOR]);
    expect((await Promise.all(lives.map(faultsOf))).flat()).toEqual([]);
  },
  300_000 + 3 * AWAY_MS,
);
