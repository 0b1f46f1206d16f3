import type { PayLinkLife } from '../../domain/messages/pay-link.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** A page on which whoever has its address may pay. Times are the account's own. */
export interface PayLinkRow extends PayLinkLife {
  id: string;
  accountId: string;
  /** Empty: all that is open. */
  invoiceIds: string[];
  locale: string;
  /** `mail:` and the mail's key, or who asked for it. */
  createdBy: string;
  createdAt: Instant;
  opens: number;
  openedAt: Instant | null;
  /** The last payment that was asked for on it. */
  attemptId: string | null;
}

/**
 * `tokenHash`: all that is kept of the token in its address. How long it lives is said by the account's policy as it is
 * then.
 */
export type NewPayLink = Pick<PayLinkRow, 'id' | 'accountId' | 'invoiceIds' | 'locale' | 'createdBy' | 'createdAt'> & {
  tokenHash: string;
};

/** Pay links. None of this steps an account's chart. */
export interface PayLinks {
  /** Made again under its id it has the new token: nobody has seen the one before. */
  addPayLink(link: NewPayLink): Promise<PayLinkRow>;
  payLinks(accountId: string, page: PageQuery): Promise<Page<PayLinkRow>>;
  payLinkById(id: string): Promise<PayLinkRow | null>;
  payLinkByHash(tokenHash: string): Promise<PayLinkRow | null>;
  /** From then on its page is gone. Again: nothing changes. */
  revokePayLink(id: string, at: Instant): Promise<PayLinkRow>;
  /**
   * Counts that somebody, or a scanner, has opened it. The first time on a local day it stands on the account's
   * timeline as well, without its token.
   */
  openedPayLink(id: string, at: Instant): Promise<void>;
  /** A payment was asked for on it. */
  askedOnPayLink(id: string, attemptId: string): Promise<void>;
}
