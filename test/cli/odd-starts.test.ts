import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { bootstrapKey } from '../../cli/api-key.ts';
import { diskWatch, fullDisk, mustHaveRoom } from '../../cli/disk.ts';
import { logsIn } from '../../cli/logs.ts';
import { ownLog } from '../../cli/own-log.ts';
import { rememberedPorts } from '../../cli/servers/free-ports.ts';
import { startPostgres } from '../../cli/servers/postgres.ts';
import { chooseTemporal } from '../../cli/servers/temporal.ts';
import { runCommand } from './started.ts';

const home = mkdtempSync(join(tmpdir(), 'puntual-odd-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const fileOf = (name: string, content: string): string => {
  const folder = mkdtempSync(join(home, 'of-'));
  writeFileSync(join(folder, name), content);
  return folder;
};

describe('a file of the data folder that is broken is named, with what it has to hold', () => {
  test.each(['', 'abc', 'two\nlines of a key', 'a key with spaces in it'])('api-key: %j', (content) => {
    const folder = fileOf('api-key', content);
    expect(() => bootstrapKey(folder, null)).toThrow(`${join(folder, 'api-key')} has to hold one key`);
  });

  test('postgres/password: wrong, and empty', async () => {
    const input = {
      folder: join(home, 'pg'),
      database: 'odd',
      care: 'throwaway',
      logFile: join(home, 'pg.log'),
    } as const;
    await (await startPostgres(input)).stop();
    const password = join(input.folder, 'postgres', 'password');
    const right = readFileSync(password, 'utf8');
    writeFileSync(password, 'another');
    await expect(startPostgres(input)).rejects.toThrow(`PostgreSQL does not take the password in ${password}`);
    writeFileSync(password, '');
    await expect(startPostgres(input)).rejects.toThrow(`${password} is empty`);
    writeFileSync(password, right);
    await (await startPostgres(input)).stop();
  });

  test('temporal/kind', async () => {
    const folder = fileOf('nothing', '');
    const kind = join(folder, 'temporal', 'kind');
    mkdirSync(join(folder, 'temporal'));
    writeFileSync(kind, 'neither');
    const chosen = chooseTemporal({
      folder,
      cache: folder,
      logFile: join(folder, 'log'),
      say: () => undefined,
      prepare: async () => undefined,
    });
    await expect(chosen).rejects.toThrow(`${kind} has to say cli`);
  });

  test('ports that are none are chosen anew', async () => {
    for (const odd of ['{"port":99999}', '{"port":-1}', '{"port":1.5}', '{"port":"5"}', 'nonsense']) {
      const { port } = await rememberedPorts(join(fileOf('port.json', odd), 'port.json'), ['port']);
      expect(port).toBeGreaterThan(0);
      expect(port).toBeLessThan(65_536);
    }
  });

  test('a data folder that nobody can make is said to be one, at once', async () => {
    const started = runCommand('/proc/x/y', ['start']);
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain('PUNTUAL_DATA must be a folder that can be written');
  });
});

describe('a disk that is full', () => {
  const at = (is: 'ok' | 'full', freeBytes: number) => async () => ({ is, freeBytes });

  test('is said once, and so is that there is room again', async () => {
    const said: string[] = [];
    let look = at('ok', 1e9);
    const watch = diskWatch(
      '/data',
      (line) => said.push(line),
      () => look(),
    );
    await watch();
    look = at('full', 3_000_000);
    await watch();
    await watch();
    look = at('ok', 1e9);
    await watch();
    expect(said).toEqual([
      expect.stringContaining('The disk of /data is full: 2 MB are left.'),
      'There is room again on the disk of /data.',
    ]);
  });

  test('before a first start ends it, with what there has to be; a start that failed is told of it', async () => {
    await expect(mustHaveRoom('/data', at('ok', 90 * 1_048_576))).rejects.toThrow(
      'The disk of /data is full: 90 MB are left, and a first start needs 200 MB.',
    );
    await mustHaveRoom('/data', at('ok', 200 * 1_048_576));
    expect(await fullDisk('/data', at('full', 1_048_576))).toContain('The disk of /data is full: 1 MB are left');
    expect(await fullDisk('/data', at('ok', 1e9))).toBeNull();
  });

  test('costs lines of a log, and no process', () => {
    const log = ownLog('test', openSync('/dev/full', 'w'));
    for (let i = 0; i < 100; i++) log.info({ i, much: 'x'.repeat(20_000) }, 'It does not fit');
  });

  test('logs are turned while they are written to', () => {
    const folder = mkdtempSync(join(home, 'logs-'));
    const logs = logsIn(folder, 1_000);
    const file = logs.fileOf('api');
    const open = openSync(file, 'a');
    writeSync(open, 'x'.repeat(1_500));
    logs.turn();
    writeSync(open, 'after');
    expect([readFileSync(file, 'utf8'), statSync(`${file}.1`).size]).toEqual(['after', 1_500]);
    appendFileSync(file, 'y');
    logs.turn();
    expect(statSync(`${file}.1`).size).toBe(1_500);
  });
});
