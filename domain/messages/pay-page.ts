import type { Day, Instant } from '../time/time.ts';
import type { PayLinkState } from './pay-link.ts';
import type { DeclineReason, MailMethod } from './mail.ts';

/** What a page to pay on shows: decided by the API, put into words by the templates. Amounts in minor units. */

export interface PayPageInvoice {
  number: string;
  dueOn: Day;
  daysOverdue: number;
  /** `disputed`: nothing of it is to be paid for now; `onItsWay`: a direct debit is about to pay it. */
  standing: 'due' | 'late' | 'disputed' | 'onItsWay' | 'paid' | 'void';
  /** What is to be paid of it; of one that is not to be paid, what it stands at. */
  amountMinor: number;
}

/** What a card of the sandbox does: said on the page, since nobody should take it for money. */
export type TestDeed = 'pays' | 'declines' | 'declinesForGood' | 'expires' | 'timesOut' | 'asksHolder' | 'debits';

/** One way to pay; the value is what the form sends. `isOnce`: left for this payment, and not kept. */
export type PayChoice = {
  value: string;
  isChosen: boolean;
  /** It can't be used before then; null: it can. */
  restsUntil: Instant | null;
} & (
  | { is: 'saved'; method: MailMethod; isDefault: boolean; isOnce: boolean }
  | { is: 'test'; method: MailMethod; does: TestDeed }
);

/** What has come of a payment, or stands against one. `says` what the customer can do. */
export type PayNotice =
  | { is: 'paid'; amountMinor: number }
  | { is: 'declined'; amountMinor: number; method: MailMethod; reason: DeclineReason; retryAt: Instant | null }
  /** The bank has not answered, or has not been heard: no second payment meanwhile. */
  | { is: 'unknown'; amountMinor: number }
  /** A direct debit is on its way. */
  | { is: 'pending'; amountMinor: number }
  /** The holder has to confirm it with the bank: 3-D Secure. `url`: where; null: in the bank's own app. */
  | { is: 'requiresAction'; amountMinor: number; url: string | null }
  | { is: 'methodRefused' }
  | { is: 'lost' }
  | { is: 'changed' }
  | { is: 'nothingDue' }
  | { is: 'allPaid' }
  | { is: 'tooSoon'; until: Instant }
  | { is: 'stopped' }
  | { is: 'unavailable' }
  | { is: 'chooseMethod' }
  | { is: 'cardOnItsWay' };

/** What happens by itself if nobody pays; or what the payment has just brought about. */
export type PayNext = { is: 'charge' | 'deactivation'; on: Day } | { is: 'comesBack' | 'isBack' };

export interface PayForm {
  /** What the button says that it takes. */
  amountMinor: number;
  choices: PayChoice[];
  /** Sent along: the same form sent twice is one payment. */
  once: string;
  /** That the form is one of this page's. */
  seal: string;
  /** An invoice that is paid first, where they can't be paid together; null: all at once. */
  first: string | null;
}

export interface PayBill {
  accountName: string;
  invoices: PayPageInvoice[];
  /** How many more there are than are shown. */
  more: number;
  totalMinor: number;
  notice: PayNotice | null;
  next: PayNext[];
  form: PayForm | null;
  /** A card is added on the provider's own page, from a form of its own. */
  hostedSetup: { once: string; seal: string } | null;
  /** The last whole day of its link, where a newer mail has another; null: none has. */
  endsOn: Day | null;
  /** The account's own time: what is left until an instant is counted down from there. */
  now: Instant;
  /** Where the page itself is. */
  path: string;
}

interface Spoken {
  locale: string;
  timeZone: string;
  currency: string;
}

/** Why a link that was one is none any more. */
export type GoneLink = Exclude<PayLinkState, 'open'>;

/**
 * A page. `revoked` to `expired`: the link was one; `unknown`: there never was such a link; the others: what went wrong
 * with a request.
 */
export type PayPage =
  | (Spoken & { is: 'bill'; bill: PayBill })
  | (Spoken & { is: GoneLink | 'unknown' | 'tooMany' | 'notFromHere' | 'failed' });
