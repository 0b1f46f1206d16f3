import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { typst, type TypstOptions } from '../../ports/documents/typst/typesetter.ts';
import type { Typesetter } from '../../ports/documents/typesetter.ts';
import { FONTS } from '../../templates/documents/sources.ts';

/** What sets documents, when it has too much to do, when a template is broken, and when it is ended. */
const folder = mkdtempSync(join(tmpdir(), 'typst-'));
const template = (name: string, source: string): string => {
  writeFileSync(join(folder, name), source);
  return name;
};
const good = template(
  'good.typ',
  '#let d = json(bytes(sys.inputs.data))\n#set document(title: d.title, date: none)\n#set text(lang: "en")\n= #d.title',
);
const broken = template('broken.typ', '#panic("no such word")');
const outside = template('outside.typ', '#read("../../../etc/hostname")');
const data = { title: 'Invoice' };

const made: Typesetter[] = [];
const typesetter = (more: Partial<TypstOptions> = {}): Typesetter => {
  const one = typst({ folder, fonts: FONTS, ...more });
  made.push(one);
  return one;
};
afterAll(async () => {
  await Promise.all(made.map((one) => one.close()));
  rmSync(folder, { recursive: true });
});

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes).toString('latin1').startsWith('%PDF-');

describe('what sets documents', () => {
  test('says what is wrong with a template, and sets the next one', async () => {
    const { typeset } = typesetter();
    await expect(typeset({ template: broken, data })).rejects.toThrow(/broken\.typ can't be set: .*no such word/);
    expect(isPdf(await typeset({ template: good, data }))).toBe(true);
  });

  test('reads nothing outside the folder of the templates', async () => {
    await expect(typesetter().typeset({ template: outside, data })).rejects.toThrow(/outside\.typ can't be set/);
  });

  test('sets one after the other, and sends away whom it would keep waiting for too long', async () => {
    const { typeset } = typesetter({ waiting: 2 });
    const first = [typeset({ template: good, data }), typeset({ template: good, data })];
    await expect(typeset({ template: good, data })).rejects.toMatchObject({ name: 'TryLater' });
    const [one, two] = await Promise.all(first);
    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(isPdf(await typeset({ template: good, data }))).toBe(true);
  });

  test('gives up what takes too long', async () => {
    const { typeset } = typesetter({ withinMs: 1 });
    await expect(typeset({ template: good, data })).rejects.toThrow('good.typ takes more than 0.001 s');
  });

  test('is told to end: whoever waits is to try later', async () => {
    const one = typesetter();
    const waiting = one.typeset({ template: good, data });
    await one.close();
    await expect(waiting).rejects.toMatchObject({ name: 'TryLater' });
    await expect(one.typeset({ template: good, data })).rejects.toMatchObject({ name: 'TryLater' });
  });
});
