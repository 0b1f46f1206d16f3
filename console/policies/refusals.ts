import type { Say, Values, Words } from '../../ui/words.tsx';
import { kindOf, PATHS } from './rules.ts';

/** What the API says of a policy's fields, and how it is said here; in what is put between, what it names. */
const SAID: [RegExp, keyof Words][] = [
  [/^must be at least (?<a>.+)$/, 'policyRefusal.atLeast'],
  [/^must be at most (?<a>\d+)$/, 'policyRefusal.atMost'],
  [/^must be a whole number/, 'policyRefusal.whole'],
  [/^must be above the one before it, (?<a>\d+)$/, 'policyRefusal.ascending'],
  [/^must be below the one before it, (?<a>\d+)/, 'policyRefusal.descending'],
  [/^comes after the deactivation, which follows day (?<a>\d+)$/, 'policyRefusal.afterDeactivation'],
  [/^must not be less than a declined method has to wait, (?<a>\d+)$/, 'policyRefusal.beforeWait'],
  [/^must come before the first of retryOnDays, day (?<a>\d+)$/, 'policyRefusal.afterFirstRetry'],
  [/^must not be more than the most on a day, (?<a>\d+)$/, 'policyRefusal.aboveMost'],
  [/^must be later than the window's beginning, (?<a>.+)$/, 'policyRefusal.windowEnd'],
  [/^must be (?<b>\d+) minutes after (?<a>[\d:]+) or more$/, 'policyRefusal.windowShort'],
  [/^must not be below (?<a>\d+)$/, 'policyRefusal.notBelow'],
  [/^must be a time/, 'policyRefusal.time'],
  [/^must be a day/, 'policyRefusal.day'],
  [/^must be (null|false) beside (?<a>\w+)/, 'policyRefusal.oneDueDay'],
  [/^must be a number of days where there is no monthDay/, 'policyRefusal.noDueDay'],
  [/^must not be after the day on which they fall due, (?<a>\d+)$/, 'policyRefusal.afterDueDay'],
  [/^must be null where no day of a month/, 'policyRefusal.onlyWithDay'],
  [/^must be a day of the month beside/, 'policyRefusal.issuedThrough'],
  [/^must have one look-up or more/, 'policyRefusal.lookUp'],
  [/^must (leave one weekday|have a working day)/, 'policyRefusal.openDay'],
  [/^is above the network's: \w+ allows (?<a>\d+) in (?<b>\d+) hours/, 'policyRefusal.network'],
  [/^counts over less time than the network: \w+ allows (?<a>\d+) in (?<b>\d+) hours/, 'policyRefusal.network'],
  [/^must not be without a cap: \w+ allows (?<a>\d+) in (?<b>\d+) hours/, 'policyRefusal.network'],
  [/^tries a card more often than this policy's networks allow$/, 'policyRefusal.tooManyTries'],
];

/** What is wrong with a field, in the reader's words; what there are none for as the API says it. */
export function inWords(message: string, say: Say): string {
  for (const [pattern, word] of SAID) {
    const found = pattern.exec(message);
    if (found !== null) return say(word, { a: '', b: '', ...found.groups } as Values);
  }
  return message;
}

/** The field of the form that a place in the body belongs to; null: it has none. */
export function fieldOf(path: string): string | null {
  const dotted = path.replace(/^draft\.?/, '').replaceAll(/\[(\d+)\]/g, '.$1');
  if (/^networks\.\d+\.(declines|sameAmount)\.(max|hours)$/.test(dotted)) return dotted;
  if (/^networks\.\d+\.(declines|sameAmount)$/.test(dotted)) return `${dotted}.max`;
  return PATHS.find((field) => dotted === field || dotted.startsWith(`${field}.`)) ?? null;
}

/** Each field's refusal, and those that belong to no field. Of a list it says which of its entries is wrong. */
export function refusalsOf(
  errors: readonly { path: string; message: string }[],
  entryAt: (path: string) => unknown,
  say: Say,
): { fields: Record<string, string>; others: string[] } {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { path, message } of errors) {
    const field = fieldOf(path);
    const words = inWords(message, say);
    if (field === null) others.push(path === '' ? words : `${path}: ${words}`);
    else fields[field] ??= `${entryOf(field, path, entryAt)}${words}`;
  }
  return { fields, others };
}

function entryOf(field: string, path: string, entryAt: (path: string) => unknown): string {
  const place = /\[(\d+)\]$/.exec(path)?.[1];
  const known = PATHS.find((one) => one === field);
  if (place === undefined || known === undefined || !/\[\]$|^dates$/.test(kindOf(known))) return '';
  return `${String((entryAt(field) as unknown[])[Number(place)])}: `;
}
