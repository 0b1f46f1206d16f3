import type { Role } from './account.ts';
import type { Month } from './billing/month.ts';
import type { OverrideRequest } from './events.ts';
import type { Policy } from './policy/policy.ts';
import { lastDayOf } from './time/calendar.ts';
import type { Day, Instant } from './time/time.ts';

/** An order that many accounts are given alike. Ends of pauses are local to each; an instant counts as its day. */
export type BulkOrder =
  | { command: 'pause'; until: Day | Instant | null; legal: boolean }
  | { command: 'resume' }
  | { command: 'extend'; days: number }
  | { command: 'skipReminder' }
  | { command: 'sendReminder' }
  /** Who looks after them; null: nobody any more. */
  | { command: 'assign'; ownerId: string | null }
  | { command: 'tag'; add: string[]; remove: string[] }
  | { command: 'deactivate'; fraud: boolean }
  | { command: 'writeOff' }
  /** Of the policy that each is under. */
  | { command: 'changePolicy'; version: number };

export type BulkCommand = BulkOrder['command'];

/** What a job does with each of its accounts: an order that somebody gave to many, or a month that is asked for again. */
export type JobOrder = BulkOrder | { command: 'billMonth'; month: Month };

/** Which of them an agent may give to many at once; admins may give all. */
export const BULK_COMMANDS = {
  pause: 'agent',
  resume: 'agent',
  extend: 'agent',
  skipReminder: 'agent',
  sendReminder: 'agent',
  assign: 'agent',
  tag: 'agent',
  deactivate: 'admin',
  writeOff: 'admin',
  changePolicy: 'admin',
} as const satisfies Record<BulkCommand, Role>;

/** Those that an account's chart is asked. */
export type ChartOrder = Exclude<BulkOrder, { command: 'assign' | 'tag' }>;

export const isOfChart = (order: BulkOrder): order is ChartOrder =>
  order.command !== 'assign' && order.command !== 'tag';

export const isMonth = (order: JobOrder): order is Exclude<JobOrder, BulkOrder> => order.command === 'billMonth';

/** As the chart of one account is asked. `policy`: of `changePolicy`, the version of the one that it is under. */
export function bulkRequest(
  order: ChartOrder,
  {
    reason,
    role,
    timeZone,
    policy,
  }: { reason: string; role: 'admin' | 'agent'; timeZone: string; policy: Policy | null },
): OverrideRequest {
  const common = { reason, role, expectedVersion: null };
  switch (order.command) {
    case 'pause': {
      const until = order.until === null ? null : lastDayOf(order.until, timeZone);
      return { ...common, type: 'PAUSE_REQUESTED', until, invoiceId: null, legal: order.legal };
    }
    case 'resume':
      return { ...common, type: 'RESUME_REQUESTED', invoiceId: null };
    case 'extend':
      return { ...common, type: 'EXTEND_REQUESTED', days: order.days };
    case 'skipReminder':
      return { ...common, type: 'SKIP_REMINDER_REQUESTED' };
    case 'sendReminder':
      return { ...common, type: 'SEND_REMINDER_REQUESTED' };
    case 'deactivate':
      return { ...common, type: 'DEACTIVATE_REQUESTED', fraud: order.fraud };
    case 'writeOff':
      return { ...common, type: 'WRITE_OFF_REQUESTED' };
    case 'changePolicy':
      if (policy === null) throw new Error('A change of policy has a policy');
      return { ...common, type: 'CHANGE_POLICY_REQUESTED', policy };
  }
}

/** Their tags after it, in their order; the same ones where nothing changes. */
export const tagged = (
  before: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): string[] => [
  ...before.filter((tag) => !remove.includes(tag)),
  ...add.filter((tag) => !before.includes(tag) && !remove.includes(tag)),
];
