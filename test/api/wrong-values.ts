/** Values that a field of a kind must not have; `undefined` leaves it out. */
export const LONG = 'x'.repeat(1_000_000);
export const DAY = '2026-03-10';
export const amounts: unknown[] = [undefined, 0, -100, 1.5, '100', 1e15, 2 ** 53, null];
export const texts: unknown[] = [undefined, '', '   ', 5, ['x'], 'a\u0000b', '\ud800', LONG];
export const days: unknown[] = ['2026-02-30', '10/03/2026', 20_260_310, '2026-13-01', '0001-01-01', ''];
export const instants: unknown[] = [
  undefined,
  '2026-03-01',
  '2026-02-30T00:00:00Z',
  '2026-01-05T15:00:00',
  '2026-03-01T15:00:00+25:00',
  '1999-12-31T23:59:59Z',
  1_767_625_200,
];
