import type { Instant } from '../../time/time.ts';
import type { BillingSlice } from './billing.ts';
import { emptyBilling } from './billing.ts';
import type { AutopaySlice } from './autopay.ts';
import { emptyAutopay } from './autopay.ts';
import type { CollectionsSlice } from './collections.ts';
import { emptyCollections } from './collections.ts';
import type { CompanySlice } from './company.ts';
import { emptyCompany } from './company.ts';
import type { HoldSlice } from './hold.ts';
import { emptyHold } from './hold.ts';
import type { LedgerSlice } from './ledger.ts';
import { emptyLedger } from './ledger.ts';
import type { MailSlice } from './mail.ts';
import { emptyMail } from './mail.ts';
import type { OrdersSlice } from './orders.ts';
import { emptyOrders } from './orders.ts';
import type { PaymentSlice } from './payment.ts';
import { emptyPayment } from './payment.ts';
import type { ServiceSlice } from './service.ts';
import { emptyService } from './service.ts';

/** What the chart knows of an account: a slice for each region, and what all of them use. */
export interface Context
  extends LedgerSlice,
    HoldSlice,
    PaymentSlice,
    AutopaySlice,
    ServiceSlice,
    CollectionsSlice,
    MailSlice,
    CompanySlice,
    BillingSlice,
    OrdersSlice {
  now: Instant;
  /** Count what has no id of its own, for keys. `letters`: mails of the case that time or an agent asks for. */
  counters: {
    cases: number;
    ladders: number;
    charges: number;
    switches: number;
    holds: number;
    letters: number;
    clearances: number;
    credits: number;
    approvals: number;
    bills: number;
  };
  /** Tasks that are open and that we close. `invoiceIds`: over as soon as none of these is open any more. */
  tasks: { key: string; invoiceIds: string[] }[];
  /**
   * Rises with each restore from a backup, after which our counters may have gone back. Set by whoever loads the state.
   */
  epoch: number;
  /**
   * It lives in the machine's time, as one of many, and not on a test clock. Set by whoever loads the state, as the
   * epoch is.
   */
  realTime: boolean;
}

/** Before the account was opened: everything but the time comes with the first fact. */
export const emptyContext = (now: Instant): Context => ({
  now,
  ...emptyLedger(),
  ...emptyHold(),
  ...emptyPayment(),
  ...emptyAutopay(),
  ...emptyService(),
  ...emptyCollections(),
  ...emptyMail(),
  ...emptyCompany(),
  ...emptyBilling(),
  ...emptyOrders(),
  counters: {
    cases: 0,
    ladders: 0,
    charges: 0,
    switches: 0,
    holds: 0,
    letters: 0,
    clearances: 0,
    credits: 0,
    approvals: 0,
    bills: 0,
  },
  tasks: [],
  epoch: 0,
  realTime: false,
});
