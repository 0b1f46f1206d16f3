import { afterAll, describe, expect, test } from '@jest/globals';
import { getDocumentProxy } from 'unpdf';
import { documentsFor } from '../../cli/documents.ts';
import { seedCompany } from '../../company/seed.ts';
import { kindWord } from '../../domain/billing/line-words.ts';
import { PRINTED_KINDS } from '../../domain/billing/line-kinds.ts';
import { LANGUAGES } from '../../domain/messages/language.ts';
import { invoiceData } from '../../templates/documents/invoice.ts';
import { DOCUMENT_SOURCES } from '../../templates/documents/sources.ts';
import { statementData } from '../../templates/documents/statement.ts';
import { paperOf, paperOfAllKinds, paperOfSixty, paperOfT2, statementPaper } from './papers.ts';
import { writtenAlike } from './written-alike.ts';

/** Invoices and statements as PDFs: what they say, to people and to what reads them out. */
const documents = documentsFor(seedCompany());
afterAll(() => documents.close());

interface Node {
  role?: string;
  children?: Node[];
}

/** A PDF as it is read: its text page by page, in one line each, and the roles of what it is made of. */
async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const { info, metadata } = await pdf.getMetadata();
  const pages: string[] = [];
  const roles: Record<string, number> = {};
  const count = ({ role, children = [] }: Node): void => {
    if (role !== undefined) roles[role] = (roles[role] ?? 0) + 1;
    for (const child of children) count(child);
  };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    );
    count(((await page.getStructTree()) ?? {}) as Node);
  }
  return { info: info as { Title: string; Language: string }, xmp: metadata?.getRaw() ?? '', pages, roles };
}
const invoice = async (paper: Parameters<typeof documents.invoice>[0]) => read((await documents.invoice(paper)).bytes);

describe('the catalogues of documents', () => {
  writtenAlike(DOCUMENT_SOURCES.catalogues);
});

test('what is divided within long words is not divided within a letter', () => {
  const long = `${'a'.repeat(23)}😀${'b'.repeat(22)}🧾🧾${'c'.repeat(30)}`;
  const paper = paperOfT2();
  const [line] = paper.lines;
  if (line === undefined) throw new Error('An invoice without lines');
  const { about: _, ...plain } = line;
  const to = { ...paper.to, name: long, externalId: long };
  const statement = statementPaper();
  const [entry] = statement.lines;
  if (entry === undefined) throw new Error('A statement without lines');
  for (const data of [
    invoiceData(seedCompany(), { ...paper, to, lines: [{ ...plain, description: long }] }),
    statementData(seedCompany(), { ...statement, to, lines: [{ ...entry, reference: long }] }),
  ]) {
    const text = JSON.stringify(data);
    expect(text).not.toMatch(/\\ud[89a-f]/i);
    expect(text.replaceAll('\u200b', '').split(long).length).toBeGreaterThan(3);
  }
});

describe('an invoice', () => {
  test('T39: of two changes in a month says what is to be paid, by when, and how each line comes about', async () => {
    const { info, xmp, pages, roles } = await invoice(paperOfT2());
    const [text = ''] = pages;
    expect(pages).toHaveLength(1);
    expect(text).toContain('Por pagar $4,516.15 a más tardar el jueves 10 de septiembre de 2026');
    expect(text).toContain('Cuota de servicio 1 sep 2026 – 30 sep 2026 7 $450.00 $3,150.00');
    expect(text).toContain('Cargos parciales: Cuota de servicio 20 ago 2026 – 31 ago 2026 2 $450.00 12/31 $348.39');
    expect(text).toContain('Subtotal $3,893.23 IVA 16% sobre $3,893.23 $622.92 Total $4,516.15');
    expect(text).toMatch(/CLABE 106 180 00014796016 0.*Concepto IN60000001235 Referencia 0001235/);
    expect(text).toContain('Página 1 / 1');
    expect(info).toMatchObject({ Title: 'Factura IN60000001235', Language: 'es-MX' });
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(roles).toMatchObject({ Table: 1, TR: 5, TH: 5, TD: 2 * 4 + 2 * 5, H1: 1, H2: 2 });
  });

  test.each(LANGUAGES)('T39: has all nine kinds of lines in %s, in its words and figures', async (locale) => {
    const paper = paperOfAllKinds(locale);
    const { info, pages, roles } = await invoice(paper);
    const text = pages.join(' ');
    for (const kind of PRINTED_KINDS) expect(text).toContain(kindWord(kind, locale));
    expect(text).not.toMatch(/\{|\}|undefined|NaN|\bnull\b/);
    expect(info.Language).toBe(locale);
    expect(roles).toMatchObject({ TH: 5, TR: 1 + paper.lines.length });
  });

  test('T39: is the same to the byte, whoever asks and whenever', async () => {
    const [one, two] = [await documents.invoice(paperOfT2()), await documents.invoice(paperOfT2())];
    const another = documentsFor(seedCompany());
    const three = await another.invoice(paperOfT2());
    await another.close();
    expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    expect([two.hash, three.hash]).toEqual([one.hash, one.hash]);
    expect(Buffer.compare(one.bytes, three.bytes)).toBe(0);
  });

  test('T39: of sixty lines repeats the heading of its table on each page', async () => {
    const { pages, roles } = await invoice(paperOfSixty());
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('Concepto Cantidad Precio Importe');
    expect(pages.map((page) => /Página \d+ \/ \d+/.exec(page)?.[0])).toEqual(
      pages.map((_, i) => `Página ${i + 1} / ${pages.length}`),
    );
    // Once for what reads it out: the repetitions are for the eye.
    expect(roles).toMatchObject({ TH: 4, TD: 4 * 60 });
  });

  test.each([
    ['JPY', 'es-MX', 'JPY 451,615'],
    ['JPY', 'en', '¥451,615'],
    ['KWD', 'en', 'KWD 451.615'],
    ['USD', 'es-MX', 'USD 4,516.15'],
    ['EUR', 'de', '4.516,15 €'],
  ])('T37: in %s has the digits of that currency, as %s writes them', async (currency, locale, amount) => {
    const { pages } = await invoice(paperOf(locale, [PLAIN], [], { currency }));
    const [text = ''] = pages;
    // To be paid, the line's price and amount, subtotal, total.
    expect(text.split(`${amount} `)).toHaveLength(6);
    expect(text).not.toContain(`${amount}.`);
  });

  test('T40: prints the last day on which it can be disputed', async () => {
    const { pages } = await invoice(paperOfAllKinds());
    expect(pages.join(' ')).toContain('Aclaraciones hasta el 16 de agosto de 2026');
    expect(pages.join(' ')).toMatch(/¿Algo no es correcto\?.*a más tardar el 16 de agosto de 2026/);
  });

  test('that is paid or void says so, and asks for nothing', async () => {
    const applied = [
      { is: 'payment', on: '2026-08-09', amountMinor: 500_000 },
      { is: 'credit', on: null, amountMinor: 312_561 },
    ] as const;
    const paid = (await invoice(paperOfAllKinds('es-MX', { status: 'paid', balanceMinor: 0, applied }))).pages.join(
      ' ',
    );
    expect(paid).toContain('Pagada No hay nada por pagar.');
    expect(paid).toContain(
      'Pago del 9 de agosto de 2026 -$5,000.00 Saldo a favor aplicado -$3,125.61 Saldo por pagar $0.00',
    );
    const gone = (await invoice(paperOfAllKinds('es-MX', { status: 'void', balanceMinor: 0 }))).pages.join(' ');
    expect(gone).toContain('Cancelada Esta factura se canceló: no la pague.');
    expect([paid, gone].filter((text) => text.includes('Cómo pagar'))).toEqual([]);
  });

  test('to a name in signs that our fonts lack, and with endless words, is set all the same', async () => {
    const lines = [{ ...PLAIN, description: 'A'.repeat(500) }];
    const paper = paperOf('en', lines, []);
    const { pages } = await invoice({ ...paper, to: { ...paper.to, name: `株式会社 Ünïcôde ${'x'.repeat(200)}` } });
    expect(pages[0]).toContain('Ünïcôde');
  });

  test('from outside, described as it came: markup is text', async () => {
    const lines = [{ ...PLAIN, description: '*Fax* #panic("x") $x^2$ <script> [link](x) =HYPERLINK("x")' }];
    const { pages } = await invoice(paperOf('en', lines, []));
    expect(pages[0]).toContain('*Fax* #panic("x") $x^2$ <script> [link](x) =HYPERLINK("x');
  });
});

const PLAIN = { description: 'Telephone service', quantity: 1, unitAmountMinor: 451_615, amountMinor: 451_615 };

test.each(LANGUAGES)('a statement of account in %s: what was owed, what came, what is owed', async (locale) => {
  const paper = statementPaper(locale);
  const { pages, roles, info } = await read((await documents.statement(paper)).bytes);
  expect(pages.join(' ')).not.toMatch(/\{|\}|undefined|NaN|\bnull\b/);
  expect(info.Language).toBe(locale);
  expect(roles).toMatchObject({ Table: 2, TH: 6 + 4, TR: 1 + 8 + 2, TD: 5 * 6 + 3 * 2 + 4, H1: 1, H2: 2 });
});
