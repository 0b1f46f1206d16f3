import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FolderInUse, lockFolder } from '../../cli/folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'puntual-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a second one on the same folder is refused, with a word about who has it', async () => {
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  await expect(lockFolder(folder)).rejects.toThrow(`already running on ${folder} (process ${process.pid})`);
  release();
  (await lockFolder(folder))();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a dead process is taken over', async () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: 2 ** 22 + 1, born: 'long ago' }));
  await lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
});

test('the lock of a dead process whose pid somebody else has by now is taken over', async () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, born: 'before the machine was started' }));
  await lockFolder(folder);
});

test('a lock that was cut short is taken over', async () => {
  writeFileSync(join(folder, 'lock'), '{"pid":');
  await lockFolder(folder);
});

test('of several that take over the same stale lock, one gets it', async () => {
  writeFileSync(join(folder, 'lock'), 'stale');
  const tries = await Promise.allSettled([lockFolder(folder), lockFolder(folder), lockFolder(folder)]);
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
