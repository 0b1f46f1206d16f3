import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  addBankDays,
  addDays,
  addMinutes,
  addWorkingDays,
  at,
  contactOpening,
  dayOf,
  daysBetween,
  firstContactOn,
  isBankDay,
  isWorkingDay,
  startOfDay,
  timeOf,
} from '../../domain/time/calendar.ts';
import { epochMs, instantFromMs } from '../../domain/time/epoch.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { ClockTime, Day, Instant } from '../../domain/time/time.ts';

/** Our integer arithmetic against Temporal's own, on random days and instants. A failure prints its seed. */

const { calendar } = mexicoPolicy();
const FROM_MS = Date.UTC(2020, 0, 1);
const TO_MS = Date.UTC(2041, 0, 1) - 1;

const zones = fc.constantFrom(
  'America/Mexico_City',
  'America/Tijuana',
  'America/Ciudad_Juarez',
  'America/Cancun',
  'Europe/Berlin',
  'Asia/Kolkata',
  'UTC',
  'America/Santiago',
  'America/Havana',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Asia/Kathmandu',
);
/** Half of them anywhere, half within two hours of the zone's next change of clocks, where the mistakes would be. */
const moments = fc
  .tuple(
    zones,
    fc.integer({ min: FROM_MS, max: TO_MS }),
    fc.boolean(),
    fc.integer({ min: -2 * 3_600_000, max: 2 * 3_600_000 }),
  )
  .map(([zone, ms, near, offset]) => {
    const change = near
      ? Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).getTimeZoneTransition('next')
      : null;
    return {
      zone,
      instant: instantFromMs(
        change === null || change.epochMilliseconds > TO_MS ? ms : change.epochMilliseconds + offset,
      ),
    };
  });
const days = fc
  .integer({ min: 0, max: 7_670 })
  .map((n) => Temporal.PlainDate.from('2020-01-01').add({ days: n }).toString() as Day);
const clocks = fc
  .integer({ min: 0, max: 1_439 })
  .map((n) => Temporal.PlainTime.from('00:00').add({ minutes: n }).toString({ smallestUnit: 'minute' }) as ClockTime);

const written = (instant: Temporal.Instant): Instant => instant.toString({ smallestUnit: 'millisecond' }) as Instant;
const zoned = (instant: Instant, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

describe('as Temporal has it', () => {
  test('an instant and its milliseconds', () => {
    fc.assert(
      fc.property(moments, ({ instant }) => {
        expect(epochMs(instant)).toBe(Temporal.Instant.from(instant).epochMilliseconds);
        expect(instant).toBe(written(Temporal.Instant.from(instant)));
      }),
    );
  });

  test('minutes on', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -1_000_000, max: 1_000_000 }), ({ instant }, minutes) => {
        expect(addMinutes(instant, minutes)).toBe(written(Temporal.Instant.from(instant).add({ minutes })));
      }),
    );
  });

  test('days on, and between, over all four-digit years', () => {
    const anyDay = fc
      .integer({ min: 0, max: 3_650_000 })
      .map((n) => Temporal.PlainDate.from('0000-01-01').add({ days: n }).toString() as Day);
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const apart = Temporal.PlainDate.from(a).until(b, { largestUnit: 'day' }).days;
        expect(daysBetween(a, b)).toBe(apart);
        expect(addDays(a, apart)).toBe(b);
      }),
    );
  });

  test('local day and time', () => {
    fc.assert(
      fc.property(moments, ({ instant, zone }) => {
        const local = zoned(instant, zone);
        expect(dayOf(instant, zone)).toBe(local.toPlainDate().toString());
        expect(timeOf(instant, zone)).toBe(
          local
            .toPlainTime()
            .round({ smallestUnit: 'minute', roundingMode: 'floor' })
            .toString({ smallestUnit: 'minute' }),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('the instant of a local time, missing and repeated ones too', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -120, max: 120 }), ({ instant, zone }, minutes) => {
        const local = zoned(instant, zone)
          .toPlainDateTime()
          .add({ minutes })
          .round({ smallestUnit: 'minute', roundingMode: 'floor' });
        const time = local.toPlainTime().toString({ smallestUnit: 'minute' }) as ClockTime;
        expect(at(local.toPlainDate().toString() as Day, time, zone)).toBe(
          written(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant()),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  test('the start of a day', () => {
    fc.assert(
      fc.property(moments, ({ instant, zone }) => {
        const day = zoned(instant, zone).toPlainDate();
        expect(startOfDay(day.toString() as Day, zone)).toBe(
          written(day.toZonedDateTime(zone).startOfDay().toInstant()),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('the offset also as Intl, which reads the zones on its own, has it', () => {
    const formats = new Map<string, Intl.DateTimeFormat>();
    const format = (zone: string): Intl.DateTimeFormat => {
      const found =
        formats.get(zone) ??
        new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          minute: '2-digit',
        });
      formats.set(zone, found);
      return found;
    };
    fc.assert(
      fc.property(moments, ({ instant, zone }) => {
        expect(`${dayOf(instant, zone)} ${timeOf(instant, zone)}`).toBe(
          format(zone).format(Temporal.Instant.from(instant).epochMilliseconds),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what must always hold', () => {
  test('the n-th open day is open, has n − 1 others before it, and is reached again from behind', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, n) => {
        for (const [add, isOpen] of [
          [addWorkingDays, isWorkingDay],
          [addBankDays, isBankDay],
        ] as const) {
          const end = add(day, n, calendar);
          const between = Array.from({ length: daysBetween(day, end) }, (_, i) => addDays(day, i + 1)).filter((one) =>
            isOpen(one, calendar),
          );
          expect(between).toHaveLength(n);
          expect(between.at(-1)).toBe(end);
          if (isOpen(day, calendar)) expect(add(end, -n, calendar)).toBe(day);
        }
      }),
    );
  });

  test('a working day is Monday to Friday and in no list of holidays', () => {
    const holidays = new Set(calendar.holidays);
    fc.assert(
      fc.property(days, (day) => {
        expect(isWorkingDay(day, calendar)).toBe(Temporal.PlainDate.from(day).dayOfWeek <= 5 && !holidays.has(day));
      }),
    );
  });

  test('a contact opening lies in contact hours, is never behind, and is its own opening', () => {
    fc.assert(
      fc.property(moments, ({ instant, zone }) => {
        const opening = contactOpening(instant, calendar, zone);
        expect(opening >= instant).toBe(true);
        expect(isWorkingDay(dayOf(opening, zone), calendar)).toBe(true);
        const time = timeOf(opening, zone);
        expect(time >= calendar.contactHours.from && time < calendar.contactHours.to).toBe(true);
        expect(contactOpening(opening, calendar, zone)).toBe(opening);
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing that is open lies between an instant and its opening', () => {
    fc.assert(
      fc.property(moments, fc.nat(10_000), ({ instant, zone }, part) => {
        const opening = contactOpening(instant, calendar, zone);
        const between = instantFromMs(
          epochMs(instant) + Math.floor(((epochMs(opening) - epochMs(instant)) * part) / 10_001),
        );
        if (between < opening) expect(contactOpening(between, calendar, zone)).toBe(opening);
      }),
    );
  });

  test('the first contact on a day is at its opening, or that of the next working day', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const first = firstContactOn(day, calendar, zone);
        const open = isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar);
        expect([dayOf(first, zone), timeOf(first, zone)]).toEqual([open, calendar.contactHours.from]);
      }),
    );
  });

  test('a local time reads as itself unless it is missing', () => {
    fc.assert(
      fc.property(days, clocks, zones, (day, time, zone) => {
        const local = Temporal.PlainDateTime.from(`${day}T${time}`);
        const exists = local.toZonedDateTime(zone).toPlainDateTime().equals(local);
        if (exists) expect([dayOf(at(day, time, zone), zone), timeOf(at(day, time, zone), zone)]).toEqual([day, time]);
      }),
      { numRuns: 1_000 },
    );
  });
});
