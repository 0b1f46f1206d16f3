import type { Reasons } from './reasons.ts';

/** What people write down about an account: it decides nothing. */
export const PEOPLE = {
  'owner.changed': null,
  'note.added': null,
  'call.noted': null,
  'contact.added': null,
  'contact.changed': null,
  'contact.removed': null,
} satisfies Partial<Reasons>;
