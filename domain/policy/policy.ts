import type { ClockTime, Day, Weekday } from '../time/time.ts';

/** A card network's rule, in force from a day on. Which one judges an attempt is decided by the attempt's local day. */
export interface NetworkRule {
  /** The card's brand in small letters: `visa`, `carnet`, `elo`. `other`: every card whose network has no rule. */
  network: string;
  from: Day;
  source: string;
  /** Declined attempts allowed in a sliding window, per card. */
  declines: { max: number; hours: number } | null;
  /** Attempts of one same amount allowed in a sliding window, per card. */
  sameAmount: { max: number; hours: number } | null;
}

/** The rules of one collections policy, as data. Immutable once stored; a case carries the whole body. */
export interface Policy {
  name: string;
  version: number;
  /** ISO 4217, three letters: what its amounts are in, and every account under it. */
  currency: string;
  /** What a new account has that names none: a zone of the IANA database, a language alone or with a region. */
  timeZone: string;
  locale: string;
  calendar: {
    /** Local days on which nobody works: public and bank holidays. */
    holidays: Day[];
    /** Local days on which the banks are closed, besides their weekend. */
    bankHolidays: Day[];
    /** Weekdays on which nobody works, and on which the banks are closed. */
    weekend: Weekday[];
    bankWeekend: Weekday[];
    /** Weekdays on which contacts go, holidays apart. */
    contactDays: Weekday[];
    contactHours: { from: ClockTime; to: ClockTime };
    /** Each account's contact hours open at an instant of its own, within so many minutes of `from`. 0: all at once. */
    openingSpreadMinutes: number;
  };
  due: {
    /** When recurring invoices fall due, one of three: on a day of the month, on its last, or so many days after issue. */
    monthDay: number | null;
    monthEnd: boolean;
    netDays: number | null;
    /** Issued on days 1 to this one: due this month, later: the next. Null beside `netDays`. */
    issuedThroughDay: number | null;
    oneTimeDays: number;
    /** Where a due day that is no working day goes: `none`, it stays. Never before the day of issue. */
    rollTo: 'none' | 'next' | 'previous';
  };
  charge: {
    window: { from: ClockTime; to: ClockTime };
    /** The first retry of a declined card. Null: there is none, and the decline is told when it is known. */
    retryAfterMinutes: number | null;
    /** Days after the first automatic decline of the charge, same local hour. Ascending. */
    retryOnDays: number[];
    /** Direct debits, which answer days later. */
    debits: {
      /** Days after the first return of the charge, at the hour of its debit. Ascending. */
      retryOnDays: number[];
      /** One that has neither settled nor come back by then is a person's task, and silences nothing more. */
      stuckAfterBankDays: number;
      /** As `charge.noticeDays`, of a debit: some countries want more. */
      noticeDays: number;
    };
    /** The same method waits this long after a decline, whoever asks. */
    sameMethodWaitMinutes: number;
    /**
     * An autopay account hears of a coming charge this many days before, if the invoice is older than that. 0: never.
     */
    noticeDays: number;
    /** So many days before the card that is charged expires, somebody is told. */
    cardExpiringDays: number;
    /** How long a holder has whose bank wants a charge confirmed. Nothing else is tried or dunned meanwhile. */
    confirmWithinHours: number;
  };
  lookup: {
    /** Minutes after the attempt at which an unknown outcome is looked up first. */
    afterMinutes: number[];
    thenEveryHours: number;
    /** Look-ups that themselves fail for this long make an agent's task. */
    taskAfterHours: number;
  };
  reminders: {
    /** Days before its due day on which whoever pays by hand hears of an invoice. Descending. */
    beforeDueDays: number[];
    onDays: number[];
    lastNoticeOnDay: number;
    whileDeactivatedEveryDays: number;
  };
  deactivation: {
    /** Deactivation comes when days overdue exceed this. */
    afterDays: number;
    noticeWorkingDays: number;
    /** A last notice counts this long after the day that it names; then another goes first. */
    noticeLastsWorkingDays: number;
    needsApproval: boolean;
    /**
     * The most that are deactivated by themselves on a local day: `maxPercent` of the accounts, at least `minCount`,
     * and never more than `maxCount`.
     */
    breaker: { maxPercent: number; maxCount: number; minCount: number };
  };
  thresholds: {
    /** Below this much open, reminders and deactivation rest. */
    restBelowMinor: number;
    /** A deactivated account short by up to this is adjusted to zero. */
    adjustUpToMinor: number;
  };
  holds: {
    promiseMaxWorkingDays: number;
    promisesPerCase: number;
    planNoticeWorkingDays: number;
    disputeWindowDays: number;
    /** Whether days under a rejected dispute count as overdue. */
    disputedDaysCount: boolean;
    disputeRejectedWorkingDays: number;
    /** A dispute that is open for so long becomes a person's task. */
    disputeDecideWorkingDays: number;
    proofReviewWorkingDays: number;
    /** The most proofs of a case that stop contacts and deactivation while they are looked at. */
    proofStopsPerCase: number;
    proofBankDays: number;
    /** No deactivation sooner than so many working days after a proof's lapse was told. */
    proofLapsedWorkingDays: number;
    provisionalReturnsPerCase: number;
    /** Collection waits through so many bank days for somebody to say whether an unmatched transfer is the account's. */
    transferBankDays: number;
  };
  /**
   * What an agent may do, an admin more. `creditMinor`: credit notes, accepted disputes and voids together, in a case
   * or in 30 days without one; `refundMinor`: refunds alike.
   */
  agentLimits: {
    extendDays: number;
    pauseDays: number;
    planDays: number;
    reactivateDays: number;
    creditMinor: number;
    refundMinor: number;
  };
  /** How long a link to pay is good for (`domain/messages/pay-link.ts`). */
  payLinks: {
    lifeDays: number;
    /** At most so long after what it asks for was paid: nobody needs it then but to look. */
    afterPaidDays: number;
    /** At most so long after a newer mail of its kind has brought another. 0: the older one ends at once. */
    afterNewerDays: number;
  };
  /** What is billed by the month (`domain/billing`). */
  billing: {
    /** Months are billed on the 1st, each account at a minute of its own between these. */
    window: { from: ClockTime; to: ClockTime };
    /** A first invoice comes on its own day from the 1st to this one, later on the next 1st. */
    firstInvoiceThroughDay: number;
    /** A start may lie so many months back. */
    startBackMonths: number;
    /** Before a month, to end with the one before it. */
    noticeDays: number;
    /** Ordinary phones, for a low-use device to be had. */
    lowUsePhones: number;
    /** What a month waits for, somebody's word or calls that are to come: asked again so often, for calls until then. */
    gate: { untilDay: number; untilTime: ClockTime; askAgainMinutes: number };
    /** A month that isn't billed by then is a person's task. */
    unbilled: { taskOnDay: number; taskTime: ClockTime };
    calls: {
      /** Calls are taken so long after their day. */
      lateDays: number;
      /** What a line of the calls' details is, and what is rounded to minutes: a call, or all between two numbers. */
      row: 'call' | 'pair';
    };
    /** Signed equipment is invoiced by then, delivered or not. */
    equipmentWorkingDays: number;
    /** Working days that another carrier takes for a number. */
    porting: { fewestDays: number; mostDays: number };
  };
  networks: NetworkRule[];
}
