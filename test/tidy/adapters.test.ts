import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { codeOf, isCode, ourFiles, textOf } from './files.ts';

const files = ourFiles();
/** Ports whose other side is somebody else's: behind each stand adapters, which are all alike to their callers. */
const PORTS = ['gateway', 'mailer', 'service', 'verifier'];

/** A file that only says how something looks is nobody's adapter. */
const does = (path: string): boolean => /^export (?!type |interface )/m.test(codeOf(path));

/** What a port has besides its own type files: a file, or a folder, an adapter. */
const adapters = PORTS.flatMap((port) =>
  [
    ...new Set(
      files
        .filter(
          (path) =>
            isCode(path) && path.startsWith(`ports/${port}/`) && path !== `ports/${port}/${port}.ts` && does(path),
        )
        .map((path) => path.split('/').slice(0, 3).join('/')),
    ),
  ].map((adapter) => ({ port, adapter })),
);

/** Files that this one imports. */
const importedBy = (path: string): string[] =>
  [...codeOf(path).matchAll(/ from '(\.[^']+)'/g)].map(([, target = '']) => posix.join(posix.dirname(path), target));
const importsOf = (path: string, adapter: string): boolean =>
  importedBy(path).some((target) => target === adapter || target.startsWith(`${adapter}/`));

describe('adapters', () => {
  test('each port has one at least', () => {
    expect([...new Set(adapters.map(({ port }) => port))]).toEqual(PORTS);
  });

  test.each(adapters)('$adapter passes the contract of its port', ({ port, adapter }) => {
    const contract = new RegExp(`^${port}Contract\\(`, 'm');
    const tests = files.filter((path) => path.startsWith('test/ports/') && path.endsWith('.test.ts'));
    expect(tests.filter((path) => contract.test(codeOf(path)) && importsOf(path, adapter))).not.toEqual([]);
  });

  test.each(adapters)('$adapter is built by the command line', ({ adapter }) => {
    expect(files.filter((path) => isCode(path) && path.startsWith('cli/') && importsOf(path, adapter))).not.toEqual([]);
  });
});

describe('settings', () => {
  test('each variable is on the page of settings', () => {
    const page = textOf('docs/operating.md');
    const read = ['cli/settings.ts', 'cli/access-settings.ts', 'temporal.config.ts']
      .flatMap((path) => [...codeOf(path).matchAll(/^ {2}([A-Z][A-Z_]+): |\b((?:PUNTUAL|TEMPORAL)_[A-Z_]+)\b/gm)])
      .map(([, named, known = '']) => named ?? known);
    expect(read.length).toBeGreaterThan(8);
    expect([...new Set(read)].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
