import { describe, expect, test } from '@jest/globals';
import { isCode, ourFiles, textOf } from './files.ts';

const files = ourFiles();
const code = files.filter(isCode);
const longestLines = 260;

describe('files', () => {
  test('are in kebab-case', () => {
    const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    expect(code.filter((path) => !path.split('/').every((name) => kebab.test(name)))).toEqual([]);
  });

  test('say what they are about: no utils, helpers, managers or bases', () => {
    expect(code.filter((path) => /(^|[/.-])(utils?|helpers?|managers?|base|common|misc|stuff)([/.-]|$)/.test(path))).toEqual([]);
  });

  test(`hold one idea: at most ${longestLines} lines`, () => {
    const long = code.map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length })).filter(({ lines }) => lines > longestLines);
    expect(long).toEqual([]);
  });

  test('end with a newline and use no tabs or carriage returns', () => {
    const text = code.map((path) => ({ path, body: textOf(path) }));
    expect(text.filter(({ body }) => !body.endsWith('\n') || body.endsWith('\n\n')).map(({ path }) => path)).toEqual([]);
    expect(text.filter(({ body }) => /\t|\r/.test(body)).map(({ path }) => path)).toEqual([]);
  });

  test('every migration is there', () => {
    const folders = new Set(files.filter((path) => /^prisma\/migrations\/[^/]+\//.test(path)).map((path) => path.split('/')[2]));
    expect([...folders].filter((folder) => !/^\d{14}_[a-z0-9_]+$/.test(folder ?? '') || !files.includes(`prisma/migrations/${folder}/migration.sql`))).toEqual([]);
  });
});
