import { figureOf, type Row, type Shape } from './shape.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const hourOf = (row: Row): number => figureOf(row, 'hour') ?? 0;
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Every hour from the earliest to the latest at which anything was tried. */
export function hoursOf(rows: readonly Row[]): number[] {
  const hours = rows.map(hourOf);
  const first = Math.min(...hours);
  return hours.length === 0 ? [] : Array.from({ length: Math.max(...hours) - first + 1 }, (_, i) => first + i);
}

/** When retries are worth it. */
export const retryHours: Shape = {
  kpis: [
    { key: 'successRate', kind: 'share', word: 'analytics.successRate', good: 'more' },
    { key: 'recoveredMinor', kind: 'money', word: 'analytics.recovered', good: 'more' },
    { key: 'attempts', kind: 'count', word: 'analytics.retries', good: null },
    { key: 'succeeded', kind: 'count', word: 'analytics.succeeded', good: 'more' },
  ],
  about: {
    word: 'analytics.hour',
    of: (row, { weekday }) => `${weekday(figureOf(row, 'weekday') ?? 1)} ${clock(hourOf(row))}`,
  },
  figures: [
    { key: 'successRate', kind: 'share', word: 'analytics.successRate' },
    { key: 'attempts', kind: 'count', word: 'analytics.retries' },
    { key: 'succeeded', kind: 'count', word: 'analytics.succeeded' },
    { key: 'recoveredMinor', kind: 'money', word: 'analytics.recovered' },
  ],
  picture: (rows, { weekday, tell }) => {
    const hours = hoursOf(rows);
    return {
      kind: 'heat',
      columns: hours.map(clock),
      rows: WEEKDAYS.map(weekday),
      cells: rows.map((row) => {
        const value = figureOf(row, 'successRate') ?? 0;
        return {
          column: hours.indexOf(hourOf(row)),
          row: (figureOf(row, 'weekday') ?? 1) - 1,
          value,
          said: tell('share', value),
        };
      }),
    };
  },
  leads: [],
};
