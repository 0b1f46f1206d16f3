import type { Policy } from './policy.ts';

/** The least and the most that a number of a policy may be. */
export type Range = readonly [least: number, most: number];

/** Whether there is a number anywhere in it. */
type Counts<T> = T extends number
  ? true
  : T extends string | boolean | null | undefined
    ? false
    : T extends readonly (infer One)[]
      ? Counts<One>
      : { [K in keyof T]-?: Counts<T[K]> }[keyof T];

/** A range for every number of `T`, at its place; of a list, the range of each of its items. */
type Ranges<T> = T extends number
  ? Range
  : T extends readonly (infer One)[]
    ? Ranges<One>
    : { [K in keyof T as true extends Counts<T[K]> ? K : never]-?: Ranges<NonNullable<T[K]>> };

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Of a debt's own days: two years after its day a debt is no longer collected by mail. */
const AGE: Range = [0, 730];
const AGE_FROM_1: Range = [1, 730];
/** Whatever the currency is: a thousand dollars, a million yen, and less where the unit is small. */
const SMALL_AMOUNT: Range = [0, 100_000_000];
/** As much as an invoice may ask for. */
const ANY_AMOUNT: Range = [0, 99_999_999_999];
const ACCOUNTS: Range = [0, 1_000_000];

/** The network's window: the chart remembers attempts for as long as any rule of the policy looks back. */
const NETWORK_CAP: Ranges<NonNullable<Policy['networks'][number]['declines']>> = {
  max: [1, 1_000],
  hours: [1, 366 * 24],
};

/**
 * What the numbers of a policy may be, each by itself (rules, Policies that work). A new number has to be given its
 * range here, or this does not compile.
 */
export const POLICY_RANGES: Ranges<Policy> = {
  version: [0, 1_000_000],
  calendar: { openingSpreadMinutes: [0, 45] }, // what is kept back still has its first contact hour
  due: {
    monthDay: [1, 28], // a day that every month has
    issuedThroughDay: [0, 31],
    netDays: [0, 365],
    oneTimeDays: [0, 365],
  },
  charge: {
    retryAfterMinutes: [1, WEEK_MINUTES],
    retryOnDays: [1, 90],
    debits: { retryOnDays: [1, 90], stuckAfterBankDays: [1, 60], noticeDays: [0, 90] },
    sameMethodWaitMinutes: [0, WEEK_MINUTES],
    noticeDays: [0, 90],
    cardExpiringDays: [0, 365],
    confirmWithinHours: [1, 7 * 24],
  },
  lookup: { afterMinutes: [1, WEEK_MINUTES], thenEveryHours: [1, 7 * 24], taskAfterHours: [0, 30 * 24] },
  reminders: {
    beforeDueDays: [1, 90],
    onDays: AGE_FROM_1,
    lastNoticeOnDay: AGE_FROM_1,
    whileDeactivatedEveryDays: [1, 365],
  },
  deactivation: {
    afterDays: AGE_FROM_1,
    noticeWorkingDays: [1, 90], // nobody is deactivated without warning
    noticeLastsWorkingDays: [1, 250],
    breaker: { maxPercent: [0, 100], maxCount: ACCOUNTS, minCount: ACCOUNTS },
  },
  thresholds: { restBelowMinor: SMALL_AMOUNT, adjustUpToMinor: SMALL_AMOUNT },
  holds: {
    promiseMaxWorkingDays: [0, 90],
    promisesPerCase: [0, 100],
    planNoticeWorkingDays: [0, 90],
    disputeWindowDays: AGE,
    disputeRejectedWorkingDays: [0, 90],
    disputeDecideWorkingDays: [1, 90],
    proofReviewWorkingDays: [0, 90],
    proofStopsPerCase: [0, 100],
    proofBankDays: [0, 90],
    proofLapsedWorkingDays: [0, 90],
    provisionalReturnsPerCase: [0, 100],
    transferBankDays: [0, 90],
  },
  agentLimits: {
    extendDays: [0, 365],
    pauseDays: [0, 365],
    planDays: [0, 1_825],
    reactivateDays: [0, 365],
    creditMinor: ANY_AMOUNT,
    refundMinor: ANY_AMOUNT,
  },
  payLinks: { lifeDays: [1, 366], afterPaidDays: [0, 366], afterNewerDays: [0, 366] },
  billing: {
    firstInvoiceThroughDay: [1, 28],
    startBackMonths: [0, 12],
    noticeDays: [0, 365],
    lowUsePhones: [0, 10_000],
    gate: { untilDay: [1, 28], askAgainMinutes: [5, DAY_MINUTES] },
    unbilled: { taskOnDay: [1, 28] },
    calls: { lateDays: [0, 366] },
    equipmentWorkingDays: [0, 60],
    porting: { fewestDays: [0, 60], mostDays: [0, 120] },
  },
  networks: { declines: NETWORK_CAP, sameAmount: NETWORK_CAP },
};

/** Null: it may be so. */
export function outOfRange(value: number, [least, most]: Range): string | null {
  if (!Number.isSafeInteger(value)) return 'must be a whole number';
  if (value < least) return `must be at least ${least}`;
  return value > most ? `must be at most ${most}` : null;
}
