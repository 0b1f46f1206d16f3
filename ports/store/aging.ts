import type { Bucket, OpenByDueDay } from '../../domain/aging.ts';
import type { Day } from '../../domain/time/time.ts';

/** What is owed by its age, in minor units of one currency, and by how many accounts. */
export type Aging = { name: Bucket; accounts: number; amountMinor: number }[];

export interface AgingOfAll {
  /** As it is, each account on its own local day. */
  agingNow(currency: string): Promise<Aging>;
  /** As it was at the end of that local day of each account. Null: that is not kept, of all of them or of some. */
  agingOn(day: Day, currency: string): Promise<Aging | null>;
  /** The same of several days at once, in little more than the time of one; those that are not kept are left out. */
  agingOnDays(days: readonly Day[], currency: string): Promise<Map<Day, Aging>>;
  /** The last local day on which any account is, by its own clock; test clocks run ahead. */
  lastDay(): Promise<Day>;
  /** What is open of each of these accounts; of one with nothing open there is no entry. */
  openByDueDay(accountIds: readonly string[]): Promise<Map<string, OpenByDueDay[]>>;
}
