import { describe, expect, test } from '@jest/globals';
import { isCode, linesWith, ourFiles, textOf } from './files.ts';

const files = ourFiles();
const code = files.filter(isCode);
const mostLines = { product: 320, test: 600 };
const longestLine = 140;

describe('files', () => {
  test('are in kebab-case', () => {
    const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    expect(code.filter((path) => !path.split('/').every((name) => kebab.test(name)))).toEqual([]);
  });

  test('say what they are about: no utils, helpers, managers or bases', () => {
    expect(
      code.filter((path) => /(^|[/.-])(utils?|helpers?|managers?|base|common|misc|stuff)([/.-]|$)/.test(path)),
    ).toEqual([]);
  });

  test(`hold one idea: at most ${mostLines.product} lines, tests ${mostLines.test}`, () => {
    const long = code
      .map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length }))
      .filter(({ path, lines }) => lines > (/^(test|bench)\//.test(path) ? mostLines.test : mostLines.product));
    expect(long).toEqual([]);
  });

  test(`have no line over ${longestLine}, but where a sentence of a catalogue or of Markdown is one`, () => {
    const readable = files.filter((path) => isCode(path) || /\.(prisma|sql|mjml|hbs|sh)$|^\.ci\//.test(path));
    expect(readable.flatMap((path) => linesWith(path, new RegExp(`^.{${longestLine + 1}}`)))).toEqual([]);
  });

  test('end with a newline and use no tabs or carriage returns', () => {
    const text = code.map((path) => ({ path, body: textOf(path) }));
    expect(text.filter(({ body }) => !body.endsWith('\n') || body.endsWith('\n\n')).map(({ path }) => path)).toEqual(
      [],
    );
    expect(text.filter(({ body }) => /\t|\r/.test(body)).map(({ path }) => path)).toEqual([]);
  });

  test('every migration is there', () => {
    const folders = new Set(
      files.filter((path) => /^prisma\/migrations\/[^/]+\//.test(path)).map((path) => path.split('/')[2]),
    );
    expect(
      [...folders].filter(
        (folder) =>
          !/^\d{14}_[a-z0-9_]+$/.test(folder ?? '') || !files.includes(`prisma/migrations/${folder}/migration.sql`),
      ),
    ).toEqual([]);
  });
});
