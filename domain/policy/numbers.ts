import type { PolicyNumber } from '../because.ts';
import type { Policy } from './policy.ts';

type Ways<T> = {
  [K in keyof T & string]: T[K] extends PolicyNumber | null
    ? K
    : T[K] extends readonly unknown[]
      ? never
      : T[K] extends object
        ? `${K}.${Ways<T[K]>}`
        : never;
}[keyof T & string];

/** The way to a number in a policy's body: `deactivation.afterDays`. */
export type PolicyPath = Ways<Policy>;

/** Some of a policy's numbers, each by its way; what the policy leaves out is left out. */
export function numbersOf(policy: Policy, paths: readonly PolicyPath[]): Record<string, PolicyNumber> {
  const found: Record<string, PolicyNumber> = {};
  for (const path of paths) {
    const number = path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], policy);
    if (number !== null) found[path] = number as PolicyNumber;
  }
  return found;
}
