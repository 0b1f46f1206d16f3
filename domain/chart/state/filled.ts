/**
 * Things that an older release has kept, with what came since as it is where nothing has happened yet.
 */

/**
 * What came to a thing since it was first kept with the fields `First`: those stand in every state, and nothing fills
 * them. What is in neither list does not compile.
 */
export type Since<T, First extends keyof T> = Omit<T, First>;

/** Nothing is changed that lacks nothing. */
export function filled<T extends object>(since: Partial<T>, stored: T): T {
  for (const field in since) if (!(field in stored)) return { ...since, ...stored };
  return stored;
}

export const each = <T extends object>(since: Partial<T>, stored: readonly T[]): T[] =>
  stored.map((one) => filled(since, one));

export const maybe = <T extends object>(since: Partial<T>, stored: T | null): T | null =>
  stored === null ? null : filled(since, stored);
