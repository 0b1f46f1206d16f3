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
  /** Whether they chose it themselves; else it is what they were let in with. */
  localeChosen: boolean;
  /** Whether one was ever set: without it, only an invitation leads in. */
  hasPassword: boolean;
  /** Whether a code of an app is asked for beside the password. */
  hasSecondFactor: boolean;
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

/** Codes of an app beside the password (RFC 6238). */
export interface SecondFactors {
  /** Keeps a secret, of which nothing is asked before `confirmSecondFactor`. 409 `second_factor_set`. */
  offerSecondFactor(id: string, secret: string): Promise<void>;
  /** In base32; null: there is none. */
  secondFactorOf(userId: string): Promise<string | null>;
  /** Takes the code of a half minute, once: false when it, or a later one, was taken before. */
  takeCode(userId: string, step: number): Promise<boolean>;
  confirmSecondFactor(id: string, by: By): Promise<UserRow>;
  removeSecondFactor(id: string, by: By): Promise<UserRow>;
}

/** People of the company. Each change is audited with it. */
export interface Users extends SecondFactors {
  /** 409 `email_taken`. */
  addUser(user: NewUser): Promise<UserRow>;
  /** The oldest first. */
  users(page: PageQuery): Promise<Page<UserRow>>;
  userById(id: string): Promise<UserRow | null>;
  userByEmail(email: string): Promise<UserRow | null>;
  hasUsers(): Promise<boolean>;
  /** Who they are to the identity provider, by its issuer and its name for them. */
  userBySubject(subject: string): Promise<UserRow | null>;
  /** From then on they are known by it, whatever their address becomes. False: they are somebody else there already. */
  bindSubject(id: string, subject: string, by: By): Promise<boolean>;
  /**
   * Another role, or disabled: the sessions end. 409 `last_admin`: nobody would be left who may let others in.
   */
  changeUser(
    id: string,
    change: { role?: StaffRole; name?: string; locale?: string; disabled?: boolean },
    by: By,
  ): Promise<UserRow>;
  /** Their own choice, which pages follow from then on. */
  chooseLocale(id: string, locale: string): Promise<UserRow>;
  /** Null: none was set. */
  passwordHashOf(userId: string): Promise<string | null>;
  /** All sessions end, and all links are void. */
  setPassword(id: string, passwordHash: string, by: By): Promise<UserRow>;
  /** Those before it are void. */
  addPasswordLink(userId: string, link: PasswordLink, by: By): Promise<void>;
  /** Whose it is, while it is good; null: it is nobody's, used, void or too old, or its user may not come in. */
  userOfLink(tokenHash: string, now: Instant): Promise<UserRow | null>;
  /** Uses it up and sets the password; null: as above. */
  redeemPasswordLink(tokenHash: string, passwordHash: string, by: Omit<By, 'actor'>): Promise<UserRow | null>;
}
