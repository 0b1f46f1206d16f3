/** An instant, always in UTC with milliseconds: `2026-03-10T15:00:00.000Z`. Compares as a string. */
export type Instant = `${string}T${string}Z`;

/** A local calendar day, `2026-03-10`. Compares as a string. Which zone it is local to is the account's. */
export type Day = `${number}-${number}-${number}`;

/** A local time of day, `09:00`. */
export type ClockTime = `${number}:${number}`;

/** In the order of ISO 8601. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
