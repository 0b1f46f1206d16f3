import { type FieldPath, PATHS, type Rules, valueAt } from './rules.ts';

/** A field that isn't what it was. */
export interface Change {
  path: FieldPath;
  before: unknown;
  after: unknown;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What differs from one version's rules to another's, in the order of the fields. */
export const changesBetween = (before: Rules, after: Rules): Change[] =>
  PATHS.map((path) => ({ path, before: valueAt(before, path), after: valueAt(after, path) })).filter(
    (one) => !isSame(one.before, one.after),
  );

export const networksDiffer = (before: Rules, after: Rules): boolean => !isSame(before.networks, after.networks);

export const isUnchanged = (before: Rules, after: Rules): boolean =>
  changesBetween(before, after).length === 0 && !networksDiffer(before, after);
