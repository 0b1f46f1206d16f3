import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { isAlive } from '../../cli/servers/process.ts';

const root = process.cwd();

/** A parent that starts a stubborn child under a guard and says its pid. */
const parent = (folder: string): string => `
  import { startGuard } from '${pathToFileURL(join(root, 'cli/servers/guard.ts')).href}';
  import { launch } from '${pathToFileURL(join(root, 'cli/servers/process.ts')).href}';
  const guard = startGuard();
  guard.remove(${JSON.stringify(folder)});
  const deaf = 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000)';
  const child = await launch({ name: 'x', command: process.execPath, args: ['-e', deaf],
    logFile: ${JSON.stringify(join(folder, 'log'))}, guard, graceMs: 300 });
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

test('what a killed process leaves running is ended, and its folder removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'puntual-guard-'));
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
  const process_ = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', parent(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const pid = await new Promise<number>((resolve) =>
    process_.stdout.once('data', (data) => resolve(Number(String(data)))),
  );
  expect(isAlive(pid)).toBe(true);
  process_.kill('SIGKILL');
  for (const end = Date.now() + 10_000; (isAlive(pid) || existsSync(folder)) && Date.now() < end; ) await pause(50);
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(folder)).toBe(false);
});
