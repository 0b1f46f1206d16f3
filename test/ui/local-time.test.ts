import { describe, expect, test } from '@jest/globals';
import { instantAt, localAt } from '../../ui/local-time.ts';

describe('a local day and hour as a field has them', () => {
  test.each([
    ['America/Mexico_City', '2026-03-02T09:30', '2026-03-02T15:30:00.000Z'],
    ['America/Tijuana', '2026-07-01T00:00', '2026-07-01T07:00:00.000Z'],
    ['Europe/Madrid', '2026-03-29T01:30', '2026-03-29T00:30:00.000Z'],
    ['Europe/Madrid', '2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01T05:45', '2026-01-01T00:00:00.000Z'],
  ])('%s %s, there and back', (zone, local, at) => {
    expect(instantAt(zone, local)).toBe(at);
    expect(localAt(zone, at)).toBe(local);
  });

  test('what a change of the clocks skips is an hour beside it', () => {
    expect(localAt('Europe/Madrid', instantAt('Europe/Madrid', '2026-03-29T02:30'))).toMatch(/T0[13]:30$/);
  });
});
