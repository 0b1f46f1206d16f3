import { daysBetween } from './time/calendar.ts';
import type { Day } from './time/time.ts';

/** How old what is owed is: the columns of aged receivables, youngest first. */
export const BUCKETS = ['current', '1-30', '31-60', 'over60'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** The first and the last day past the due day of each; null: no end. */
export const BUCKET_DAYS = {
  current: [null, 0],
  '1-30': [1, 30],
  '31-60': [31, 60],
  over60: [61, null],
} as const satisfies Record<Bucket, readonly [from: number | null, through: number | null]>;

/** What is open of all invoices that are due on one day. */
export interface OpenByDueDay {
  dueOn: Day;
  minor: number;
}

const isIn = (bucket: Bucket, days: number): boolean => {
  const [from, through] = BUCKET_DAYS[bucket];
  return (from === null || days >= from) && (through === null || days <= through);
};

/**
 * What is open by its age on a local day, in minor units. An invoice is as old as its due day is past, whatever holds it
 * or is in dispute of it: this is what is owed, not what is asked for.
 */
export function agedOn(day: Day, debts: readonly OpenByDueDay[]): Record<Bucket, number> {
  const aged: Record<Bucket, number> = { current: 0, '1-30': 0, '31-60': 0, over60: 0 };
  for (const { dueOn, minor } of debts) {
    const days = daysBetween(dueOn, day);
    for (const bucket of BUCKETS) if (isIn(bucket, days)) aged[bucket] += minor;
  }
  return aged;
}
