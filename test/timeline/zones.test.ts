import { describe, expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { mexico, story } from './story.ts';

describe('time zones', () => {
  test.each([
    // Mexico City has had no summer time since 2022; Cancún never changes; Tijuana and Ciudad Juárez go with the United
    // States.
    ['America/Mexico_City', '2026-03-10T16:30', '2026-07-10T16:30', '2026-12-10T16:30'],
    ['America/Cancun', '2026-03-10T15:30', '2026-07-10T15:30', '2026-12-10T15:30'],
    ['America/Tijuana', '2026-03-10T17:30', '2026-07-10T17:30', '2026-12-10T18:30'],
    ['America/Ciudad_Juarez', '2026-03-10T16:30', '2026-07-10T16:30', '2026-12-10T17:30'],
  ])("%s: charged at 10:30 of the account's own clock", (zone, ...instants) => {
    const life = story({ zone, card: 'tok_ok' });
    for (const month of ['03', '07', '12'])
      life.on(`2026-${month}-02` as Day).invoice('100.00', { due: `2026-${month}-10` as Day });
    life.on('2026-12-31');
    expect(life.world.calls.map((call) => call.at.slice(0, 16))).toEqual(instants);
  });

  test("a day begins at the account's midnight", () => {
    for (const zone of ['America/Tijuana', 'America/Cancun']) {
      story({ zone, watch: ['case'] })
        .on('2026-03-02')
        .invoice('100.00', { due: '2026-03-10' })
        .on('2026-03-10', '23:59')
        .tells()
        .on('2026-03-11', '00:00')
        .tells('2026-03-11 00:00 overdue.began');
    }
  });

  test('a change of zone moves no past date', () => {
    story({ zone: 'America/Cancun', watch: ['case'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-10' })
      .on('2026-03-11', '00:30')
      .tells('2026-03-11 00:00 overdue.began')
      .changes({ timeZone: 'America/Tijuana' })
      .shows({ collections: 'overdue', overdue: '100.00' }) // it is the 10th there
      .on('2026-03-12')
      .tells();
  });

  const night = { ...mexico, charge: { ...mexico.charge, window: { from: '02:00', to: '03:00' } as const } };

  test('another zone, another today, from that instant on', () => {
    const life = story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' }).on('2026-03-10', '23:30');
    life
      .pause('2026-03-10')
      .resume()
      .changes({ timeZone: 'America/Cancun' })
      .pause('2026-03-10', { refused: 'until_in_the_past' })
      .shows({ overdue: '1,000.00' });
  });

  test('the missing hour: as much later', () => {
    // 8 March 2026: 02:00 to 03:00 is missing in Tijuana; the account's minute is 02:30.
    story({ zone: 'America/Tijuana', card: 'tok_declined_once', policy: night, watch: ['charge'] })
      .on('2026-03-02')
      .invoice('100.00', { due: '2026-03-08' })
      .on('2026-03-09')
      .tells('2026-03-08 03:30 declined insufficient_funds', '2026-03-08 04:30 charged 100.00');
  });

  test('the repeated hour: the first of the two, once', () => {
    const early = { ...mexico, charge: { ...mexico.charge, window: { from: '01:00', to: '02:00' } as const } };
    const life = story({ zone: 'America/Tijuana', card: 'tok_declined_once', policy: early, watch: ['charge'] })
      .on('2026-10-28')
      .invoice('100.00', { due: '2026-11-01' })
      .on('2026-11-02')
      .tells('2026-11-01 01:30 declined insufficient_funds', '2026-11-01 01:30 charged 100.00'); // an hour later it is 01:30 again
    expect(life.world.calls.map((call) => call.at.slice(11, 16))).toEqual(['08:30', '09:30']);
  });

  test('over the change of the clocks, retries keep their local hour and the hour is an hour', () => {
    const life = story({ zone: 'America/Tijuana', card: 'tok_insufficient_funds', watch: ['charge'] })
      .on('2026-02-27')
      .invoice('100.00', { due: '2026-03-05' })
      .on('2026-03-20')
      .tells(
        '2026-03-05 10:30 declined insufficient_funds',
        '2026-03-05 11:30 declined insufficient_funds',
        '2026-03-08 10:30 declined insufficient_funds',
        '2026-03-12 10:30 declined insufficient_funds',
        '2026-03-19 10:30 declined insufficient_funds',
        '2026-03-19 10:30 retries.exhausted',
      );
    expect(life.world.calls.map((call) => call.at.slice(11, 16))).toEqual([
      '18:30',
      '19:30',
      '17:30',
      '17:30',
      '17:30',
    ]);
  });

  test('month ends and 29 February', () => {
    story({ card: 'tok_insufficient_funds', startsOn: '2028-01-03', watch: ['charge'] })
      .on('2028-02-01')
      .invoice('100.00', { due: '2028-02-29' })
      .on('2028-03-31')
      .tells(
        '2028-02-29 10:30 declined insufficient_funds',
        '2028-02-29 11:30 declined insufficient_funds',
        '2028-03-03 10:30 declined insufficient_funds',
        '2028-03-07 10:30 declined insufficient_funds',
        '2028-03-14 10:30 declined insufficient_funds',
        '2028-03-14 10:30 retries.exhausted',
      );
    story({ watch: ['service', 'case'], startsOn: '2028-01-03' })
      .on('2028-01-04')
      .invoice('100.00', { due: '2028-01-31' })
      .on('2028-04-30')
      .tells('2028-02-01 00:00 overdue.began', '2028-04-03 08:00 service.deactivated'); // day 61 is Saturday 1 April
    story({ watch: ['service', 'case'], startsOn: '2027-01-04' })
      .on('2027-01-05')
      .invoice('100.00', { due: '2027-01-31' })
      .on('2027-04-30')
      .tells('2027-02-01 00:00 overdue.began', '2027-04-02 08:00 service.deactivated'); // one day later in a common year
  });
});
