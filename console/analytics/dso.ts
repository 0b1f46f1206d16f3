import { figureOf, type Shape } from './shape.ts';

/** For how many days of billing one waits, by month. */
export const dso: Omit<Shape, 'leads'> = {
  kpis: [
    { key: 'days', kind: 'days', word: 'analytics.dsoDays', good: 'less' },
    { key: 'openMinor', kind: 'money', word: 'analytics.open', good: null },
    { key: 'billedMinor', kind: 'money', word: 'analytics.billed', good: null },
  ],
  about: { word: 'analytics.month', of: ({ month }, tools) => tools.month(String(month)) },
  figures: [
    { key: 'days', kind: 'days', word: 'analytics.dsoDays' },
    { key: 'billedMinor', kind: 'money', word: 'analytics.billed' },
    { key: 'openMinor', kind: 'money', word: 'analytics.openAtEnd' },
  ],
  // Months of which nothing is known are no rows of anything.
  rows: (rows) => rows.filter((row) => row.openMinor !== null || row.billedMinor !== 0),
  picture: (rows, { month, tell, drawn, axis }) => ({
    kind: 'line',
    points: rows.map((row) => month(String(row.month))),
    marks: rows.map((row) => {
      const days = figureOf(row, 'days');
      return days === null ? null : { value: drawn('days', days), said: tell('days', days) };
    }),
    axis: axis('days'),
  }),
};
