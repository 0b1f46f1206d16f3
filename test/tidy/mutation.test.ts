import { describe, expect, test } from '@jest/globals';
import { codeOf, isCode, ourFiles } from './files.ts';

/** What stands in for `@jest/globals` when mutation testing runs the pure tests on Mocha. */
const stand = (await import('../mutation/jest-globals.mjs' as string)) as Record<string, object | undefined>;

const pure = ourFiles().filter((path) => isCode(path) && /^test\/(billing|domain|forecast|timeline)\//.test(path));

/** `describe`, and `describe.each`, of all that a file takes from `@jest/globals`. */
function usedIn(path: string): string[] {
  const code = codeOf(path);
  const names = [...code.matchAll(/import \{([^}]+)\} from '@jest\/globals'/g)]
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '));
  const parts = names
    .filter((name) => name !== 'expect')
    .flatMap((name) => [...code.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, 'g'))].map(([whole]) => whole));
  return [...names, ...parts];
}

describe('mutation testing', () => {
  test('knows all that the pure tests are written with: else it ends before its first mutant', () => {
    const used = [...new Set(pure.flatMap(usedIn))];
    const known = ([name = '', part]: string[]) => (part === undefined ? name in stand : part in (stand[name] ?? {}));
    expect(used).toEqual(expect.arrayContaining(['describe', 'test', 'test.each', 'expect']));
    expect(used.filter((use) => !known(use.split('.')))).toEqual([]);
  });
});
