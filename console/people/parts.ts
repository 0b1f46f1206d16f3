/** What the page shows, one at a time. */
export const PARTS = ['users', 'keys', 'signIns', 'audit'] as const;
export type Part = (typeof PARTS)[number];
export const partIn = (wanted: unknown): Part => PARTS.find((one) => one === wanted) ?? PARTS[0];
