import type { AccountProfile, HoldKind, Invoice, PaymentMethod } from '../account.ts';
import type { MailTemplate } from '../messages/mail.ts';
import type { Policy } from '../policy/policy.ts';
import type { Day, Instant } from '../time/time.ts';
import type { CompanyContext } from './company-context.ts';
import { undisturbed } from './company-context.ts';
import type { Attempt, Ladder, PendingDebit } from './payment-context.ts';

export type { Attempt, Ladder, PendingDebit, Purpose } from './payment-context.ts';

/** An open invoice and what collecting it has come to. Closed ones leave the context; the ledger keeps them. */
export interface Debt extends Invoice {
  /** Since when we know of it, or know that it is open again. */
  knownAt: Instant;
  /** Its first overdue day has begun and was noted. */
  overdueNoted: boolean;
  /** Since when autopay could charge it: known, not held, autopay on. A due day missed before that is made up. */
  chargeableSince: Instant;
  /** An automatic charge has tried it; later ones leave it to its ladder. */
  triedByAutopay: boolean;
  /** The notice of a coming charge is out or was not owed. */
  chargeNoticed: boolean;
  /** Days that do not count as overdue: a rejected dispute's. */
  pausedDays: number;
  /** A chargeback reopened it: its ladder counts from this day (its age doesn't). */
  ladderFrom: Day | null;
  /** The last day of the reminder ladder that went for it, or was passed over. */
  rungDay: number;
  /** A hold of its own has ended: the rungs that passed meanwhile aren't over, the latest of them goes, once. */
  resumed: boolean;
  /** No deactivation for it before this day (a rejected dispute's grace). */
  graceUntil: Day | null;
}

export interface Method extends PaymentMethod {
  /** A hard decline: never tried again, by anybody. */
  blocked: boolean;
  /** A chargeback: never charged automatically again. */
  manualOnly: boolean;
  lastDeclinedAt: Instant | null;
}

/** A last notice: what it was about, when, and the day that it names; null: it hasn't left yet. */
export interface LastNotice {
  key: string;
  at: Instant;
  anchorId: string;
  invoiceIds: string[];
  names: Day | null;
}

/** One case and one reminder ladder per account. */
export interface Case {
  id: string;
  openedAt: Instant;
  /** The invoice whose age drives it; null: none has yet. */
  anchorId: string | null;
  /** How many rungs went in this case, the last notice among them. */
  rungsGone: number;
  /** The last that left, and didn't bounce at every recipient. */
  lastNotice: LastNotice | null;
  /** A last notice is decided, and waits or is on its way. */
  lastNoticeAsked: LastNotice | null;
  /** The last notice bounced at every recipient: another waits for other addresses. */
  unreachable: boolean;
  /** Days of grace granted by an agent. */
  extendedDays: number;
  extensions: number;
  provisionalReturns: number;
  promises: number;
  deactivatedAt: Instant | null;
  /** Under a policy that wants approval: asked for it, the agent decides. */
  approvalAsked: boolean;
  /** Reminders sent while deactivated. */
  deactivatedReminders: number;
}

export interface Installment {
  on: Day;
  amountMinor: number;
}

export interface Hold {
  id: string;
  kind: HoldKind;
  placedAt: Instant;
  until: Instant | null;
  reason: string;
  invoiceId: string | null;
  /** Money that is said to be on its way: an accepted proof, a promise. */
  amountMinor: number;
  /** Of a proof. */
  paidOn: Day | null;
  trackingKey: string | null;
  /** Of a proof: under review or accepted; of a plan: an installment was missed and its notice runs. */
  phase: 'review' | 'accepted' | 'missed' | null;
  /** Of a promise: received since it was made. */
  receivedMinor: number;
  /** Of a plan: what it covers (`amountMinor` was open of it), and when it is to be paid. */
  invoiceIds: string[];
  installments: Installment[];
  /** Of a plan: the last installment that autopay has tried, and since when it could try the next. */
  triedOn: Day | null;
  chargeableSince: Instant;
  /** Of a disputed invoice: the amount that isn't due; null: all of it. */
  disputedMinor: number | null;
}

/** A collection contact that waits for contact hours. What it says is read from the context when it goes. */
export interface WaitingContact {
  template: MailTemplate;
  /** Of its key: account + template + cause. */
  cause: string;
  since: Instant;
  invoiceIds: string[];
  /** Small facts that the context won't know any more. */
  data: Record<string, unknown>;
}

/** What the chart knows of an account. */
export interface Context extends CompanyContext {
  now: Instant;
  profile: AccountProfile;
  policy: Policy;
  /** When it was changed last, in the account's life; null: never. */
  policySince: Instant | null;
  debts: Debt[];
  creditMinor: number;
  methods: Method[];
  autopayOn: boolean;
  attempt: Attempt | null;
  lastAttemptId: string | null;
  /** Given up as lost: should the bank say later that it took the money after all, it did. */
  lost: PendingDebit[];
  /** A method to be tried as soon as nothing else is in flight, and not before. */
  chargeNow: {
    methodId: string /** somebody asked for it: a hold does not keep it */;
    asked: boolean;
    notBefore: Instant | null;
  } | null;
  debits: PendingDebit[];
  /** Invoices that were given up. The ledger goes on keeping them; what it tells of them is no money that we count. */
  writtenOff: string[];
  /**
   * Money for invoices that were closed when we heard of it: it was overtaken by what closed them, and counts if they
   * open again.
   */
  overtaken: { invoiceId: string; amountMinor: number; at: Instant }[];
  /** Recent attempts of each card, for the networks' limits. `notBefore`: the bank's advice on a decline. */
  attemptLedger: {
    fingerprint: string;
    at: Instant;
    declined: boolean;
    amountMinor: number;
    notBefore: Instant | null;
  }[];
  /**
   * Cards that were refused for good, and cards that a chargeback has made us distrust, under whichever token they come
   * again.
   */
  cards: { refused: string[]; distrusted: string[] };
  ladders: Ladder[];
  case: Case | null;
  holds: Hold[];
  /** Proofs of payment that nobody has decided about yet. */
  proofs: { id: string; amountMinor: number; paidOn: Day; trackingKey: string | null }[];
  contacts: { waiting: WaitingContact[]; lastOn: Day | null };
  /** Contacts whose mail is on its way and has no outcome yet, and the day of the last one before it. */
  sending: { key: string; contacts: WaitingContact[]; lastOn: Day | null }[];
  /** Why it is on after having been off, and until when it is only lent. */
  service: {
    relockAt: Instant | null;
    why: 'paid' | 'proof' | 'agent' | null;
    proofId: string | null;
    /** Off on suspicion of fraud: money doesn't bring it back. */
    fraud: boolean;
    /** Debt was written off, and isn't paid by that: a service that is lent goes off again on its day. */
    forgiven: boolean;
  };
  /** Count what has no id of its own, for keys. */
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
  };
  /** Tasks that are open and that we close. `invoiceIds`: over as soon as none of these is open any more. */
  tasks: { key: string; invoiceIds: string[] }[];
  /**
   * Rises with each restore from a backup, after which our counters may have gone back. Set by whoever loads the state.
   */
  epoch: number;
}

/** Before the account was opened: everything but the time comes with the first fact. */
export const emptyContext = (now: Instant): Context => ({
  now,
  profile: undefined as never,
  policy: undefined as never,
  policySince: null,
  debts: [],
  creditMinor: 0,
  methods: [],
  autopayOn: false,
  attempt: null,
  lastAttemptId: null,
  lost: [],
  chargeNow: null,
  debits: [],
  writtenOff: [],
  overtaken: [],
  attemptLedger: [],
  cards: { refused: [], distrusted: [] },
  ladders: [],
  case: null,
  holds: [],
  proofs: [],
  contacts: { waiting: [], lastOn: null },
  sending: [],
  ...undisturbed,
  service: { relockAt: null, why: null, proofId: null, fraud: false, forgiven: false },
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
  },
  tasks: [],
  epoch: 0,
});
