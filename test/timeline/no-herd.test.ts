import { describe, expect, test } from '@jest/globals';
import { accountChart, projectionAt, wakeOf } from '../../domain/chart/chart.ts';
import { timeOf } from '../../domain/time/calendar.ts';
import { forecast } from '../../domain/foresight/forecast/forecast.ts';
import { mexico, story } from './story.ts';

/** Nothing comes to everybody in one instant: an account in real time has its own second of an opening. */

const ZONE = 'America/Mexico_City';
const live = (policy = mexico) =>
  story({ realTime: true, policy }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
const spread = (openingSpreadMinutes: number) => ({
  ...mexico,
  calendar: { ...mexico.calendar, openingSpreadMinutes },
});
/** To the second. */
const clock = (at: string): string => `${timeOf(at as never, ZONE)}${at.slice(16, 19)}`;
const upcoming = (life: ReturnType<typeof live>) =>
  life.view.upcoming.map(({ at, kind }) => `${at.slice(5, 10)} ${clock(at)} ${kind}`);

/** Of `acc_214`, of 45 minutes. */
const OWN = '08:28:30';

describe('in real time', () => {
  test('reminders, the last notice and the deactivation come at the second that was foreseen for them', () => {
    const life = live().on('2026-03-12');
    const foreseen = upcoming(life);
    expect(foreseen).toEqual([`03-17 ${OWN} reminder`, `05-04 ${OWN} lastNotice`, `05-11 ${OWN} deactivation`]);
    life.on('2026-05-12');
    const mails = life.entries.flatMap(({ type, at, data }) =>
      type === 'email.sent' ? [`${at.slice(5, 10)} ${clock(at)} ${String(data.template)}`] : [],
    );
    expect(mails).toContain(`03-17 ${OWN} overdue-reminder`);
    expect(mails).toContain(`05-04 ${OWN} last-notice`);
    expect(mails).toContain(`05-11 ${OWN} service-deactivated`);
    expect(life.entries.filter(({ type }) => type === 'service.deactivated').map(({ at }) => clock(at))).toEqual([OWN]);
  });

  test('the forecast says the same seconds', () => {
    const life = live().on('2026-03-12');
    const answer = forecast({
      state: life.state,
      inFlight: [],
      now: life.state.snapshot.context.now,
      until: null,
      banks: { charge: 'declined' },
      override: null,
    });
    const items = answer.ok ? answer.items.map(({ at, kind }) => `${at.slice(5, 10)} ${clock(at)} ${kind}`) : [];
    for (const one of upcoming(life)) expect(items).toContain(one);
  });

  test('what is asked for before it waits for it, and after it goes at once', () => {
    const early = live().on('2026-03-17', '08:01');
    expect(upcoming(early)[0]).toBe(`03-17 ${OWN} reminder`);
    const late = live().pause('2026-03-31').on('2026-03-17', '11:00').resume();
    expect(late.entries.at(-1)).toMatchObject({ type: 'email.sent', data: { template: 'overdue-reminder' } });
    expect(clock(late.entries.at(-1)?.at ?? '')).toBe('11:00:00');
  });

  test('of 0 minutes, or on a test clock, on the dot', () => {
    for (const life of [live(spread(0)), story().on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' })])
      expect(upcoming(life.on('2026-03-12'))[0]).toBe('03-17 08:00:00 reminder');
  });

  test('of other minutes, within them', () => {
    const [first] = upcoming(live(spread(5)).on('2026-03-12'));
    expect(first).toMatch(/^03-17 08:0[0-4]:\d\d reminder$/);
  });
});

test('the mark stands at midnight in real time, too: whoever asks before it is stepped reads it by the day', () => {
  const { state } = live().on('2026-03-10', '23:59');
  expect(accountChart.deadlines(state)[0]).toMatchObject({
    at: '2026-03-11T06:00:00.000Z',
    event: { kind: 'overdue' },
  });
  expect(wakeOf(state)).toMatch(/^2026-03-11T06:02:29/);
  expect(projectionAt(state, '2026-03-11T06:00:01.000Z').collections).toMatchObject({
    state: 'overdue',
    overdueSince: '2026-03-10',
  });
});
