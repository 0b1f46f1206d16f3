import { expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import { oneTown } from './one-town.ts';

const here = oneTown();

const monthly = (code: string, kind: string, unitMinor: number) => ({
  code,
  kind,
  unitMinor,
  per: 'month',
  taxes: ['iva'],
});
const BOOK = {
  from: '2020-01-01',
  currency: 'MXN',
  prices: [
    monthly('device', 'serviceFee', 45_000),
    monthly('number', 'numbers', 9_000),
    monthly('phone-rental', 'rental', 15_000),
  ],
  rates: [],
};

/** By the day of issue. */
type Sheet = Record<string, { due: string; lines: string[]; net: number; tax: number; total: number }>;

/**
 * What the year comes to, worked out by hand: 450.00 a device, 90.00 a number, 16 % on the sum. A line is kind, first
 * and last day, units, days of the month's days, net.
 */
const SHEET: Sheet = {
  // Three free months from 15 April; then the start day, 15 July, is free: 16 days of July.
  '2026-08-01': {
    due: '2026-08-10',
    lines: [
      'serviceFee 2026-08-01..2026-08-31 5 31/31 2250.00',
      'numbers 2026-08-01..2026-08-31 3 31/31 270.00',
      'partial serviceFee 2026-07-16..2026-07-31 5 16/31 1161.29',
      'partial numbers 2026-07-16..2026-07-31 3 16/31 139.35',
    ],
    net: 3_820.64,
    tax: 611.3,
    total: 4_431.94,
  },
  // 2 devices and a number from 20 August: 12 days of it.
  '2026-09-01': {
    due: '2026-09-10',
    lines: [
      'serviceFee 2026-09-01..2026-09-30 7 30/30 3150.00',
      'numbers 2026-09-01..2026-09-30 4 30/30 360.00',
      'partial serviceFee 2026-08-20..2026-08-31 2 12/31 348.39',
      'partial numbers 2026-08-20..2026-08-31 1 12/31 34.84',
    ],
    net: 3_893.23,
    tax: 622.92,
    total: 4_516.15,
  },
  '2026-10-01': {
    due: '2026-10-10',
    lines: ['serviceFee 2026-10-01..2026-10-31 7 31/31 3150.00', 'numbers 2026-10-01..2026-10-31 4 31/31 360.00'],
    net: 3_510,
    tax: 561.6,
    total: 4_071.6,
  },
  // A device less after 12 October: 19 days of it come back.
  '2026-11-01': {
    due: '2026-11-10',
    lines: [
      'serviceFee 2026-11-01..2026-11-30 6 30/30 2700.00',
      'numbers 2026-11-01..2026-11-30 4 30/30 360.00',
      'partial serviceFee 2026-10-13..2026-10-31 -1 19/31 -275.81',
    ],
    net: 2_784.19,
    tax: 445.47,
    total: 3_229.66,
  },
  '2026-12-01': {
    due: '2026-12-10',
    lines: ['serviceFee 2026-12-01..2026-12-31 6 31/31 2700.00', 'numbers 2026-12-01..2026-12-31 4 31/31 360.00'],
    net: 3_060,
    tax: 489.6,
    total: 3_549.6,
  },
  // Off since December for what October owes: January has nothing, but for the 12 days after everything was paid.
  '2027-02-01': {
    due: '2027-02-10',
    lines: [
      'serviceFee 2027-02-01..2027-02-28 6 28/28 2700.00',
      'numbers 2027-02-01..2027-02-28 4 28/28 360.00',
      'partial serviceFee 2027-01-20..2027-01-31 6 12/31 1045.16',
      'partial numbers 2027-01-20..2027-01-31 4 12/31 139.35',
    ],
    net: 4_244.51,
    tax: 679.12,
    total: 4_923.63,
  },
  '2027-03-01': {
    due: '2027-03-10',
    lines: ['serviceFee 2027-03-01..2027-03-31 6 31/31 2700.00', 'numbers 2027-03-01..2027-03-31 4 31/31 360.00'],
    net: 3_060,
    tax: 489.6,
    total: 3_549.6,
  },
  // A device of 10 February that was told on 5 March: 19 days of February, and March.
  '2027-04-01': {
    due: '2027-04-10',
    lines: [
      'serviceFee 2027-04-01..2027-04-30 7 30/30 3150.00',
      'numbers 2027-04-01..2027-04-30 4 30/30 360.00',
      'partial serviceFee 2027-02-10..2027-02-28 1 19/28 305.36',
      'partial serviceFee 2027-03-01..2027-03-31 1 31/31 450.00',
    ],
    net: 4_265.36,
    tax: 682.46,
    total: 4_947.82,
  },
  '2027-05-01': {
    due: '2027-05-10',
    lines: ['serviceFee 2027-05-01..2027-05-31 7 31/31 3150.00', 'numbers 2027-05-01..2027-05-31 4 31/31 360.00'],
    net: 3_510,
    tax: 561.6,
    total: 4_071.6,
  },
  // Asked to end on 3 May, fewer than 30 days before June: June in full, and July has nothing.
  '2027-06-01': {
    due: '2027-06-10',
    lines: ['serviceFee 2027-06-01..2027-06-30 7 30/30 3150.00', 'numbers 2027-06-01..2027-06-30 4 30/30 360.00'],
    net: 3_510,
    tax: 561.6,
    total: 4_071.6,
  },
};

/** Two phones rented since 10 September at 150.00, whether the service is on or off; given back on 30 June. */
const RENTAL_SHEET: Sheet = {
  '2026-10-01': {
    due: '2026-10-10',
    lines: ['partial rental 2026-09-11..2026-09-30 2 20/30 200.00', 'rental 2026-10-01..2026-10-31 2 31/31 300.00'],
    net: 500,
    tax: 80,
    total: 580,
  },
  ...Object.fromEntries(
    [
      ['2026-11', 30],
      ['2026-12', 31],
      ['2027-01', 31],
      ['2027-02', 28],
      ['2027-03', 31],
      ['2027-04', 30],
      ['2027-05', 31],
      ['2027-06', 30],
    ].map(([month, days]) => [
      `${month}-01`,
      {
        due: `${month}-10`,
        lines: [`rental ${month}-01..${month}-${days} 2 ${days}/${days} 300.00`],
        net: 300,
        tax: 48,
        total: 348,
      },
    ]),
  ),
};

interface Line {
  kind: string;
  of?: string;
  from: Day;
  through: Day;
  quantity: number;
  days: number;
  ofDays: number;
  amountMinor: number;
}
const NUMBERS = ['+525512340001', '+525512340002', '+525512340003'];

const asOnTheSheet = ({ kind, of, from, through, quantity, days, ofDays, amountMinor }: Line): string =>
  `${kind}${of === undefined ? '' : ` ${of}`} ${from}..${through} ${quantity} ${days}/${ofDays} ${(amountMinor / 100).toFixed(2)}`;

test('a year: free months, more, less, a rental, a month off, more told late, its end with numbers that leave; every invoice as by hand', async () => {
  const { http } = here;
  await http.post('/v1/price-books/lines/versions', BOOK);
  const life = await here.life({ from: '2026-04-15' });
  const { id, items } = await http.post<{ id: string; items: { id: string }[] }>(
    `/v1/accounts/${life.id}/subscriptions`,
    {
      priceBook: 'lines',
      freeMonths: 3,
      contractMonths: 24,
      items: [
        { price: 'device', quantity: 5 },
        { price: 'number', quantity: 3, numbers: NUMBERS },
      ],
    },
  );
  const add = (price: string, quantity: number, more: object = {}) =>
    http.post(`/v1/subscriptions/${id}/items`, { price, quantity, ...more });
  /** All that is open, named after the last invoice. */
  const pays = async (day: Day): Promise<void> => {
    await life.on(day);
    const { openMinor } = (await life.account()).balance;
    const { number } = (await life.papers()).at(-1) as { number: string };
    await life.transfer(openMinor, day, { concept: `Pago ${number}` });
    await life.rest();
  };

  await pays('2026-08-05');
  await life.on('2026-08-20');
  await add('device', 2);
  await add('number', 1);
  await pays('2026-09-05');
  await life.on('2026-09-10');
  const rented = { mode: 'rental', lines: [{ price: 'phone-rental', quantity: 2 }], termMonths: 36 };
  const order = await http.post<{ id: string }>(`/v1/accounts/${life.id}/equipment-orders`, rented);
  await http.post(`/v1/equipment-orders/${order.id}/deliver`, {});
  await life.on('2026-10-12');
  await http.post(`/v1/items/${items[0]?.id}/remove`, { quantity: 1 });
  await life.on('2027-01-02');
  expect((await life.account()).service).toMatchObject({ state: 'deactivated' });
  await pays('2027-01-20');
  await pays('2027-02-05');
  await life.on('2027-03-05');
  await add('device', 1, { on: '2027-02-10' });
  await pays('2027-03-06');
  await pays('2027-04-05');
  await life.on('2027-05-03');
  expect(
    await http.post(`/v1/subscriptions/${id}/cancellation`, {
      reason: 'They move abroad',
      portNumbers: true,
    }),
  ).toMatchObject({
    endsOn: '2027-06-30',
    state: 'ending',
  });
  await pays('2027-05-05');
  await life.on('2027-05-17');
  const port = await http.post<{ id: string }>(`/v1/subscriptions/${id}/port-requests`, { numbers: NUMBERS });
  await pays('2027-06-05');
  await life.on('2027-06-10');
  await http.post(`/v1/port-requests/${port.id}/complete`, {});
  await http.post(`/v1/equipment-orders/${order.id}/end`, { on: '2027-06-30' });
  await life.on('2027-09-02');

  const invoices = await life.papers();
  const isRental = ({ lines }: (typeof invoices)[number]): boolean =>
    (lines as unknown as Line[]).some(({ kind }) => kind === 'rental');
  const shown = (some: typeof invoices) =>
    some.map(({ issuedOn, dueOn, lines, taxMinor, totalMinor }) => [
      issuedOn,
      {
        due: dueOn,
        lines: lines.map((line) => asOnTheSheet(line as unknown as Line)),
        net: (totalMinor - taxMinor) / 100,
        tax: taxMinor / 100,
        total: totalMinor / 100,
      },
    ]);
  const [service, rental] = [invoices.filter((one) => !isRental(one)), invoices.filter(isRental)];
  expect(Object.fromEntries(shown(service))).toEqual(SHEET);
  expect(Object.fromEntries(shown(rental))).toEqual(RENTAL_SHEET);
  expect([service.length, rental.length]).toEqual([Object.keys(SHEET).length, Object.keys(RENTAL_SHEET).length]);
  expect(invoices.every(({ status, balanceMinor }) => status === 'paid' && balanceMinor === 0)).toBe(true);
  expect(await life.mails('invoice-issued')).toHaveLength(invoices.length);
  expect((await life.lines('month.nothingToBill', 'subscription.ended')).map((line) => line.slice(0, 10))).toEqual([
    '2027-01-01',
    '2027-07-01',
    '2027-07-01',
    '2027-07-01',
  ]);
  expect(await http.get(`/v1/subscriptions/${id}`)).toMatchObject({ state: 'ended', endsOn: '2027-06-30' });
  expect(await faultsOf(life)).toEqual([]);
}, 200_000);
