import { describe, expect, test } from '@jest/globals';
import { inPrintedOrder, PRINTED_KINDS } from '../../domain/billing/line-kinds.ts';
import { described, kindWord } from '../../domain/billing/line-words.ts';
import type { ServiceLine } from '../../domain/billing/lines.ts';
import { addMonths, monthsBetween } from '../../domain/billing/month.ts';
import { node } from '../../domain/fiscal/xml-node.ts';
import { openingSteps } from '../../domain/imports/steps.ts';
import { matchProven, proverAmong } from '../../domain/matching/proven.ts';
import { isSpoken, languageFor, LANGUAGES, plainTag, tongueFor } from '../../domain/messages/language.ts';
import { minorOfAny, receiptIn } from '../../domain/mexico/payment-receipt.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { amountIn } from '../../domain/statements/amount.ts';
import { saidIn, textIn } from '../../domain/statements/cells.ts';
import { dayFormatProblem } from '../../domain/statements/day-format.ts';
import { foundIn } from '../../domain/statements/in-text.ts';
import { lastDayOf } from '../../domain/time/calendar.ts';
import type { Day, Instant } from '../../domain/time/time.ts';

/** Small readings: months, days and amounts as people write them, words of lines and languages. */

describe('months', () => {
  test('from a day through another are none when it ends before it begins', () => {
    expect(monthsBetween('2026-03-10', '2026-05-01')).toEqual(['2026-03', '2026-04', '2026-05']);
    expect(monthsBetween('2026-03-10', '2026-03-10')).toEqual(['2026-03']);
    expect(monthsBetween('2026-03-10', '2026-03-09')).toEqual([]);
    expect(monthsBetween('2026-03-10', '2026-01-09')).toEqual([]);
  });

  test('later is the same day, or the last that the month has', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-08-15', 6)).toBe('2027-02-15');
    expect(addMonths('2026-01-01', -1)).toBe('2025-12-01');
  });
});

test('the last day until an end is that day, of an instant its local day, and of midnight the day before', () => {
  const last = (end: Day | Instant) => lastDayOf(end, 'America/Mexico_City');
  expect(last('2026-03-10')).toBe('2026-03-10');
  expect(last('2026-03-10T05:59:59.999Z')).toBe('2026-03-09');
  expect(last('2026-03-10T06:00:00.000Z')).toBe('2026-03-09');
  expect(last('2026-03-10T06:00:00.001Z')).toBe('2026-03-10');
  expect(last('2026-03-11T05:00:00.000Z')).toBe('2026-03-10');
});

describe('lines of an invoice', () => {
  const money = { quantity: 1, unitMinor: 100, amountMinor: 100, taxes: [] };
  const service = (more: Partial<ServiceLine> = {}): ServiceLine => ({
    kind: 'serviceFee',
    of: 'serviceFee',
    price: 'seat',
    from: '2026-07-16',
    through: '2026-07-31',
    days: 16,
    ofDays: 31,
    ...money,
    ...more,
  });

  test('say what they are, and of which days or month', () => {
    expect(described(service(), 'en-US')).toBe('Service fee, 2026-07-16 – 2026-07-31');
    expect(described(service({ kind: 'partial', of: 'numbers' }), 'en')).toBe(
      'Partial charges: Standard phone numbers (DID), 2026-07-16 – 2026-07-31 (16/31)',
    );
    expect(described({ kind: 'overage', of: 'plan', usageMonth: '2026-06', minutes: 3, ...money }, 'de')).toBe(
      'Abgehende Minuten über dem Tarif, 2026-06',
    );
    expect(described(service(), 'xx')).toBe('Service fee, 2026-07-16 – 2026-07-31');
  });

  test.each(LANGUAGES)('have words of their own in %s, each another', (language) => {
    const words = PRINTED_KINDS.map((kind) => kindWord(kind, language));
    for (const word of words) expect(word).toMatch(/^\p{Lu}.{3,}/u);
    expect(new Set(words).size).toBe(PRINTED_KINDS.length);
    expect(kindWord('equipment', language)).toBeNull();
  });

  test('are printed in one order', () => {
    expect((['rental', 'partial', 'serviceFee'] as const).toSorted(inPrintedOrder)).toEqual([
      'serviceFee',
      'partial',
      'rental',
    ]);
  });
});

describe('a language', () => {
  test('is that of its tag, whatever the region; else English', () => {
    expect(['es-AR', 'fr', 'DE-at', 'pt-BR', 'ja', ''].map(languageFor)).toEqual([
      'es-MX',
      'fr',
      'de',
      'pt',
      'en',
      'en',
    ]);
    expect(['es-ES', 'es-es', 'es-ESP', 'xes-ES', 'en-GB'].map(tongueFor)).toEqual([
      'es-ES',
      'es-ES',
      'es-MX',
      'en',
      'en',
    ]);
    expect(['es', 'EN-gb', 'nl', 'ja'].map(isSpoken)).toEqual([true, true, true, false]);
  });

  test('is kept with a region, and nothing more', () => {
    // Serbian in Latin letters: `sr` alone is written in others.
    expect(plainTag('sh')).toBeNull();
    expect(['es', 'en-US', 'es-419', 'pt-BR'].map(plainTag)).toEqual(['es', 'en-US', 'es-419', 'pt-BR']);
    expect(['en-US-u-ca-buddhist', 'zh-Hant-TW', 'not a tag', '', 'xx', 'en_US'].map(plainTag)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

test('a node leaves out the children that there are not', () => {
  expect(node('a', { b: 'c' }, [null, node('d'), null])).toEqual({
    name: 'a',
    attributes: { b: 'c' },
    children: [{ name: 'd', attributes: {}, children: [] }],
  });
});

describe('an account that is brought in', () => {
  const account = { invoices: [{ number: 'IN1' }], method: null } as never;
  const held = (heldThrough: '2026-04-10' | null) => openingSteps(account, { today: '2026-03-10', heldThrough });
  const asked = { legal: false, expectedVersion: null, role: 'admin', invoiceId: null };

  test('has its method added, and is charged by it only with its consent, after all that it owes', () => {
    const steps = (autopay: boolean) => {
      const method = { id: 'pm_1', token: 'tok', autopay, consent: 'signed on paper' };
      return openingSteps({ invoices: [{ number: 'IN1' }], method } as never, {
        today: '2026-03-10',
        heldThrough: '2026-04-10',
      }).slice(2);
    };
    const added = { do: 'addMethod', method: { id: 'pm_1', token: 'tok', consent: 'signed on paper' } };
    expect(steps(false)).toMatchObject([{ do: 'issue' }, added]);
    expect(steps(false)).toHaveLength(2);
    expect(steps(true)).toMatchObject([{ do: 'issue' }, added, { do: 'switchAutopayOn', consent: 'signed on paper' }]);
  });

  test('is held first, and let go when all is here', () => {
    expect(held(null)).toEqual([
      { do: 'open' },
      {
        do: 'hold',
        request: {
          type: 'PAUSE_REQUESTED',
          until: '2026-03-17',
          reason: 'Imported: nothing happens before all of it is here',
          ...asked,
        },
      },
      { do: 'issue', invoice: { number: 'IN1' } },
      {
        do: 'release',
        request: {
          type: 'RESUME_REQUESTED',
          reason: 'Imported: all is here',
          expectedVersion: null,
          role: 'admin',
          invoiceId: null,
        },
      },
    ]);
  });

  test('or on its own day', () => {
    expect(held('2026-04-10').map((step) => step.do)).toEqual(['open', 'hold', 'issue']);
    expect(held('2026-04-10')[1]).toMatchObject({
      request: {
        until: '2026-04-10',
        reason:
          'Imported with old debt: what is due for a last notice is spread over several days, ' +
          "this one's turn is after 2026-04-10",
      },
    });
  });
});

describe('money that a proof waits for', () => {
  const invoice = (id: string, balanceMinor: number, status = 'open') =>
    ({ id, status, balanceMinor, disputedMinor: 0, writtenOff: status !== 'open' }) as never;

  test('pays what is open, oldest first, and what was written off when nothing else is', () => {
    const open = [invoice('W', 100, 'uncollectible'), invoice('A', 100), invoice('B', 50)];
    expect(matchProven(120, open)).toEqual({
      status: 'partial',
      allocations: [
        { invoiceId: 'A', amountMinor: 100 },
        { invoiceId: 'B', amountMinor: 20 },
      ],
      creditMinor: 0,
    });
    expect(matchProven(170, open)).toMatchObject({ status: 'matched', creditMinor: 20 });
    expect(matchProven(60, [invoice('W', 100, 'uncollectible')])).toMatchObject({
      status: 'partial',
      allocations: [{ invoiceId: 'W', amountMinor: 60 }],
    });
  });

  test('is one account’s alone, in its currency', () => {
    const proof = (accountId: string, currency = 'MXN') => ({ accountId, currency });
    expect(proverAmong([proof('a'), proof('a')], 'MXN')).toBe('a');
    expect(proverAmong([proof('a'), proof('b')], 'MXN')).toBeNull();
    expect(proverAmong([proof('a', 'USD')], 'MXN')).toBeNull();
    expect(proverAmong([], 'MXN')).toBeNull();
  });
});

describe('receipts of transfers', () => {
  const paidOn = (written: string) => receiptIn(`Fecha de operación: ${written}\n`).paidOn;

  test.each([
    ['29/02/2028', '2028-02-29'],
    ['29/02/2026', null],
    ['29/02/2000', '2000-02-29'],
    ['29/02/2100', null],
    ['31/04/2026', null],
    ['00/04/2026', null],
    ['10/13/2026', null],
    ['2026-03-13', '2026-03-13'],
    ['13 de marzo de 2026', '2026-03-13'],
    ['13-03-2026', '2026-03-13'],
  ])('%s', (written, day) => expect(paidOn(written)).toBe(day));

  test.each([
    ['300', 30_000],
    ['8.5', 850],
    ['000000000001160.00', 116_000],
    ['0', null],
    ['0.00', null],
    ['1.234', null],
    ['x1.00', null],
    ['1.00x', null],
    ['', null],
    ['1234567890123.00', null],
  ])('an amount of the central bank: %j', (written, minor) => expect(minorOfAny(written)).toBe(minor));
});

describe('what a bank writes', () => {
  const problem = (text: string, decimal: '.' | ',') => {
    const read = amountIn(text, { decimal, currency: 'MXN' });
    return 'problem' in read ? read.problem : read.minor;
  };

  test('is refused with an amount that would be right', () => {
    expect(problem('x', '.')).toBe('"x" is no amount with "." before its decimals, such as 1,160.00');
    expect(problem('x', ',')).toBe('"x" is no amount with "," before its decimals, such as 1.160,00');
    expect(problem('1.234', '.')).toBe('"1.234" has more than the 2 decimals of MXN: is "." what stands before them?');
    expect(problem('x'.repeat(41), '.')).toMatch(/^"x{40}…" is no amount/);
    expect(problem('x'.repeat(40), '.')).toMatch(/^"x{40}" is no amount/);
  });

  test.each(['5$', '1$160.00', 'x$5.00', '5-', '5.0-0', '5 $ 5', 'a+$5'])('%s is no amount', (text) => {
    expect(problem(text, '.')).toMatch(/is no amount/);
  });

  test('has a sign and a currency before it, with blanks', () => {
    expect(['$ 5.00', '- $ 5.00', '+$5.00', '$  5.00', '-   5.00'].map((text) => problem(text, '.'))).toEqual([
      500, -500, 500, 500, -500,
    ]);
  });

  test('is one line, without what spreadsheets put around it', () => {
    expect(["'0123", "'0123'", "it's 5'", '  a \n b  ', '…', ' ', ''].map(textIn)).toEqual([
      '0123',
      '0123',
      "it's 5'",
      'a b',
      '…',
      null,
      null,
    ]);
    expect(textIn(undefined)).toBeNull();
  });

  test('is cut to what the record takes, but for keys', () => {
    expect(
      saidIn({ trackingKey: 'x'.repeat(64), concept: 'x'.repeat(300), payerName: `${'x'.repeat(199)} y` }),
    ).toEqual({
      trackingKey: 'x'.repeat(64),
      bankReference: null,
      reference: null,
      concept: 'x'.repeat(210),
      payerName: 'x'.repeat(199),
      payerClabe: null,
      receivedAtAccount: null,
    });
    expect(saidIn({ bankReference: 'x'.repeat(65) })).toEqual({ problem: 'bankReference has more than 64 characters' });
    expect(saidIn({ payerClabe: '012 180-001234567897', receivedAtAccount: '0121 80-00' })).toMatchObject({
      receivedAtAccount: '01218000',
    });
  });

  test('behind words, up to a blank, without what ends a sentence', () => {
    expect(foundIn('CVE RAST: MBAN01.,; X', { trackingKey: ['CVE RAST'] })).toEqual({ trackingKey: 'MBAN01' });
    expect(foundIn('ref 77', { reference: ['REF'] })).toEqual({ reference: '77' });
    expect(foundIn('DE GUTHRIE SA, MEXICO', { payerName: ['DE'] })).toEqual({ payerName: 'GUTHRIE SA' });
    expect(foundIn('nothing', { reference: ['REF'] })).toEqual({});
    expect(foundIn(null, { reference: ['REF'] })).toEqual({});
    expect(foundIn('REF:  ', { reference: ['REF'] })).toEqual({});
    expect(foundIn('REF: , PAGO', { reference: ['REF'] })).toEqual({});
    expect(foundIn('REF:77 PAGO', { reference: ['REF:'] })).toEqual({ reference: '77' });
    expect(foundIn('CVE RAST: MBAN01 PAGO', { trackingKey: ['CVE RAST'] })).toEqual({ trackingKey: 'MBAN01' });
  });

  test('as a name goes on to the next words or comma, and is none where these stand at once', () => {
    const words = { payerName: ['CLIENTE'], trackingKey: ['CLAVE'] };
    expect(foundIn('CLIENTE GUTHRIE SA .:; CLAVE M1', words)).toEqual({ payerName: 'GUTHRIE SA', trackingKey: 'M1' });
    expect(foundIn('CLIENTE: CLAVE M1', words)).toEqual({ trackingKey: 'M1' });
    expect(foundIn('CLIENTE , MEXICO', words)).toEqual({});
  });

  test('as days has year, month and day once', () => {
    const wrong = expect.stringMatching(/^must have YYYY or YY, MM or MMM, and DD, each once/);
    expect(['DD/MM/YYYY', 'YY.MM.DD', 'DDMMMYYYY', 'DD MMM YY'].map(dayFormatProblem)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(['DD/MM', 'DD/DD/MM/YY', 'DD_MM_YY', '', 'abc'].map(dayFormatProblem)).toEqual([
      wrong,
      wrong,
      wrong,
      wrong,
      wrong,
    ]);
  });
});

describe("a policy's due day", () => {
  const due = (change: object) =>
    validatePolicy({ ...mexicoPolicy(), due: { ...mexicoPolicy().due, ...change } }).flatMap(({ path, message }) =>
      path.startsWith('due.') ? [`${path} ${message}`] : [],
    );

  test('is of one kind alone', () => {
    expect(due({})).toEqual([]);
    expect(due({ monthEnd: true })).toContain('due.monthEnd must be false beside monthDay, 10');
    expect(due({ netDays: 30 })).toContain('due.netDays must be null beside monthDay');
    expect(due({ monthDay: null, monthEnd: true, netDays: 30 })).toContain('due.netDays must be null beside monthEnd');
    expect(due({ issuedThroughDay: null })).toContain(
      'due.issuedThroughDay must be a day of the month beside monthDay',
    );
    expect(due({ monthDay: null })).toContain(
      'due.netDays must be a number of days where there is no monthDay and no monthEnd',
    );
    expect(due({ monthDay: null, netDays: 30 })).toContain(
      'due.issuedThroughDay must be null where no day of a month is due',
    );
  });
});
