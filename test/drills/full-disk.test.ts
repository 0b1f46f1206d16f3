import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { crewOf, procOf, runCommand, type Started, startOn } from '../cli/started.ts';
import { until } from '../until.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

/** A disk that is full while everything runs, and one on which nothing can begin. */

const canMount = (() => {
  const disk = smallDisk(1);
  disk?.remove();
  return disk !== null;
})();
const disks: SmallDisk[] = [];
const disk = (megabytes: number): SmallDisk => {
  const made = smallDisk(megabytes);
  if (made === null) throw new Error('It was mounted before');
  disks.push(made);
  return made;
};
let running: Started | null = null;
afterAll(async () => {
  for (const one of disks) one.free();
  running?.kill('SIGTERM');
  await running?.exited;
  for (const one of disks) one.remove();
}, 90_000);

const DATA = 'data';
/** Enough for everything, and for as much again of PostgreSQL's log. */
const ENOUGH_MB = 400;

/** Sends what isn't answered again, each under a key of its own. */
class Writer {
  readonly answered = new Map<string, string>();
  readonly statuses = new Map<number, number>();
  readonly worst: string[] = [];
  private going = true;
  private readonly ended: Promise<void>;

  constructor(started: Started, key: string, accountId: string) {
    this.ended = this.write(started, key, accountId);
  }

  private async write({ run }: Started, key: string, accountId: string): Promise<void> {
    for (let nth = 0; this.going; ) {
      const idempotency = `facts-${nth}`;
      const began = Date.now();
      const answer = await fetch(`${run.url}/v1/accounts/${accountId}/invoices`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'idempotency-key': idempotency,
        },
        body: JSON.stringify({ lines: [{ description: `Line ${nth}`, quantity: 1, unitAmountMinor: 1_000 + nth }] }),
      }).catch((error: unknown) => {
        this.worst.push(String((error as Error).cause ?? error));
        return null;
      });
      const status = answer?.status ?? 0;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      const body = (await answer?.json().catch(() => ({}))) as { id?: string; title?: string; code?: string };
      if (status === 201) {
        this.answered.set(idempotency, String(body.id));
        nth += 1;
      } else if (status !== 503) this.worst.push(`${status} ${JSON.stringify(body)}`);
      else if (answer?.headers.get('retry-after') === null) this.worst.push('503 without Retry-After');
      if (Date.now() - began > 35_000) this.worst.push(`an answer took ${Date.now() - began} ms`);
      await pause(status === 201 ? 20 : 250);
    }
  }

  of = (status: number): number => this.statuses.get(status) ?? 0;

  async end(): Promise<void> {
    this.going = false;
    await this.ended;
  }
}

/** PostgreSQL asks for a new file of its log, as it does by itself after 16 MB: without room for it, it ends. */
async function newLogFiles(folder: string, { databaseUrl }: Started['run']): Promise<void> {
  const url = new URL(databaseUrl);
  url.username = 'puntual';
  url.password = readFileSync(join(folder, 'postgres', 'password'), 'utf8').trim();
  for (let nth = 0; nth < 12; nth++) {
    const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query("SELECT pg_logical_emit_message(false, 'drill', 'x'), pg_switch_wal()");
    } catch {
      return;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

const apiOf = ({ run }: Started): number | undefined =>
  crewOf(run.pid).find((pid) => procOf(pid, 'cmdline').split('\0').includes('api'));

const fillingUp = () => {
  test('while facts are written: reads or words, no dead API; with room again all goes on, and what was answered is there', async () => {
    const small = disk(ENOUGH_MB);
    const folder = join(small.folder, DATA);
    running = await startOn(folder, { PUNTUAL_REQUESTS_PER_10_SECONDS: '1000000' });
    const started = running;
    const key = readFileSync(join(folder, 'api-key'), 'utf8').trim();
    const opened = { name: 'Guthrie SA de CV', email: 'ap@guthrie.example' };
    const { body: account } = await started.call('POST', '/v1/accounts', opened);
    const accountId = String(account.id);
    const api = apiOf(started);
    const writer = new Writer(started, key, accountId);
    await until(() => writer.of(201) >= 10, 60_000);

    small.fill();
    await newLogFiles(folder, started.run);
    small.fill();
    await until(() => writer.of(503) >= 5, 60_000);
    const before = writer.of(503);
    const health: number[] = [];
    const reads: number[] = [];
    for (let nth = 0; nth < 20; nth++) {
      small.fill();
      health.push((await started.call('GET', '/healthz')).status);
      reads.push((await started.call('GET', `/v1/accounts/${accountId}`)).status);
      await pause(500);
    }
    expect([new Set(health), reads.filter((status) => status !== 200 && status !== 503)]).toEqual([new Set([200]), []]);
    expect((await started.call('GET', '/readyz')).body).toMatchObject({ disk: 'full' });
    await until(() => started.output().includes(`The disk of ${folder} is full`), 30_000);
    expect(writer.of(503)).toBeGreaterThan(before);

    small.free();
    const then = writer.of(201);
    await until(() => writer.of(201) > then + 10, 90_000);
    await until(async () => (await started.call('GET', '/readyz')).status === 200, 60_000);
    await writer.end();
    expect(writer.worst).toEqual([]);
    expect(apiOf(started)).toBe(api);

    const there: { id: string; lines: { description: string }[] }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await started.call(
        'GET',
        `/v1/accounts/${accountId}/invoices?limit=100${cursor && `&cursor=${cursor}`}`,
      );
      there.push(...(page.body.items as typeof there));
      cursor = page.body.nextCursor as string | null;
    }
    expect(new Set(there.map(({ id }) => id))).toEqual(new Set(writer.answered.values()));
    expect(there).toHaveLength(writer.answered.size);
    await until(() => started.output().includes(`There is room again on the disk of ${folder}`), 30_000);
  }, 360_000);

  test.each([10, 45, 70])(
    'of %d MB before anything is there: a first start says so, and ends',
    async (megabytes) => {
      const small = disk(megabytes);
      const folder = join(small.folder, DATA);
      const started = runCommand(folder, ['start']);
      expect(await started.exited).toBe(1);
      expect(started.output()).toContain(`The disk of ${folder} is full`);
    },
    240_000,
  );
};

if (canMount) describe('a disk that fills up', fillingUp);
else test('a disk that fills up is not tried here: nothing can be mounted', () => expect(smallDisk(1)).toBeNull());
