import { expect, test } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { consoleFolder } from '../../cli/build-console.ts';
import { RunningConsole } from './console.ts';

/** What a browser takes of ours, gzipped: the first page on a slow line, and what each further page adds. */
const console = new RunningConsole();
const KIB = 1_024;
const FIRST = { js: 240 * KIB, css: 40 * KIB };
const FURTHER = 40 * KIB;

function bytesOf(path: string): number {
  const file = join(consoleFolder(), path);
  return statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;
}

const sum = (paths: string[]): number => paths.map(bytesOf).reduce((a, b) => a + b, 0);

test('the first page and each further one are as small as they are meant to be', async () => {
  const { id } = await console.debtor(10);
  const { page, goto } = await console.visit('admin', 'es-MX');
  let asked = new Set<string>();
  page.on('request', (request) => {
    const part = /\/console\/(assets\/.+\.(?:js|css))$/.exec(request.url())?.[1];
    if (part !== undefined) asked.add(part);
  });
  const partsOf = async (path: string): Promise<string[]> => {
    asked = new Set();
    await goto(path);
    await page.waitForLoadState('networkidle');
    return [...asked];
  };
  const first = await partsOf('/today');
  // The one part that is not of our making, and the same for as long as React is.
  const ours = first.filter((part) => part.endsWith('.js') && !/\/react-/.test(part));
  expect(ours.length).toBeGreaterThan(5);
  expect(ours.length).toBeLessThan(first.length);
  expect(sum(ours)).toBeLessThanOrEqual(FIRST.js);
  expect(sum(first.filter((part) => part.endsWith('.css')))).toBeLessThanOrEqual(FIRST.css);
  for (const path of [`/accounts/${id}`, '/transfers', '/tasks', '/policies/mexico/1/edit', '/people', '/import']) {
    const more = (await partsOf(path)).filter((part) => !first.includes(part));
    expect([path, sum(more) <= FURTHER]).toEqual([path, true]);
  }
});
