import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { processTree } from '../../cli/process-tree.ts';
import type { Running } from '../../cli/servers/process.ts';
import { isAlive, launch } from '../../cli/servers/process.ts';
import { supervise } from '../../cli/supervise.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'puntual-processes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sleeper = (script = 'setInterval(() => {}, 1000)'): Promise<Running> =>
  launch({
    name: 'sleeper',
    command: process.execPath,
    args: ['-e', script],
    logFile: join(folder, 'log'),
    graceMs: 2_000,
  });

async function until(what: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !what(); await pause(20))
    if (Date.now() > end) throw new Error('It never came');
}

test('a part that dies is started again, and that is said', async () => {
  const said: string[] = [];
  const part = await supervise({ name: 'The sleeper', start: () => sleeper(), say: (line) => said.push(line) });
  const first = part.current().pid;
  process.kill(first, 'SIGKILL');
  await until(() => part.current().pid !== first);
  expect(isAlive(part.current().pid)).toBe(true);
  await until(() => said.length === 2);
  expect(said).toEqual(['The sleeper ended (SIGKILL); starting it again.', 'The sleeper is back.']);
  await part.stop();
  expect(isAlive(part.current().pid)).toBe(false);
});

test('a part that fails to come back is tried again', async () => {
  let starts = 0;
  const said: string[] = [];
  const part = await supervise({
    name: 'The sleeper',
    start: () => (++starts === 2 ? Promise.reject(new Error('its port was taken')) : sleeper()),
    say: (line) => said.push(line),
  });
  process.kill(part.current().pid, 'SIGKILL');
  await until(() => starts === 3 && said.includes('The sleeper is back.'));
  expect(said.join()).toContain('its port was taken');
  await part.stop();
});

test('one that does not want to go is killed after its grace', async () => {
  const part = await sleeper("process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)");
  await until(() => readFileSync(part.logFile, 'utf8').includes('deaf'));
  await part.stop();
  expect((await part.exited).signal).toBe('SIGKILL');
});

test('a process tree goes in the reverse order of its coming', async () => {
  const gone: string[] = [];
  const processes = processTree(() => {});
  const come = async (name: string): Promise<Running> => {
    const part = await sleeper();
    return {
      ...part,
      stop: async (signal) => {
        gone.push(name);
        await part.stop(signal);
      },
    };
  };
  await processes.keep({ name: 'one', start: () => come('one') });
  await Promise.all([
    processes.keep({
      name: 'two',
      start: async () => {
        await pause(200);
        return come('two');
      },
    }),
    processes.keep({ name: 'three', start: () => come('three') }),
  ]);
  await processes.stopAll();
  expect([...new Set(gone)]).toEqual(['three', 'two', 'one']);
});
