import type { StaffRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { By } from './audit.ts';
import type { Page, PageQuery } from './page.ts';

/** A person who may sign in. */
export interface UserRow {
  id: string;
  /** In lower case. */
  email: string;
  name: string;
  role: StaffRole;
  locale: string;
  /** Whether one was ever set: without it, only an invitation leads in. */
  hasPassword: boolean;
  disabledAt: Instant | null;
  createdAt: Instant;
}

/** By which a password is set once. */
export interface PasswordLink {
  tokenHash: string;
  purpose: 'invitation' | 'forgotten';
  expiresAt: Instant;
}

export interface NewUser {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  locale: string;
  passwordHash: string | null;
  by: By;
}

/** People of the company. Each change is audited with it. */
export interface Users {
  /** 409 `email_taken`. */
  addUser(user: NewUser): Promise<UserRow>;
  /** The oldest first. */
  users(page: PageQuery): Promise<Page<UserRow>>;
  userById(id: string): Promise<UserRow | null>;
  userByEmail(email: string): Promise<UserRow | null>;
  hasUsers(): Promise<boolean>;
  /**
   * Another role, or disabled: the sessions end. 409 `last_admin`: nobody would be left who may let others in.
   */
  changeUser(
    id: string,
    change: { role?: StaffRole; name?: string; locale?: string; disabled?: boolean },
    by: By,
  ): Promise<UserRow>;
  /** Null: none was set. */
  passwordHashOf(userId: string): Promise<string | null>;
  /** All sessions end, and all links are void. */
  setPassword(id: string, passwordHash: string, by: By): Promise<UserRow>;
  /** Those before it are void. */
  addPasswordLink(userId: string, link: PasswordLink, by: By): Promise<void>;
  /** Whose it is, while it is good; null: it is nobody's, used, void or too old, or its user may not come in. */
  userOfLink(tokenHash: string, now: Instant): Promise<UserRow | null>;
  /** Uses it up and sets the password; null: as above. */
  usePasswordLink(tokenHash: string, passwordHash: string, by: Omit<By, 'actor'>): Promise<UserRow | null>;
}
