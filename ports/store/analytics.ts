import type { Day } from '../../domain/time/time.ts';

/** What can be asked of a span of days. */
export const REPORTS = [
  'recovery',
  'declines',
  'retry-hours',
  'aging',
  'dso',
  'promises',
  'contacts',
  'deactivations',
] as const;
export type ReportName = (typeof REPORTS)[number];

/** The columns of each, in their order. */
export const REPORT_COLUMNS = {
  recovery: ['by', 'payments', 'recoveredMinor'],
  declines: ['code', 'declines', 'accounts', 'amountMinor'],
  'retry-hours': ['weekday', 'hour', 'attempts', 'succeeded', 'successRate', 'recoveredMinor'],
  aging: ['day', 'bucket', 'accounts', 'amountMinor'],
  dso: ['month', 'from', 'to', 'billedMinor', 'openMinor', 'days'],
  promises: ['what', 'promises', 'amountMinor'],
  contacts: ['kind', 'what', 'contacts', 'accounts'],
  deactivations: ['what', 'times', 'accounts', 'overdueMinor'],
} as const satisfies Record<ReportName, readonly string[]>;

/** Local days of the accounts, the last one included; money of one currency. */
export interface Span {
  from: Day;
  to: Day;
  currency: string;
}

/** Columns by name: counts, minor units (`…Minor`), shares from 0 to 1 (`…Rate`), words and days. */
export type ReportRow = Record<string, string | number | null>;

export interface Report {
  rows: ReportRow[];
  totals: Record<string, number | null>;
}

export interface Analytics {
  /** From the views `analytics_…` of the database, which anybody may ask besides. */
  report(name: ReportName, span: Span): Promise<Report>;
  /** Those in which accounts are billed, by their letters: a report is of one. */
  currencies(): Promise<string[]>;
}
