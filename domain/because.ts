import type { Rule } from './rules.ts';

/** Why something was decided: enough to look up, and to say to whoever asks. */
export interface Because {
  rule: Rule;
  /** The policy's numbers that counted, by their path in its body: `{"deactivation.afterDays": 60}`. */
  numbers: Record<string, PolicyNumber>;
  /** `seq` of the timeline's entries that it rests on, ascending. */
  entries: number[];
}

/** Days, minutes, an amount, a time of day, a ladder's days; or whether something is to be so. */
export type PolicyNumber = number | string | boolean | readonly number[];
