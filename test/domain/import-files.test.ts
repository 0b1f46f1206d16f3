import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Unreadable } from '../../api/http/unreadable.ts';
import type { Column, Values } from '../../api/v1/imports/columns.ts';
import { type ReadIn, readGroup } from '../../api/v1/imports/group.ts';
import { tableIn } from '../../api/v1/imports/table.ts';
import { shippedPolicies } from '../../domain/policy/shipped.ts';
import { MOST_OPEN_INVOICES } from '../../domain/safety/limits.ts';

/** A file as it comes over the wire: in pieces that end anywhere. */
const fileOf = (content: string | Uint8Array, piece = 7) => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const pieces: Uint8Array[] = [];
  for (let i = 0; i < bytes.length; i += piece) pieces.push(bytes.subarray(i, i + piece));
  return { read: () => Readable.from(pieces) };
};

async function read(content: string | Uint8Array, piece?: number) {
  const { places, rows } = await tableIn(fileOf(content, piece));
  const lines = [];
  for await (const row of rows()) lines.push(row);
  return { columns: [...places.at.keys()], ignored: places.ignored, lines };
}

const complaint = (content: string): Promise<string> =>
  read(content).then(
    () => 'nothing',
    (error: Unreadable) => error.message,
  );

const ALL: Column[] = ['externalId', 'name', 'email'];

describe('a file of accounts', () => {
  test('is read by its headings, whatever stands between its cells and whoever saved it', async () => {
    const spanish = 'Cuenta;Nombre;Correo electrónico;Notas\r\n17;"Peña; hijos";ap@pena.example;x\r\n';
    const windows = Uint8Array.from(spanish, (letter) => letter.charCodeAt(0));
    for (const content of [
      spanish,
      `\uFEFF${spanish}`,
      windows,
      spanish.replaceAll(';', '\t').replace('Peña\t', 'Peña;'),
    ]) {
      const { columns, ignored, lines } = await read(content);
      expect([columns, ignored]).toEqual([ALL, ['Notas']]);
      expect(lines).toEqual([{ line: 2, cells: ['17', 'Peña; hijos', 'ap@pena.example', 'x'] }]);
    }
  });

  test.each([1, 3, 64])('in pieces of %d bytes it says the same, by its own lines', async (piece) => {
    const { lines } = await read('external_id,name,e-mail\n1,"Two\nlines",a@b.example\n\n,,\n2,ñ,c@d.example\n', piece);
    expect(lines.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [3, 'Two\nlines'],
      [6, 'ñ'],
    ]);
  });

  test('without its headings it is refused, with what is missing', async () => {
    expect(await complaint('')).toMatch(/is empty/);
    expect(await complaint('id,name\n1,x\n')).toBe('the headings must have email; there are "id", "name"');
    expect(await complaint('id,cuenta,name,email\n')).toBe('"cuenta" and "id" are the same column, externalId');
    expect(await complaint('id,name,email,saldo,amountMinor\n')).toMatch(/say the same/);
    expect(await complaint('id,name,email\n1,"x,a@b.example\n')).toMatch(/breaks off/);
  });
});

const policies = new Map(shippedPolicies().map((policy) => [policy.name, policy]));
const into = (more: Partial<ReadIn> = {}): ReadIn => ({
  importId: 'imp_1',
  written: { days: 'YYYY-MM-DD', decimal: '.' },
  now: '2026-03-02T15:00:00.000Z',
  numbers: new Map(),
  segments: [{ policy: 'spain', currency: 'EUR', tag: null }],
  defaults: { policy: 'mexico', timeZone: null, locale: null, currency: 'MXN' },
  policies,
  ...more,
});

const WHO: Values = { externalId: '17', name: 'Guthrie', email: 'ap@guthrie.example' };
const OWES: Values = { invoiceNumber: 'F-1', issuedOn: '2026-02-01', dueOn: '2026-02-10', amount: '1,160.00' };
const group = (lines: Values[], more: Partial<ReadIn> = {}) =>
  readGroup(
    lines.map((body, i) => ({ line: i + 2, externalId: '17', cells: [], body, problems: [] })),
    into(more),
  );
const wrongOf = (...lines: Values[]): string[] =>
  group(lines).wrong.map(({ line, problem: { column, message } }) => `${line} ${column}: ${message}`);

describe('the lines of an account', () => {
  test('become the account and its invoices, oldest first, under ids that follow from the file', () => {
    const { wrong, member } = group([
      { ...WHO, ...OWES, tax: '160.00', tags: 'north; wholesale' },
      { ...WHO, invoiceNumber: 'F-0', issuedOn: '2025-12-20', amount: '580' },
    ]);
    expect(wrong).toEqual([]);
    expect(member?.account).toMatchObject({
      profile: { externalId: '17', currency: 'MXN', timeZone: 'America/Mexico_City', tags: ['north', 'wholesale'] },
      policyName: 'mexico',
      method: null,
      invoices: [
        { number: 'F-0', dueOn: '2026-01-10', taxMinor: 0 },
        { number: 'F-1', taxMinor: 16_000, lines: [{ description: 'F-1', quantity: 1, unitAmountMinor: 100_000 }] },
      ],
    });
    expect(group([{ ...WHO, ...OWES }]).member?.account.profile.id).toBe(member?.account.profile.id);
    expect(group([{ ...WHO, ...OWES }], { importId: 'imp_2' }).member?.account.profile.id).not.toBe(
      member?.account.profile.id,
    );
  });

  test('autopay is on where a token is given, and off where none is or the file says so', () => {
    const method = (more: Values) => group([{ ...WHO, ...more }]).member?.account.method;
    expect(method({})).toBeNull();
    expect(method({ methodToken: 'tok_ok' })).toMatchObject({ token: 'tok_ok', autopay: true, consent: null });
    expect(method({ methodToken: 'tok_ok', autopay: 'No' })).toMatchObject({ autopay: false });
    expect(wrongOf({ ...WHO, autopay: 'sí' })).toEqual([
      '2 autopay: is yes, so methodToken must say which method is charged',
    ]);
    expect(wrongOf({ ...WHO, methodToken: '4242424242424242' })[0]).toMatch(/looks like a card number/);
  });

  test('the policy is the one that a new account would get, and its currency counts for the amounts', () => {
    const { member } = group([{ ...WHO, currency: 'eur', ...OWES, amount: '1.160,00' }], {
      written: { days: 'YYYY-MM-DD', decimal: ',' },
    });
    expect(member?.account).toMatchObject({ policyName: 'spain', profile: { timeZone: 'Europe/Madrid' } });
    expect(wrongOf({ ...WHO, policy: 'spain', currency: 'MXN' })[0]).toMatch(/^2 currency: /);
    expect(wrongOf({ ...WHO, policy: 'none' })[0]).toMatch(/there is no policy none: it must be one of/);
  });

  test('what is wrong is said with line, column and what would be right', () => {
    expect(wrongOf({ ...WHO, email: 'nobody', ...OWES })).toEqual([
      '2 email: must be an e-mail address, such as ap@guthrie.example',
    ]);
    expect(wrongOf({ ...WHO, ...OWES, issuedOn: '01/02/2026' })).toEqual([
      '2 issuedOn: "01/02/2026" is no day written as YYYY-MM-DD',
    ]);
    expect(wrongOf({ ...WHO, ...OWES, amount: '1.160,00' })[0]).toMatch(
      /^2 amount: "1\.160,00" is no amount with "\."/,
    );
    expect(wrongOf({ ...WHO, ...OWES, amount: '0' })).toEqual([
      '2 amount: must be above zero: what of the invoice is open',
    ]);
    expect(wrongOf({ ...WHO, ...OWES, tax: '2000' })[0]).toMatch(/must be a part of what is open, 1,160.00 MXN/);
    expect(wrongOf({ ...WHO, ...OWES, dueOn: '2026-01-10' })[0]).toMatch(/^2 dueOn: must not be before issuedOn/);
    expect(wrongOf({ ...WHO, ...OWES, invoiceNumber: null })[0]).toMatch(/^2 invoiceNumber: is empty/);
    expect(wrongOf({ ...WHO, amount: '10' }).map((one) => one.split(':')[0])).toEqual([
      '2 invoiceNumber',
      '2 issuedOn',
    ]);
  });

  test('one wrong line leaves the whole account out, and no further line may say otherwise', () => {
    expect(
      group([
        { ...WHO, ...OWES },
        { ...WHO, ...OWES, invoiceNumber: 'F-2', amount: 'x' },
      ]).member,
    ).toBeNull();
    expect(wrongOf({ ...WHO, ...OWES }, { ...WHO, ...OWES, name: 'Other', invoiceNumber: 'F-2' })).toEqual([
      '3 name: says otherwise than line 2 of the same account: they must be the same',
    ]);
    expect(wrongOf({ ...WHO, ...OWES }, { externalId: '17', ...OWES })).toEqual([
      '3 invoiceNumber: is on line 2 too: an invoice has one line',
    ]);
    expect(wrongOf({ ...WHO, ...OWES }, WHO)[0]).toMatch(/^3 invoiceNumber: is empty: line 2 has the account already/);
    expect(wrongOf({ ...WHO, ...OWES }, { externalId: '17', ...OWES, invoiceNumber: 'F-2' })).toEqual([]);
  });

  test('an account has as many open invoices as the record lets it have', () => {
    const many = Array.from({ length: MOST_OPEN_INVOICES + 1 }, (_, i) => ({
      ...WHO,
      ...OWES,
      invoiceNumber: `F-${i}`,
    }));
    expect(group(many.slice(1)).wrong).toEqual([]);
    expect(wrongOf(...many)).toEqual(['2 null: has 501 open invoices; an account may have 500']);
  });
});
