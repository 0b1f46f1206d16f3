import { describe, expect, test } from '@jest/globals';
import { codeWith, isCode, linesWith, ourFiles } from './files.ts';

const files = ourFiles();
const itself = 'test/tidy/words.test.ts';

describe('words', () => {
  test('no test is skipped, and none runs alone', () => {
    const tests = files.filter((path) => path.endsWith('.test.ts') && path !== itself);
    expect(
      tests.flatMap((path) =>
        codeWith(path, /\b(test|it|describe)\.(only|skip|todo)\b|\b(fit|xit|fdescribe|xdescribe|xtest)\(/),
      ),
    ).toEqual([]);
  });

  test('nothing is left to do later', () => {
    const code = files.filter((path) => isCode(path) && path !== itself);
    // 'XXX' is ISO 4217's code of no currency.
    expect(code.flatMap((path) => linesWith(path, /\b(TODO|FIXME|(?<!')XXX|HACK)\b/))).toEqual([]);
  });

  test('no path of the machine that it was written on', () => {
    const written = files.filter(
      (path) => /\.(ts|mjs|json|md|yaml|yml|prisma|sql|hbs|mjml)$/.test(path) && path !== itself,
    );
    expect(written.flatMap((path) => linesWith(path, /(^|[^\w.<>])\/(home|root|Users|work|tmp)\/\w/))).toEqual([]);
  });

  test('rules are not switched off without a reason', () => {
    const code = files.filter((path) => isCode(path) && path !== itself);
    expect(
      code.flatMap((path) =>
        linesWith(path, /@ts-(ignore|nocheck|expect-error(?! \S))|eslint-disable|biome-ignore(?! [\w/]+: \w)/),
      ),
    ).toEqual([]);
  });
});
