import { figureOf, type Row, type Shape } from './shape.ts';

const BUCKETS = [
  { key: 'current', word: 'bucket.current' },
  { key: '1-30', word: 'bucket.1-30' },
  { key: '31-60', word: 'bucket.31-60' },
  { key: 'over60', word: 'bucket.over60' },
] as const;

/** A row a day: what was owed of each age, and all of it. */
export function byDay(rows: readonly Row[]): Row[] {
  const days = new Map<string, Row>();
  for (const row of rows) {
    const { day, bucket } = row;
    const amountMinor = figureOf(row, 'amountMinor') ?? 0;
    const sofar = days.get(String(day)) ?? { day: String(day), total: 0 };
    days.set(String(day), {
      ...sofar,
      [String(bucket)]: amountMinor,
      total: (figureOf(sofar, 'total') ?? 0) + amountMinor,
    });
  }
  return [...days.values()];
}

/** What was owed at the end of days, by its age. */
export const aging: Shape = {
  kpis: [
    { key: 'openMinor', kind: 'money', word: 'analytics.open', good: null },
    { key: 'overdueMinor', kind: 'money', word: 'analytics.overdue', good: 'less' },
  ],
  about: { word: 'analytics.day', of: ({ day }, tools) => tools.day(String(day)) },
  figures: [
    { key: 'total', kind: 'money', word: 'analytics.all' },
    ...BUCKETS.map(({ key, word }) => ({ key, word, kind: 'money' as const })),
  ],
  rows: byDay,
  picture: (rows, { say, day, tell, drawn, axis }) => ({
    kind: 'stack',
    points: rows.map((row) => day(String(row.day))),
    series: BUCKETS.map(({ key, word }) => ({
      name: say(word),
      marks: rows.map((row) => {
        const value = figureOf(row, key);
        return { value: drawn('money', value), said: tell('money', value) };
      }),
    })),
    axis: axis('money'),
  }),
  isAtEnd: true,
  leads: BUCKETS.map(({ key, word }) => ({ word, search: { bucket: key, sort: 'balance' } })),
};
