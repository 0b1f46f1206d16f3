/** What the company has settled with everybody (guide; rules, Billing). */
export const TERMS = {
  /** How far back a start may lie. */
  startBackMonths: 3,
  /** Before a cycle, to end with the month before it. */
  noticeDays: 30,
  /** Ordinary phones, for a low-use device to be had. */
  lowUsePhones: 20,
} as const;
