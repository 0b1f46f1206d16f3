import type { Actor, Role } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';
import type { RefundPartRow } from './refunds.ts';

export interface CreditNoteRow {
  id: string;
  accountId: string;
  invoiceId: string;
  amountMinor: number;
  creditMinor: number;
  reason: string;
  createdAt: Instant;
}

export interface RefundRow {
  id: string;
  accountId: string;
  amountMinor: number;
  currency: string;
  reason: string;
  createdAt: Instant;
  /** Where it goes, at least one. */
  parts: RefundPartRow[];
}

/** Credit that a paper gives, and credit that is paid out. */
export interface Credit {
  /**
   * Lowers what the invoice asks, paid or not; what was paid above that becomes credit. Never by more than is left of
   * its total: 422 `credit_too_large`. `role`: an agent's limits count, 422 `limit_exceeded`.
   */
  noteCredit(input: {
    id: string;
    invoiceId: string;
    amountMinor: number;
    reason: string;
    role?: Role;
    actor: Actor;
  }): Promise<CreditNoteRow>;
  /**
   * Credit is paid back: by itself to where its money came from, or else a person's task. At most the account's credit:
   * 422 `credit_too_small`; an agent at most by his limit: 422 `limit_exceeded`.
   */
  refundCredit(input: {
    id: string;
    accountId: string;
    amountMinor: number;
    reason: string;
    role?: Role;
    actor: Actor;
  }): Promise<RefundRow>;
  /** Oldest first, as refunds. */
  creditNotes(page: PageQuery & { accountId?: string | undefined }): Promise<Page<CreditNoteRow>>;
  creditNoteById(id: string): Promise<CreditNoteRow | null>;
  refunds(page: PageQuery & { accountId?: string | undefined }): Promise<Page<RefundRow>>;
  refundById(id: string): Promise<RefundRow | null>;
}
