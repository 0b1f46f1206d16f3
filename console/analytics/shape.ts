import type { Picture } from '../../ui/picture.ts';
import type { Say, Words } from '../../ui/words.tsx';
import type { Kind } from './change.ts';

/** Columns by name, as the API gives them: counts, minor units, shares, words and days. */
export type Row = Record<string, string | number | null>;

/** What a report needs to speak. */
export interface Tools {
  say: Say;
  /** A word that may be missing, as of a code that only the bank knows. */
  named(id: string, otherwise: string): string;
  /** A figure as it is written; null: it is of nothing. */
  tell(kind: Kind, value: number | null): string;
  /** As a chart draws it: an amount in whole units, a share of a hundred. */
  drawn(kind: Kind, value: number | null): number;
  /** What stands at a chart's axis. */
  axis(kind: Kind): (value: number) => string;
  day(on: string): string;
  month(month: string): string;
  weekday(isoWeekday: number): string;
}

/** A figure under its name. */
export interface Figure {
  /** Of a row, or of the totals. */
  key: string;
  kind: Kind;
  word: keyof Words;
}

/** A total, and whether more of it is good news; null: neither. */
export interface Kpi extends Figure {
  good: 'more' | 'less' | null;
}

/** Where the accounts are that a report is about, as they stand today. */
export interface Lead {
  word: keyof Words;
  search: {
    state?: 'overdue' | 'deactivated';
    hold?: 'promise';
    bucket?: 'current' | '1-30' | '31-60' | 'over60';
    sort?: 'balance';
  };
}

/** How a report is shown: its totals, the picture and the table of the same rows. */
export interface Shape {
  kpis: readonly [Kpi, ...Kpi[]];
  /** What a row is about. */
  about: { word: keyof Words; of(row: Row, tools: Tools): string };
  figures: readonly [Figure, ...Figure[]];
  /** The API's rows, where they are not shown as they are. */
  rows?(rows: readonly Row[]): Row[];
  picture(rows: readonly Row[], tools: Tools): Picture;
  leads: readonly Lead[];
  /** Its totals are of the last day alone: a comparison needs no other. */
  isAtEnd?: true;
}

export const figureOf = (row: Row, key: string): number | null => {
  const value = row[key];
  return typeof value === 'number' ? value : null;
};

/** A bar a row, of one of its figures. */
export const barsOf =
  ({ key, kind }: Figure, about: Shape['about']['of']): Shape['picture'] =>
  (rows, tools) => ({
    kind: 'bars',
    bars: rows.map((row) => {
      const value = figureOf(row, key);
      return { name: about(row, tools), value: tools.drawn(kind, value), said: tools.tell(kind, value) };
    }),
  });
