import type { Actor } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** What somebody wrote down. All times here are the account's own. */
export interface NoteRow {
  id: string;
  accountId: string;
  at: Instant;
  actor: Actor;
  text: string;
}

export interface CallRow {
  id: string;
  accountId: string;
  /** How it went, in the company's own words. */
  outcome: string;
  /** When it was. */
  at: Instant;
  with: string | null;
  text: string | null;
  actor: Actor;
  notedAt: Instant;
}

export interface ContactDetails {
  name: string;
  role: string | null;
  email: string | null;
  phone: string | null;
  language: string | null;
}

export interface ContactRow extends ContactDetails {
  id: string;
  accountId: string;
  /** A carrier could not reach that address, or it complained, and nobody has changed it since. */
  bounced: boolean;
  createdAt: Instant;
}

/** Notes, calls and contacts of an account. Each write stands on its timeline; the same id again changes nothing. */
export interface People {
  addNote(input: { id: string; accountId: string; text: string; actor: Actor }): Promise<NoteRow>;
  /** Oldest first, as all here. */
  notesOf(accountId: string, page: PageQuery): Promise<Page<NoteRow>>;
  /** `at` null: now. */
  noteCall(input: Omit<CallRow, 'at' | 'notedAt'> & { at: Instant | null }): Promise<CallRow>;
  callsOf(accountId: string, page: PageQuery): Promise<Page<CallRow>>;
  addContact(input: ContactDetails & { id: string; accountId: string; actor: Actor }): Promise<ContactRow>;
  contactsOf(accountId: string, page: PageQuery): Promise<Page<ContactRow>>;
  contactById(id: string): Promise<ContactRow | null>;
  /** Null: it is gone. What changes nothing stands nowhere. */
  changeContact(input: { id: string; details: Partial<ContactDetails>; actor: Actor }): Promise<ContactRow | null>;
  removeContact(input: { id: string; actor: Actor }): Promise<void>;
}
