/**
 * Things that an older release has kept, with what was added since as it is in a blank one. What names a thing was
 * there from the first shape on: of that no blank is ever used.
 */

/** Nothing is changed that lacks nothing. */
export function filled<T extends object>(blank: T, stored: Partial<T>): T {
  for (const field in blank) if (!(field in stored)) return { ...blank, ...stored };
  return stored as T;
}

export const each = <T extends object>(blank: T, stored: readonly Partial<T>[]): T[] =>
  stored.map((one) => filled(blank, one));

/** A thing that is a list besides. */
export function within<T extends object, K extends keyof T>(
  blank: T,
  stored: Partial<T>,
  list: K,
  item: T[K] extends readonly (infer I)[] ? I : never,
): T {
  const one = filled(blank, stored);
  return { ...one, [list]: each(item as object, one[list] as object[]) };
}

/** A thing that another may be part of. */
export function having<T extends object, K extends keyof T>(
  blank: T,
  stored: Partial<T>,
  part: K,
  item: NonNullable<T[K]>,
): T {
  const one = filled(blank, stored);
  return { ...one, [part]: maybe(item as object, one[part] as object | null) };
}

export const maybe = <T extends object>(blank: T, stored: Partial<T> | null): T | null =>
  stored === null ? null : filled(blank, stored);
