import { describe, expect, test } from '@jest/globals';
import { receivingAt } from '../../domain/statements/receiving.ts';
import { type BankMapping, type Columns, mappingProblems } from '../../domain/statements/mapping.ts';
import { lineOfRow } from '../../domain/statements/row.ts';

/** One row of a bank's file, by a mapping: a transfer, a line that moves nothing to us, or what is wrong with it. */

const MAPPING: BankMapping = {
  columns: { settledOn: 'Fecha', amount: 'Importe', trackingKey: 'Clave', concept: 'Concepto' },
  dateFormat: 'DD/MM/YYYY',
  decimal: '.',
  delimiter: ',',
  encoding: 'utf-8',
  currency: 'MXN',
  receivedAtAccount: '012180001234567899',
  directions: null,
  inConcept: {},
};
const IN_AND_OUT = { settledOn: 'Fecha', credit: 'Abono', debit: 'Cargo' };

type Row = Partial<Record<keyof Columns, string>>;
const read = (row: Row, mapping: Partial<BankMapping> = {}) =>
  lineOfRow(7, (column) => row[column] ?? null, { ...MAPPING, ...mapping });
const rejected = (message: string) => ({ rejected: { line: 7, message } });
const minorOf = (line: ReturnType<typeof read>) => ('entry' in line ? line.entry.amountMinor : line);
const SKIPPED = { skipped: { line: 7 } };
const ON = { settledOn: '10/03/2026' };

describe('a row that is a transfer', () => {
  test('says its day, its amount in minor units, and what else its columns say', () => {
    expect(read({ ...ON, amount: '1,160.00', trackingKey: 'MBAN0100', concept: 'IN600004' })).toEqual({
      entry: {
        line: 7,
        settledOn: '2026-03-10',
        amountMinor: 116_000,
        currency: 'MXN',
        trackingKey: 'MBAN0100',
        bankReference: null,
        reference: null,
        concept: 'IN600004',
        payerName: null,
        payerClabe: null,
        receivedAtAccount: '012180001234567899',
      },
    });
  });

  test('its own column goes before what every line has: the currency, and where it arrived', () => {
    const columns = { ...MAPPING.columns, currency: 'Divisa', receivedAtAccount: 'Cuenta' };
    expect(read({ ...ON, amount: '10.00', currency: 'usd', receivedAtAccount: '123456' }, { columns })).toMatchObject({
      entry: { currency: 'USD', amountMinor: 1_000, receivedAtAccount: '123456' },
    });
    expect(read({ ...ON, amount: '10.00' }, { columns })).toMatchObject({ entry: { currency: 'MXN' } });
  });

  test('what has no heading in the mapping is not read', () => {
    expect(read({ ...ON, amount: '10.00', currency: 'USD', reference: '77' })).toMatchObject({
      entry: { currency: 'MXN', reference: null },
    });
  });

  test('what stands in its concept is looked for there, and its own column goes before', () => {
    const inConcept = { trackingKey: ['CVE RAST'], payerName: ['DE'] };
    const concept = 'PAGO CVE RAST: MBAN01 DE GUTHRIE SA';
    expect(read({ ...ON, amount: '10.00', concept }, { inConcept })).toMatchObject({
      entry: { trackingKey: 'MBAN01', payerName: 'GUTHRIE SA', reference: null },
    });
    expect(read({ ...ON, amount: '10.00', concept, trackingKey: 'OWN1' }, { inConcept })).toMatchObject({
      entry: { trackingKey: 'OWN1' },
    });
    expect(read({ ...ON, amount: '10.00' }, { inConcept })).toMatchObject({
      entry: { trackingKey: null, concept: null },
    });
  });
});

describe('a row that moves nothing to us', () => {
  test.each(['-40.00', '0.00', '-', '–', '—'])('%s is skipped', (amount) => {
    expect(read({ ...ON, amount })).toEqual(SKIPPED);
  });
});

describe('a row with something wrong', () => {
  test('names its column by its own heading, and what would be right', () => {
    expect(read({ amount: '10.00' })).toEqual(rejected('Fecha: is empty: it must be a day written as DD/MM/YYYY'));
    expect(read({ settledOn: '2026-03-10', amount: '10.00' })).toEqual(
      rejected('Fecha: "2026-03-10" is no day written as DD/MM/YYYY'),
    );
    expect(read(ON)).toEqual(rejected('Importe: is empty: it must be an amount'));
    expect(read({ ...ON, amount: '--' })).toMatchObject({
      rejected: { line: 7, message: expect.stringMatching(/^Importe: "--" is no amount/) },
    });
    expect(read({ ...ON, amount: '10.00' }, { currency: null })).toEqual(
      rejected('currency: is empty: it must be a currency of ISO 4217, such as MXN'),
    );
  });

  test("of which the key is too long: cut, it would be another's", () => {
    expect(read({ ...ON, amount: '10.00', trackingKey: 'x'.repeat(65) })).toEqual(
      rejected('trackingKey has more than 64 characters'),
    );
  });
});

describe('money in one column, money out in another', () => {
  const both = (row: Row) => read({ ...ON, ...row }, { columns: IN_AND_OUT });

  test('comes in, goes out, or is neither', () => {
    expect(minorOf(both({ credit: '10.00' }))).toBe(1_000);
    expect(minorOf(both({ credit: '10.00', debit: '0.00' }))).toBe(1_000);
    expect(minorOf(both({ credit: '10.00', debit: '-' }))).toBe(1_000);
    expect(both({ debit: '10.00' })).toEqual(SKIPPED);
    expect(both({ credit: '0.00', debit: '10.00' })).toEqual(SKIPPED);
  });

  test('never both, nor nothing', () => {
    expect(both({ credit: '10.00', debit: '5.00' })).toEqual(
      rejected('Abono: stands beside Cargo: money comes in or goes out'),
    );
    expect(both({})).toEqual(rejected('Abono: is empty: it must be an amount'));
    expect(both({ debit: '0.00' })).toEqual(rejected('Abono: is empty: it must be an amount'));
    expect(both({ credit: '10.00', debit: 'x' })).toMatchObject({
      rejected: { message: expect.stringMatching(/^Cargo: "x" is no amount/) },
    });
    expect(both({ credit: 'x' })).toMatchObject({ rejected: { message: expect.stringMatching(/^Abono: "x"/) } });
  });

  test('money out may have no column', () => {
    const columns = { settledOn: 'Fecha', credit: 'Abono' };
    expect(minorOf(read({ ...ON, credit: '10.00', debit: '3.00' }, { columns }))).toBe(1_000);
  });
});

describe('a column that says the direction', () => {
  const columns = { settledOn: 'Fecha', amount: 'Importe', direction: 'Tipo' };
  const directions = { in: ['Abono', 'Crédito'], out: ['Cargo'] };
  const said = (direction: string | undefined, amount = '10.00') =>
    read({ ...ON, amount, ...(direction === undefined ? {} : { direction }) }, { columns, directions });

  test('whatever its accents and capitals', () => {
    expect(minorOf(said('ABONO'))).toBe(1_000);
    expect(minorOf(said(' credito '))).toBe(1_000);
    expect(said('cargo')).toEqual(SKIPPED);
  });

  test('in no other words', () => {
    expect(said('Comisión')).toEqual(
      rejected('Tipo: "COMISION" says neither in nor out: it must be one of "Abono", "Crédito", "Cargo"'),
    );
    expect(said(undefined)).toMatchObject({ rejected: { message: expect.stringMatching(/^Tipo: "" says neither/) } });
    for (const direction of ['Abono', 'Cargo'])
      expect(said(direction, 'x')).toMatchObject({ rejected: { message: expect.stringMatching(/^Importe: "x"/) } });
  });
});

describe('a mapping', () => {
  const problems = (change: Partial<BankMapping>) => mappingProblems({ ...MAPPING, ...change });
  const directions = { in: ['A'], out: ['C'] };
  const day = { settledOn: 'Fecha' };

  test('with one way of saying amounts, and a currency, is right', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ columns: IN_AND_OUT })).toEqual([]);
    expect(problems({ columns: { ...day, credit: 'Abono' } })).toEqual([]);
    expect(problems({ columns: { ...MAPPING.columns, direction: 'Tipo' }, directions })).toEqual([]);
    expect(problems({ columns: { ...MAPPING.columns, currency: 'Divisa' }, currency: null })).toEqual([]);
    expect(problems({ inConcept: { reference: ['REF'] } })).toEqual([]);
  });

  const beside = 'must not stand beside columns.amount: one of the two says how much came';
  const together = 'and columns.direction go together: the column, and what stands in it';
  test.each<[string, Partial<BankMapping>, [string, string][]]>([
    ['no amount', { columns: day }, [['columns.amount', 'is missing: it, or columns.credit, says how much came']]],
    ['two ways', { columns: { ...IN_AND_OUT, amount: 'I' } }, [['columns.credit', beside]]],
    ['amount and credit', { columns: { ...day, amount: 'I', credit: 'A' } }, [['columns.credit', beside]]],
    [
      'amount and debit',
      { columns: { ...day, amount: 'I', debit: 'C' } },
      [
        ['columns.credit', beside],
        ['columns.debit', 'must stand beside columns.credit'],
      ],
    ],
    ['words of no column', { directions }, [['directions', together]]],
    ['a column without words', { columns: { ...MAPPING.columns, direction: 'T' } }, [['directions', together]]],
    [
      'a direction of two columns',
      { columns: { ...IN_AND_OUT, direction: 'T' }, directions },
      [['columns.direction', 'belongs to columns.amount, not to columns.credit']],
    ],
    [
      'no currency',
      { currency: null },
      [['columns.currency', 'is missing: it, or currency, says what the amounts are in']],
    ],
    [
      'words of no concept',
      { columns: { ...day, amount: 'I' }, inConcept: { reference: ['REF'] } },
      [['inConcept', 'is looked for in columns.concept, which is missing']],
    ],
  ])('with %s says so', (_, change, wanted) => {
    expect(problems(change)).toEqual(wanted.map(([path, message]) => ({ path, message })));
  });
});

describe('where transfers come to', () => {
  test("its day is the bank's; without a bank's, that of new accounts; else SPEI's", () => {
    const clabe = '012180001234567899';
    const retired = [{ clabe: '002010077777777771', since: '2026-01-01' }] as never;
    expect(receivingAt({ clabe, timeZone: 'America/Tijuana', retired }, 'Europe/Madrid')).toEqual({
      clabe,
      timeZone: 'America/Tijuana',
      retired,
    });
    expect(receivingAt({ clabe, retired: [] }, 'Europe/Madrid').timeZone).toBe('America/Mexico_City');
    expect(receivingAt({ clabe: null, retired: [] }, 'Europe/Madrid').timeZone).toBe('Europe/Madrid');
    expect(receivingAt(null, null)).toEqual({ clabe: null, timeZone: 'America/Mexico_City', retired: [] });
  });
});
