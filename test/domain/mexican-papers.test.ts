import { describe, expect, test } from '@jest/globals';
import { constanciaIn } from '../../domain/fiscal/constancia.ts';
import { conceptsOf } from '../../domain/fiscal/concepts.ts';
import { incomeReceipt } from '../../domain/fiscal/cfdi.ts';
import { creditReceipt } from '../../domain/fiscal/credit-receipt.ts';
import { profileProblems, type TaxProfile, taxTermsFor } from '../../domain/fiscal/tax-profile.ts';
import { clabePrefixProblem, ownClabe } from '../../domain/mexico/own-clabes.ts';
import { minorOf, receiptIn } from '../../domain/mexico/payment-receipt.ts';
import { ISSUER, RECEIVER } from '../billing/receipt-parties.ts';

/** What is read of papers of Mexico, and what is said of those that can't be. */

describe('a constancia', () => {
  test('is one by either of its titles, however its accents and blanks came out', () => {
    for (const title of [
      'CONSTANCIA DE SITUACIÓN FISCAL',
      'Constancia de  Situacion   Fiscal',
      'CÉDULA DE IDENTIFICACIÓN FISCAL',
      'Cedula de\tIdentificacion Fiscal',
    ])
      expect(constanciaIn(title)).toEqual({
        rfc: null,
        name: null,
        regime: null,
        regimes: [],
        postalCode: null,
        idCif: null,
      });
    expect(constanciaIn('CONSTANCIA DE RESIDENCIA FISCAL')).toBeNull();
  });

  const said = (...lines: string[]) => constanciaIn(['CONSTANCIA DE SITUACIÓN FISCAL', ...lines].join('\n'));

  test('is read without a blank after its labels too', () => {
    expect(
      said('RFC:GUT010101AA1', 'DENOMINACION / RAZON SOCIAL:Guthrie', 'Codigo Postal:06600', 'idCIF:13020034567'),
    ).toMatchObject({ rfc: 'GUT010101AA1', name: 'GUTHRIE', postalCode: '06600', idCif: '13020034567' });
  });

  test('of a person without a second surname has two names', () => {
    expect(said('Nombre (s): JUANA', 'Primer Apellido: VERA', 'Segundo Apellido:')).toMatchObject({
      name: 'JUANA VERA',
    });
  });

  test.each([
    ['Régimen de Ingresos por Dividendos (socios y accionistas)', '611'],
    ['Régimen de los Residentes en el Extranjero sin Establecimiento Permanente en México', '610'],
    ['Sin obligaciones   fiscales', '616'],
  ])('%s is %s', (line, regime) => {
    expect(said(line)?.regimes).toEqual([regime]);
  });
});

describe('a tax profile', () => {
  const COMPANY: TaxProfile = {
    rfc: 'GUT010101AA1',
    name: 'GUTHRIE',
    regime: '601',
    postalCode: '06600',
    cfdiUse: 'S01',
    zone: 'general',
    zoneUntil: null,
    paymentForm: '03',
    ieps: false,
  };
  const PERSON: TaxProfile = { ...COMPANY, rfc: 'VECJ880326XXX', name: 'JUANA VERA CASAS', regime: '612' };

  test.each(['610', '626'] as const)('of the régimen %s may be a company’s or a person’s', (regime) => {
    expect([profileProblems({ ...COMPANY, regime }), profileProblems({ ...PERSON, regime })]).toEqual([[], []]);
  });

  test('outside of the border has no lower rate', () => {
    expect(taxTermsFor(COMPANY, 'MXN')).toEqual({ iva: 160_000, ivaReduced: null, ieps: 0 });
  });

  test('that can’t be says what would be right', () => {
    const said = (change: Partial<TaxProfile>) =>
      profileProblems({ ...COMPANY, ...change }).map(({ field, message }) => `${field} ${message}`);
    expect(said({ rfc: 'XAXX010101000', regime: '616' })).toEqual([
      'rfc must be the customer’s own: receipts to the public are not made here',
    ]);
    expect(said({ regime: '612' })).toEqual(['regime must be one of a company, as the RFC is: 612 is not']);
    expect(said({ zoneUntil: '2026-12-31' })).toEqual([
      'zoneUntil must be left out in the general zone: its rate has no end',
    ]);
    expect(said({ name: 'GUTHRIE, S. DE R.L.' })).toEqual([
      'name must be as the constancia has it, without the régimen de capital: leave out "S. DE R.L."',
    ]);
  });
});

describe('a receipt that can’t be drawn says why, by a code', () => {
  const line = (amountMinor: number, taxes: ('iva' | 'ieps')[] | null) => ({
    description: 'x',
    quantity: 1,
    amountMinor,
    taxes,
    sat: { product: '83111500', unit: 'E48' },
  });
  const iva = (baseMinor: number, amountMinor: number) => ({ code: 'iva', rate: '0.160000', baseMinor, amountMinor });
  const paper = (totalMinor: number) => ({
    number: 'F-1',
    issuedAt: '2026-09-01T08:30:00',
    method: 'PPD' as const,
    form: '99',
    lines: [line(100, [])],
    taxes: [],
    totalMinor,
  });
  const credit = {
    number: 'crn_1',
    issuedAt: '2026-09-04T10:00:00',
    reason: 'x',
    amountMinor: 100,
    invoice: { uuid: 'U', netMinor: 100, taxes: [iva(50, 8)] },
  };
  test.each<[string, () => unknown, string]>([
    ['nothing is charged', () => conceptsOf([line(0, [])], []), 'nothing_to_receipt'],
    ['a tax that Mexico does not know', () => conceptsOf([line(100, null)], [{ ...iva(100, 16), code: 'vat' }]), 'vat'],
    ['nobody knows which lines a tax is on', () => conceptsOf([line(100, null)], [iva(50, 8)]), 'taxes_do_not_fit'],
    ['more is given back than charged', () => conceptsOf([line(100, []), line(-101, [])], []), 'taxes_do_not_fit'],
    [
      'a tax that does not come to its lines',
      () => conceptsOf([line(100, ['iva'])], [iva(100, 17)]),
      'The invoice says 17 of iva, and 0.160000 on its lines comes to 16: the tax authority rejects such a receipt',
    ],
    ['that by its code', () => conceptsOf([line(100, ['iva'])], [iva(100, 17)]), 'taxes_do_not_fit'],
    ['a total that is another', () => incomeReceipt(paper(101), ISSUER, RECEIVER), 'taxes_do_not_fit'],
    ['a credit note on a part', () => creditReceipt(credit, ISSUER, RECEIVER), 'taxes_do_not_fit'],
  ])('%s', (_, draw, wanted) => {
    const thrown = (() => {
      try {
        return draw();
      } catch (error) {
        return error as Error & { code: string };
      }
    })() as Error & { code: string };
    expect(thrown.name).toBe('Undrawable');
    expect(`${thrown.code}\n${thrown.message}`).toContain(wanted);
  });

  test('two taxes of one rate are each compared with its own lines', () => {
    const both = [
      { code: 'ieps', rate: '0.160000', baseMinor: 10_000, amountMinor: 1_600 },
      { code: 'iva', rate: '0.160000', baseMinor: 11_600, amountMinor: 1_856 },
    ];
    expect(conceptsOf([line(10_000, ['iva', 'ieps'])], both)[0]?.taxes.map(({ amountMicros }) => amountMicros)).toEqual(
      [16_000_000n, 18_560_000n],
    );
  });
});

describe('a receipt of a payment', () => {
  const dayOf = (written: string) => receiptIn(`Fecha de pago: ${written}`).paidOn;

  test.each([
    ['31/03/2028', '2028-03-31'],
    ['00/03/2026', null],
    ['01/03/2026', '2026-03-01'],
    ['5 de enero de 2026', '2026-01-05'],
    ['5 de foo de 2026', null],
    ['29 de febrero de 2026', null],
  ])('of %s is of %s', (written, day) => {
    expect(dayOf(written)).toBe(day);
  });

  test('is read as far as a receipt goes', () => {
    const behind = (characters: number) => receiptIn(`${' '.repeat(characters)}Monto: $5.00`).amountMinor;
    expect([behind(19_000), behind(20_000)]).toEqual([500, null]);
  });

  test('asks for money with two decimals, and above nothing', () => {
    expect([minorOf('0001160.00'), minorOf('.50'), minorOf('1160.005'), minorOf('0.00'), minorOf('1160')]).toEqual([
      116_000,
      50,
      null,
      null,
      null,
    ]);
  });
});

describe('CLABEs of accounts’ own', () => {
  test('begin with seven to thirteen digits', () => {
    const wrong =
      "must be the 7 to 13 digits that your bank's CLABEs for your customers begin with: three of the bank, " +
      'three of the plaza, and your own';
    expect(['6461801', '6461801234567'].map(clabePrefixProblem)).toEqual([null, null]);
    expect(['646180', '64618012345678', '646180x', ''].map(clabePrefixProblem)).toEqual([wrong, wrong, wrong, wrong]);
  });

  test('are numbered on until there is no room', () => {
    expect(ownClabe('6461801234567', 1)).toMatch(/^64618012345670001\d$/);
    expect(ownClabe('6461801234567', 9_999)).toMatch(/^64618012345679999\d$/);
    expect(ownClabe('6461801234567', 10_000)).toBeNull();
  });
});
