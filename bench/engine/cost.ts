/** Accounts under way at the same time. */
export const AT_ONCE = 20;

/** What a month of an account costs. */
export interface Cost {
  perSecond: number;
  /** Of all processes, without what they cost when nothing is to be done. */
  cpuSeconds: number;
}
