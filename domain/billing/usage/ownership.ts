import type { Day } from '../../time/time.ts';

/** A number or a device that an account has from a day through another (null: it goes on). */
export interface Owned {
  from: Day;
  through: Day | null;
  /** Of its account. What is there from this day on was the account's in its free months before. */
  billingStartsOn: Day;
}

/** Whose it was on a day, which each has by its own clock; null: nobody's. */
export function ownerOn<T extends Owned>(owned: readonly T[], dayFor: (one: T) => Day): T | null {
  const had = owned.filter((one) => one.through === null || dayFor(one) <= one.through);
  return had.find((one) => one.from <= dayFor(one)) ?? had.find((one) => one.from <= one.billingStartsOn) ?? null;
}
