import { addWorkingDays } from '../calendar.ts';
import type { Role } from '../account.ts';
import type { OverrideRequest } from '../events.ts';
import type { Command } from '../projection.ts';
import type { Context } from './context.ts';
import { openMinor, today } from './debts.ts';

/**
 * For each command the mildest thing that could be asked, so that `snapshot.can` tells whether the command has a meaning
 * now. What is asked in earnest is judged by itself.
 */
export const MILDEST = {
  pause: (c) => ({ type: 'PAUSE_REQUESTED', until: tomorrow(c), invoiceId: null, legal: false }),
  resume: (c) => ({ type: 'RESUME_REQUESTED', invoiceId: (c.holds.find((hold) => hold.kind === 'agent') ?? c.holds.find((hold) => hold.kind === 'legal'))?.invoiceId ?? null }),
  extend: () => ({ type: 'EXTEND_REQUESTED', days: 1 }),
  promise: (c) => ({ type: 'PROMISE_REQUESTED', amountMinor: 1, on: tomorrow(c) }),
  plan: (c) => ({ type: 'PLAN_REQUESTED', installments: [{ on: tomorrow(c), amountMinor: openMinor(c) }] }),
  retryNow: () => ({ type: 'RETRY_NOW_REQUESTED', attemptId: '', methodId: null }),
  skipReminder: () => ({ type: 'SKIP_REMINDER_REQUESTED' }),
  sendReminder: () => ({ type: 'SEND_REMINDER_REQUESTED' }),
  deactivate: () => ({ type: 'DEACTIVATE_REQUESTED', fraud: true }),
  reactivate: (c) => ({ type: 'REACTIVATE_REQUESTED', until: tomorrow(c) }),
  writeOff: () => ({ type: 'WRITE_OFF_REQUESTED' }),
  changePolicy: (c) => ({ type: 'CHANGE_POLICY_REQUESTED', policy: c.policy }),
} satisfies Record<Command, (c: Context) => Mild>;

type Mild = OverrideRequest extends infer R ? (R extends OverrideRequest ? Omit<R, 'reason' | 'expectedVersion' | 'role'> : never) : never;

const tomorrow = (c: Context) => addWorkingDays(today(c), 1, c.policy.calendar);

export const COMMANDS = Object.keys(MILDEST) as Command[];

export const mildest = (command: Command, c: Context, role: Extract<Role, 'admin' | 'agent'>): OverrideRequest =>
  ({ ...MILDEST[command](c), reason: '', expectedVersion: null, role }) as OverrideRequest;
