import type { Say } from '../words.tsx';
import { type BulkCommand, type BulkInput, type Field, offerOf } from './commands.ts';

/** A form as it is typed. */
export interface Typed {
  reason: string;
  days: string;
  until: string;
  legal: boolean;
  /** Nobody has an empty id. */
  owner: string;
  add: string;
  remove: string;
  version: string;
  fraud: boolean;
  count: string;
}

type Each<T> = T extends unknown ? Omit<T, 'filter' | 'accountIds' | 'reason' | 'dryRun'> : never;
/** What is ordered, without whom and why. */
export type BulkOrder = Each<BulkInput>;

const whole = (text: string): number | null => (/^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : null);

/** Words between commas, each once. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

/** What the form asks for, as the API takes it; null while something is missing, so that no effect can be shown yet. */
export function orderOf(command: BulkCommand, typed: Typed): BulkOrder | null {
  switch (command) {
    case 'extend': {
      const days = whole(typed.days);
      return days === null ? null : { command, days };
    }
    case 'pause':
      if (typed.legal) return { command, legal: true };
      return typed.until === '' ? null : { command, until: typed.until, legal: false };
    case 'assign':
      return { command, ownerId: typed.owner === '' ? null : typed.owner };
    case 'tag': {
      const [add, remove] = [tagsIn(typed.add), tagsIn(typed.remove)];
      return add.length + remove.length === 0 ? null : { command, add, remove };
    }
    case 'changePolicy': {
      const version = whole(typed.version);
      return version === null ? null : { command, version };
    }
    case 'deactivate':
      return { command, fraud: typed.fraud };
    case 'resume':
    case 'sendReminder':
    case 'skipReminder':
    case 'writeOff':
      return { command };
  }
}

/** What a form still lacks, by its field, in words. The rest is the API's to judge. */
export function missingIn(command: BulkCommand, typed: Typed, count: number, say: Say): Record<string, string> {
  const missing: Record<string, string> = {};
  const asks = (field: Field): boolean => offerOf(command).fields.includes(field);
  if (asks('days') && whole(typed.days) === null) missing.days = say('bulk.missingDays');
  if (asks('until') && !typed.legal && typed.until === '') missing.until = say('bulk.missingDay');
  if (asks('version') && whole(typed.version) === null) missing.version = say('bulk.missingVersion');
  if (asks('tags') && orderOf(command, typed) === null) missing.add = say('bulk.missingTags');
  if (typed.reason.trim() === '') missing.reason = say('reason.missing');
  if (asks('count') && typed.count.replaceAll(/\D/g, '') !== String(count))
    missing.count = say('bulk.missingCount', { count });
  return missing;
}

const FIELDS: Record<string, string> = { ownerId: 'owner' };

/** What the API says of fields, at the fields of the form. */
export const fieldErrors = (errors: readonly { path: string; message: string }[]): Record<string, string> =>
  Object.fromEntries(
    errors
      .map(({ path, message }) => [FIELDS[path] ?? path.replace(/\[.*$/, ''), message] as const)
      .filter(([field]) => /^(reason|days|until|owner|add|remove|version)$/.test(field)),
  );
