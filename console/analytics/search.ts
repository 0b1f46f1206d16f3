import type { Schemas } from '../../ui/api/client.ts';
import { type Period, PERIODS, spanProblem } from './periods.ts';

export type ReportName = Schemas['Report']['name'];

/** In the order in which one asks: what came back, why it failed, what is owed, what was done about it. */
export const REPORTS = [
  'recovery',
  'declines',
  'retry-hours',
  'aging',
  'dso',
  'promises',
  'contacts',
  'deactivations',
] as const satisfies ReportName[];

/** A report as its address says it. Without a period: the usual one. Two days are stronger than a name. */
export interface AnalyticsSearch {
  period?: Period;
  from?: string;
  to?: string;
  currency?: string;
}

/** Whole months say more about days of billing than any thirty days. */
export const usualPeriod = (report: ReportName): Period => (report === 'dso' ? 'quarter' : 'last30');

/** What an address asks for; what it can't mean is left out. */
export function analyticsSearchIn(search: Record<string, unknown>): AnalyticsSearch {
  const [from, to] = [String(search.from), String(search.to)];
  const period = PERIODS.find((one) => one === search.period);
  const currency = String(search.currency);
  return {
    ...(spanProblem(from, to) === null ? { from, to } : period === undefined ? {} : { period }),
    ...(/^[A-Z]{3}$/.test(currency) ? { currency } : {}),
  };
}
