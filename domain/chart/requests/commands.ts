import type { OverrideRequest } from '../../events.ts';
import type { Command } from '../../projection.ts';
import { addDays } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { sumDue } from '../reads/debts.ts';
import { today } from '../reads/today.ts';
import type { Context } from '../state/context.ts';
import { nextLoan } from './service-refusals.ts';

type Mild = OverrideRequest extends infer R
  ? R extends OverrideRequest
    ? Omit<R, 'reason' | 'expectedVersion' | 'role'>
    : never
  : never;

type Asking<T extends OverrideRequest['type']> = {
  type: T;
  mildest: (c: Context, role: OverrideRequest['role']) => Omit<Extract<Mild, { type: T }>, 'type'>;
};

const asking = <T extends OverrideRequest['type']>(type: T, mildest: Asking<T>['mildest']): Asking<T> => ({
  type,
  mildest,
});

/**
 * For each command how it is asked, and the mildest thing that could be asked by it, to tell whether it has a meaning
 * now. What is asked in earnest is judged by itself.
 */
const ASKING = {
  pause: asking('PAUSE_REQUESTED', (c) => ({ until: tomorrow(c), invoiceId: null, legal: false })),
  resume: asking('RESUME_REQUESTED', (c) => ({
    invoiceId:
      c.holds.find((hold) => hold.kind === 'agent')?.invoiceId ??
      c.holds.find((hold) => hold.kind === 'legal')?.invoiceId ??
      null,
  })),
  extend: asking('EXTEND_REQUESTED', () => ({ days: 1 })),
  promise: asking('PROMISE_REQUESTED', (c) => ({ amountMinor: 1, on: today(c) })),
  plan: asking('PLAN_REQUESTED', (c) => ({ installments: [{ on: tomorrow(c), amountMinor: sumDue(c, c.debts) }] })),
  cancelPromise: asking('CANCEL_PROMISE_REQUESTED', () => ({})),
  cancelPlan: asking('CANCEL_PLAN_REQUESTED', () => ({})),
  retryNow: asking('RETRY_NOW_REQUESTED', () => ({ attemptId: '', methodId: null })),
  skipReminder: asking('SKIP_REMINDER_REQUESTED', () => ({})),
  sendReminder: asking('SEND_REMINDER_REQUESTED', () => ({})),
  deactivate: asking('DEACTIVATE_REQUESTED', (_, role) => ({ fraud: role === 'admin' })),
  reactivate: asking('REACTIVATE_REQUESTED', (c) => ({ until: nextLoan(c) })),
  writeOff: asking('WRITE_OFF_REQUESTED', () => ({})),
  close: asking('CLOSE_REQUESTED', () => ({})),
  reopen: asking('REOPEN_REQUESTED', () => ({})),
  changePolicy: asking('CHANGE_POLICY_REQUESTED', (c) => ({
    policy: { ...c.policy, currency: c.profile.currency, version: c.policy.version + 1 },
  })),
} satisfies Record<
  Command,
  { type: OverrideRequest['type']; mildest: (c: Context, role: OverrideRequest['role']) => object }
>;

const tomorrow = (c: Context): Day => addDays(today(c), 1);

export const COMMANDS = Object.keys(ASKING) as Command[];

export const typeOf = (command: Command): OverrideRequest['type'] => ASKING[command].type;

export const mildest = (command: Command, c: Context, role: OverrideRequest['role']): OverrideRequest =>
  ({
    ...ASKING[command].mildest(c, role),
    type: typeOf(command),
    reason: '',
    expectedVersion: null,
    role,
  }) as OverrideRequest;
