import { describe, expect, test } from '@jest/globals';
import { layersOf } from '../../domain/billing/layers.ts';
import { lowUseTask, phonesOn } from '../../domain/billing/terms/low-use.ts';
import { sumsOf, unratedOf, type RatedCall } from '../../domain/billing/usage/rate-month.ts';
import { usageLines } from '../../domain/billing/usage/usage-lines.ts';
import { AmountTooLarge, share } from '../../domain/billing/rounding.ts';
import { folioOf } from '../../domain/fiscal/cfdi.ts';
import { creditReceipt } from '../../domain/fiscal/credit-receipt.ts';
import type { UsageLine } from '../../domain/billing/lines.ts';
import { Billed, BOOK } from './company.ts';
import { ISSUER, RECEIVER } from './receipt-parties.ts';

/** The pieces of a month's invoice by themselves. */

describe('daily quantities as layers', () => {
  const layers = (...daily: number[]) =>
    layersOf(daily).map(({ first, last, quantity }) => `${first}-${last} ${quantity}`);

  test('each the widest span of one unit, equal ones together, none of nothing', () => {
    expect(layers(0, 0)).toEqual([]);
    expect(layers(2, 2)).toEqual(['0-1 2']);
    expect(layers(0, 1, 1, 0, 3)).toEqual(['1-2 1', '4-4 3']);
    expect(layers(1, 3, 3, 1)).toEqual(['0-3 1', '1-2 2']);
    expect(layers(3, 1, 3)).toEqual(['0-2 1', '0-0 2', '2-2 2']);
    expect(layers(1, 4, 2)).toEqual(['0-2 1', '1-2 1', '1-1 2']);
  });

  test('what is given back apart from what is owed', () => {
    expect(layers(-1, -1, 2)).toEqual(['2-2 2', '0-1 -1']);
  });
});

describe('a share of a whole', () => {
  test('is rounded half away from nothing, and is no more than an invoice can ask', () => {
    expect([share(100, 1, 3), share(-100, 1, 3), share(5, 1, 2), share(-5, 1, 2)]).toEqual([33, -33, 3, -3]);
    expect(() => share(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(AmountTooLarge);
  });
});

describe('low-use devices', () => {
  const account = (phones: number): Billed =>
    new Billed('2026-01-01').add('device', phones, '2026-01-01').add('number', 9, '2026-01-01');
  const task = (of: Billed) => lowUseTask(of.items, [BOOK], '2026-02-01', 20);

  test('need phones, which are neither numbers nor low-use devices', () => {
    const held = account(19).add('low-use', 4, '2026-01-01');
    expect(phonesOn(held.items, [BOOK], '2026-02-01')).toBe(19);
    expect(phonesOn(held.items, [BOOK], '2025-12-31')).toBe(0);
  });

  test('are a person’s task where too few are left', () => {
    expect(task(account(19))).toBeNull();
    expect(task(account(20).add('low-use', 4, '2026-01-01'))).toBeNull();
    expect(task(account(19).add('low-use', 4, '2026-03-01'))).toBeNull();
    expect(task(account(19).add('low-use', 4, '2026-01-01'))).toEqual({
      key: 'lowUseShort',
      kind: 'lowUseShort',
      dueOn: '2026-02-01',
      subject: {},
      data: { summary: 'Low-use devices need 20 phones, and 19 are left', phones: 19, fewestPhones: 20 },
    });
  });
});

describe('what calls come to', () => {
  const call = (kind: RatedCall['kind'], minutes: number, paidMinutes: number, costMicros: number, of = 'plan') =>
    ({ call: { id: kind }, kind, of, minutes, paidMinutes, microsPerMinute: 0, costMicros }) as RatedCall;

  test('by kind, of which the free and the unrated are none', () => {
    const calls = [call('free', 3, 0, 0), call('unrated', 4, 0, 0), call('international', 2, 2, 20)];
    expect(sumsOf([...calls, call('international', 1, 1, 10)])).toEqual([
      { kind: 'international', of: 'plan', minutes: 3, costMicros: 30 },
    ]);
    expect(unratedOf(calls).map(({ id }) => id)).toEqual(['unrated']);
  });

  test('one that is partly above its allowance counts in both', () => {
    expect(sumsOf([call('overage', 5, 2, 12), call('includedMinutes', 4, 0, 0)])).toEqual([
      { kind: 'includedMinutes', of: 'plan', minutes: 7, costMicros: 0 },
      { kind: 'overage', of: 'plan', minutes: 2, costMicros: 12 },
    ]);
    expect(sumsOf([call('overage', 2, 2, 12)]).map(({ kind }) => kind)).toEqual(['overage']);
  });

  test('less what was billed of the same kind, allowance and month', () => {
    const line = (of: string, minutes: number, amountMinor: number): UsageLine => ({
      kind: 'overage',
      of,
      usageMonth: '2026-02',
      minutes,
      quantity: 1,
      unitMinor: amountMinor,
      amountMinor,
      taxes: [],
    });
    const now = [call('overage', 10, 10, 6_000_000), call('overage', 4, 4, 4_000_000, 'low-use')];
    const lines = (...had: UsageLine[]) =>
      usageLines(now, '2026-02', had, 'MXN', ['iva']).map(
        ({ of, minutes, quantity, unitMinor, amountMinor }) =>
          `${of} ${minutes} min ${quantity} × ${unitMinor} = ${amountMinor}`,
      );
    expect(lines()).toEqual(['plan 10 min 10 × 60 = 600', 'low-use 4 min 4 × 100 = 400']);
    expect(lines(line('plan', 10, 600))).toEqual(['low-use 4 min 4 × 100 = 400']);
    expect(lines(line('plan', 7, 400), line('low-use', 4, 400))).toEqual(['plan 3 min 1 × 200 = 200']);
    expect(lines({ ...line('plan', 10, 600), usageMonth: '2026-01' })[0]).toBe('plan 10 min 10 × 60 = 600');
    expect(lines(line('surcharged', 2, 90))[2]).toBe('surcharged -2 min -2 × 45 = -90');
  });
});

test.each([
  ['IN60001234567', 'IN', '60001234567'],
  ['f1', 'f', '1'],
  ['1F1', null, '1F1'],
  ['F1-2', null, 'F1-2'],
  ['F', null, 'F'],
  ['2026', null, '2026'],
])('the number %s is of the series %s, and its folio is %s', (number, Serie, Folio) => {
  expect(folioOf(number)).toEqual({ Serie, Folio });
});

test('a credit note on an invoice without taxes has none', () => {
  const issuer = { ...ISSUER, postalCode: '26015' };
  const invoice = {
    uuid: 'U',
    netMinor: 10_000,
    taxes: [{ code: 'iva', rate: '0.000000', baseMinor: 0, amountMinor: 0 }],
  };
  const paper = {
    number: 'crn_1',
    issuedAt: '2026-09-04T10:00:00',
    reason: 'x'.repeat(1_001),
    amountMinor: 5_000,
    invoice,
  };
  const receipt = creditReceipt(paper, issuer, RECEIVER);
  expect(receipt.attributes).toMatchObject({ SubTotal: '50.00', Total: '50.00', FormaPago: '15', MetodoPago: 'PUE' });
  expect(receipt.children.map(({ name }) => name)).toEqual([
    'cfdi:CfdiRelacionados',
    'cfdi:Emisor',
    'cfdi:Receptor',
    'cfdi:Conceptos',
  ]);
  const [concept] = receipt.children[3]?.children ?? [];
  expect(concept).toMatchObject({
    attributes: { ClaveProdServ: '84111506', ObjetoImp: '01', Importe: '50.000000', Descripcion: 'x'.repeat(1_000) },
    children: [],
  });
});
