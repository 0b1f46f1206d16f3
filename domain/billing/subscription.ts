import type { Day } from '../time/time.ts';

/** So many units of a price from a day on: an addition is a new one, a removal ends it or leaves the rest of it. */
export interface Item {
  id: string;
  /** A price's code. */
  price: string;
  quantity: number;
  /** Its first day, charged but for the start of billing itself. */
  from: Day;
  /** Its last day, charged; null: it goes on. */
  through: Day | null;
  /** Named in the contract as a low-use device. */
  lowUse: boolean;
  /** The devices that it is for, where their calls are counted by themselves. */
  devices: readonly string[];
}

/** Whether an item is there on any day of a span, both ends included. */
export const isThere = ({ from, through }: Item, first: Day, last: Day): boolean =>
  from <= last && (through === null || through >= first);

/** A span in which service was off: it stops accruing from the month after, and does again from the day that it is on. */
export interface OffSpell {
  offOn: Day;
  onOn: Day | null;
}

export interface Subscription {
  billingStartsOn: Day;
  /** The last day of service; null: it goes on. */
  endsOn: Day | null;
}
