import type { Actor } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** What stands in the audit; each concerns who may what, or who has seen what. */
export const AUDITED = [
  'signIn.succeeded',
  'signIn.failed',
  'signIn.locked',
  'session.ended',
  'user.created',
  'user.changed',
  'user.invited',
  'user.passwordSet',
  'user.passwordForgotten',
  'user.secondFactorSet',
  'user.secondFactorRemoved',
  'user.identityBound',
  'key.created',
  'key.revoked',
  'proof.fileRead',
  'mail.fileRead',
  'export',
] as const;
export type Audited = (typeof AUDITED)[number];

export const SIGN_INS = ['signIn.succeeded', 'signIn.failed', 'signIn.locked'] as const satisfies readonly Audited[];

/** Who does something that is audited, from where and when. `address` null: from this machine. */
export interface By {
  actor: Actor;
  address: string | null;
  at: Instant;
}

export interface AuditEntry extends By {
  action: Audited;
  /** The id of what it was done to; null: of nothing that we know. */
  subject: string | null;
  data: Record<string, unknown>;
}

export interface AuditRow extends AuditEntry {
  id: string;
}

/** Who did what that concerns security, beside the accounts' timelines. Append-only. */
export interface Audit {
  writeAudit(entry: AuditEntry): Promise<void>;
  /** The newest first. */
  audit(query: PageQuery & { subject?: string; actions?: readonly Audited[] }): Promise<Page<AuditRow>>;
}
