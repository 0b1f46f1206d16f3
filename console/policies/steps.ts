import type { Tone } from '../../ui/status.tsx';
import type { Rules } from './rules.ts';

export const LANES = ['cards', 'debits', 'mails', 'service'] as const;
export type Lane = (typeof LANES)[number];

/** What a policy does by itself, with the tone of how it feels. */
export const STEPS = {
  debitNotice: { lane: 'mails', tone: 'due' },
  autopayNotice: { lane: 'mails', tone: 'due' },
  beforeDue: { lane: 'mails', tone: 'due' },
  charge: { lane: 'cards', tone: 'good' },
  retrySoon: { lane: 'cards', tone: 'due' },
  retry: { lane: 'cards', tone: 'due' },
  debit: { lane: 'debits', tone: 'good' },
  debitRetry: { lane: 'debits', tone: 'due' },
  reminder: { lane: 'mails', tone: 'warn' },
  lastNotice: { lane: 'mails', tone: 'bad' },
  deactivation: { lane: 'service', tone: 'bad' },
  deactivationTask: { lane: 'service', tone: 'bad' },
  whileOff: { lane: 'mails', tone: 'still' },
} as const satisfies Record<string, { lane: Lane; tone: Tone }>;
export type StepKind = keyof typeof STEPS;

export interface Step {
  kind: StepKind;
  /** Days after the due day; below 0: before it. */
  day: number;
  /** Minutes after the decline, of a retry on the same day; days between one and the next, of what is repeated. */
  count: number;
}

/** A debt's way from before its due day to after the deactivation, if nobody pays: in the order of its days. */
export function stepsOf({ charge, reminders, deactivation }: Rules): Step[] {
  const onDay = (kind: StepKind, day: number, count = 0): Step => ({ kind, day, count });
  const announced = (kind: StepKind, days: number): Step[] => (days > 0 ? [onDay(kind, -days)] : []);
  const off = deactivation.afterDays + 1;
  const steps = [
    ...announced('debitNotice', charge.debits.noticeDays),
    ...announced('autopayNotice', charge.noticeDays),
    ...reminders.beforeDueDays.map((days) => onDay('beforeDue', -days)),
    onDay('charge', 0),
    ...(charge.retryAfterMinutes === null ? [] : [onDay('retrySoon', 0, charge.retryAfterMinutes)]),
    onDay('debit', 0),
    ...charge.retryOnDays.map((day) => onDay('retry', day)),
    ...charge.debits.retryOnDays.map((day) => onDay('debitRetry', day)),
    ...reminders.onDays.map((day) => onDay('reminder', day)),
    onDay('lastNotice', reminders.lastNoticeOnDay),
    onDay(deactivation.needsApproval ? 'deactivationTask' : 'deactivation', off),
    onDay('whileOff', off + reminders.whileDeactivatedEveryDays, reminders.whileDeactivatedEveryDays),
  ];
  // What was typed and is no number yet has no day.
  return steps.filter(({ day }) => Number.isFinite(day)).toSorted((a, b) => a.day - b.day);
}

/** From which day to which the picture goes: a while past the deactivation, however seldom one hears of it then. */
export function spanOf(steps: readonly Step[]): { from: number; to: number } {
  const days = steps.filter(({ kind }) => kind !== 'whileOff').map(({ day }) => day);
  const to = Math.max(...days, 10);
  const last = steps.at(-1)?.day ?? to;
  return {
    from: Math.min(...days, -2) - 1,
    to: Math.min(Math.max(last + 2, Math.ceil(to * 1.15)), Math.ceil(to * 1.6)),
  };
}
