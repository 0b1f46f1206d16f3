import type { Charges } from './charges.ts';
import type { InvoiceDocuments } from './documents.ts';
import type { Emails } from './emails.ts';
import type { Mails } from './mails.ts';
import type { Rails } from './rails.ts';
import type { Recovery } from './recovery.ts';
import type { Refunds } from './refunds.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import type { ServiceCalls } from './service-calls.ts';
import type { Work } from './work.ts';

/**
 * What activities do to the record, for the account's workflow. Each is safe to repeat. What ends a piece of work is
 * written with what it comes to: the ledger, what the chart makes of it, and what is to be done from then on.
 */
export interface Deeds
  extends Work,
    Charges,
    Mails,
    Refunds,
    ServiceCalls,
    Pick<Rails, 'stopRail'>,
    Pick<Recovery, 'wentBack'>,
    Pick<Emails, 'bounceEmail'>,
    InvoiceDocuments,
    Pick<ReplyTokens, 'replyTokenOf'> {}
