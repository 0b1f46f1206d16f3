import type { Schemas } from '../../ui/api/client.ts';

/** A policy's rules, without its name and number. */
export type Rules = Required<Schemas['NewPolicyVersionInput']>;
export type NetworkRule = Rules['networks'][number];

type Leaf<T, Path extends string = ''> = {
  [K in keyof T & string]: NonNullable<T[K]> extends readonly unknown[] | string | number | boolean
    ? `${Path}${K}`
    : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];

/** The place of a value of its own, as `charge.debits.noticeDays`; the networks' rules are a table beside them. */
export type FieldPath = Leaf<Omit<Rules, 'networks'>>;

/** What a value is: how it is said, and how it is typed. */
export type Kind =
  | 'code'
  | 'count'
  | 'percent'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'workingDays'
  | 'bankDays'
  | 'monthDay'
  | 'money'
  | 'time'
  | 'yesNo'
  | 'rollTo'
  | 'callRow'
  | 'days[]'
  | 'minutes[]'
  | 'weekdays'
  | 'dates';

/** Every field of a policy, in the order in which a case meets it: a new one doesn't compile until it is here. */
export const FIELDS = {
  'due.monthDay': 'monthDay',
  'due.monthEnd': 'yesNo',
  'due.issuedThroughDay': 'monthDay',
  'due.netDays': 'days',
  'due.oneTimeDays': 'days',
  'due.rollTo': 'rollTo',
  'charge.window.from': 'time',
  'charge.window.to': 'time',
  'charge.noticeDays': 'days',
  'charge.retryAfterMinutes': 'minutes',
  'charge.retryOnDays': 'days[]',
  'charge.sameMethodWaitMinutes': 'minutes',
  'charge.cardExpiringDays': 'days',
  'charge.confirmWithinHours': 'hours',
  'charge.debits.noticeDays': 'days',
  'charge.debits.retryOnDays': 'days[]',
  'charge.debits.stuckAfterBankDays': 'bankDays',
  'lookup.afterMinutes': 'minutes[]',
  'lookup.thenEveryHours': 'hours',
  'lookup.taskAfterHours': 'hours',
  'reminders.beforeDueDays': 'days[]',
  'reminders.onDays': 'days[]',
  'reminders.lastNoticeOnDay': 'days',
  'reminders.whileDeactivatedEveryDays': 'days',
  'deactivation.afterDays': 'days',
  'deactivation.noticeWorkingDays': 'workingDays',
  'deactivation.noticeLastsWorkingDays': 'workingDays',
  'deactivation.needsApproval': 'yesNo',
  'deactivation.breaker.maxPercent': 'percent',
  'deactivation.breaker.maxCount': 'count',
  'deactivation.breaker.minCount': 'count',
  'thresholds.restBelowMinor': 'money',
  'thresholds.adjustUpToMinor': 'money',
  'holds.promiseMaxWorkingDays': 'workingDays',
  'holds.promisesPerCase': 'count',
  'holds.planNoticeWorkingDays': 'workingDays',
  'holds.disputeWindowDays': 'days',
  'holds.disputedDaysCount': 'yesNo',
  'holds.disputeDecideWorkingDays': 'workingDays',
  'holds.disputeRejectedWorkingDays': 'workingDays',
  'holds.proofReviewWorkingDays': 'workingDays',
  'holds.proofStopsPerCase': 'count',
  'holds.proofBankDays': 'bankDays',
  'holds.proofLapsedWorkingDays': 'workingDays',
  'holds.provisionalReturnsPerCase': 'count',
  'holds.transferBankDays': 'bankDays',
  'agentLimits.extendDays': 'days',
  'agentLimits.pauseDays': 'days',
  'agentLimits.planDays': 'days',
  'agentLimits.reactivateDays': 'days',
  'agentLimits.creditMinor': 'money',
  'agentLimits.refundMinor': 'money',
  'payLinks.lifeDays': 'days',
  'payLinks.afterPaidDays': 'days',
  'payLinks.afterNewerDays': 'days',
  'billing.window.from': 'time',
  'billing.window.to': 'time',
  'billing.firstInvoiceThroughDay': 'monthDay',
  'billing.startBackMonths': 'count',
  'billing.noticeDays': 'days',
  'billing.lowUsePhones': 'count',
  'billing.gate.untilDay': 'monthDay',
  'billing.gate.untilTime': 'time',
  'billing.gate.askAgainMinutes': 'minutes',
  'billing.unbilled.taskOnDay': 'monthDay',
  'billing.unbilled.taskTime': 'time',
  'billing.calls.lateDays': 'days',
  'billing.calls.row': 'callRow',
  'billing.equipmentWorkingDays': 'workingDays',
  'billing.porting.fewestDays': 'workingDays',
  'billing.porting.mostDays': 'workingDays',
  'calendar.contactHours.from': 'time',
  'calendar.contactHours.to': 'time',
  'calendar.openingSpreadMinutes': 'minutes',
  'calendar.contactDays': 'weekdays',
  'calendar.weekend': 'weekdays',
  'calendar.bankWeekend': 'weekdays',
  'calendar.holidays': 'dates',
  'calendar.bankHolidays': 'dates',
  currency: 'code',
  timeZone: 'code',
  locale: 'code',
} as const satisfies Record<FieldPath, Kind>;

export const PATHS = Object.keys(FIELDS) as FieldPath[];
export const kindOf = (path: FieldPath): Kind => FIELDS[path];

export const SECTIONS = [
  'due',
  'charge',
  'lookup',
  'reminders',
  'deactivation',
  'thresholds',
  'holds',
  'agentLimits',
  'payLinks',
  'billing',
  'calendar',
  'base',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** The fields of a section; what stands by itself in a policy is its base. */
export const fieldsIn = (section: SectionName): FieldPath[] =>
  PATHS.filter((path) => (path.includes('.') ? path.startsWith(`${section}.`) : section === 'base'));

/** What stands at a place. */
export const valueAt = (rules: object, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | null | undefined)?.[key], rules);

/** Of a policy as the API shows it: the body that a next version would begin with. */
export const rulesOf = ({ name: _, version: __, ...rules }: Schemas['Policy']): Rules => rules as unknown as Rules;
