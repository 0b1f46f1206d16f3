import { describe, expect, test } from '@jest/globals';
import { posix } from 'node:path';
import { codeOf, ourFiles, textOf } from './files.ts';

/** Who imports whom in what a browser runs. */
const imports = ourFiles()
  .filter(
    (path) => /^(ui|console)\/.*\.tsx?$/.test(path) && !/\.(gen|d)\.ts$/.test(path) && !path.endsWith('.config.ts'),
  )
  .flatMap((from) =>
    [...codeOf(from).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to]) => ({
      from,
      to: posix.join(posix.dirname(from), to ?? ''),
    })),
  );
const told = (found: typeof imports): string[] => found.map(({ from, to }) => `${from} → ${to}`);
const sectionOf = (path: string): string | null => /^console\/([^/]+)\//.exec(path)?.[1] ?? null;

describe('in a browser', () => {
  test('what all pages share knows no application', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(told(imports.filter(({ from, to }) => from.startsWith('ui/') && to.startsWith('console/')))).toEqual([]);
  });

  test('of the server it knows only the contract, and from the rules how many digits a currency has', () => {
    const digits = /^domain\/money\/(money|currencies)\.ts$/;
    const beyond = imports.filter(({ to }) => !/^(ui|console)\//.test(to));
    expect(told(beyond.filter(({ from, to }) => !(from.startsWith('ui/') && digits.test(to))))).toEqual([]);
  });

  test('a section knows no other, but what an account is, was and will be; what stands round them knows each', () => {
    const ofAccounts = /^console\/account\/(commands\.ts|effect-of\.tsx|happened-about\.tsx)$/;
    const across = imports.filter(({ from, to }) => {
      const [section, other] = [sectionOf(from), sectionOf(to)];
      if (section === null || other === null || section === other || ['shell', 'routes'].includes(section))
        return false;
      return other !== 'locales' && !ofAccounts.test(to);
    });
    expect(told(across)).toEqual([]);
  });

  test('no section knows its routes, and nothing the shell but what opens it', () => {
    const up = imports.filter(
      ({ from, to }) =>
        ['routes', 'shell'].includes(sectionOf(to) ?? '') && !['routes', 'shell', null].includes(sectionOf(from)),
    );
    expect(told(up)).toEqual([]);
  });

  test('the library of charts is in one file, which is loaded when a chart is there to be drawn', () => {
    const pages = ourFiles().filter((path) => /^(ui|console)\/.*\.tsx?$/.test(path));
    const taken = /^import (?!type\b)[^;]*'(echarts|zrender)\b/m;
    expect(pages.filter((path) => taken.test(textOf(path)))).toEqual(['ui/chart.tsx']);
    const statically = /^import [^;]*\/chart(-option)?\.tsx?'/m;
    expect(pages.filter((path) => path !== 'ui/chart.tsx' && statically.test(textOf(path)))).toEqual([]);
  });
});
