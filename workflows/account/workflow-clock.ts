/**
 * How long until then, by Temporal's own clock, which is replayed; negative: it is over. The one place that asks it.
 */
export const msUntil = (instant: string): number => Date.parse(instant) - Date.now();
