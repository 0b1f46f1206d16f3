import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Installed {
  link?: boolean;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const packages = Object.entries(json('package-lock.json').packages as Record<string, Installed>).filter(
  ([path, { link }]) => path.includes('node_modules/') && link !== true,
);
const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? path;

/** What does without its own, and so runs none where it is installed. */
const REFUSED: Record<string, string> = {
  prisma: 'would download an engine that is never used',
  '@prisma/engines': 'would download an engine that is never used',
  '@parcel/watcher': 'of a tool of the checks, and built already',
};

test('whoever runs a script where it is installed was allowed to, or refused, by name', () => {
  const allowed = Object.keys(json('package.json').allowScripts);
  const run = [...new Set(packages.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path)))];
  expect(run.filter((name) => !allowed.includes(name) && !Object.hasOwn(REFUSED, name))).toEqual([]);
  expect(Object.keys(REFUSED).filter((name) => allowed.includes(name) || !run.includes(name))).toEqual([]);
});

test('all that is installed is known by a hash, and comes from where packages come from', () => {
  expect(packages.length).toBeGreaterThan(500);
  expect(packages.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
