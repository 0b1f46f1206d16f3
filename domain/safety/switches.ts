/**
 * What an admin can stop for all accounts at once. Each is looked at right before the deed, so that a stop counts from
 * the next deed on.
 */
export const SWITCHES = ['charges', 'mails', 'deactivations'] as const;

export type Switch = (typeof SWITCHES)[number];
