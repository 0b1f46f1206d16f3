import type { AutopayState, CollectionsState, ServiceState, Upcoming, UpcomingKind } from '../account.ts';
import type { DeadlineKind, Request } from '../events.ts';
import type { Projection } from '../projection.ts';
import { later } from '../time/calendar.ts';
import type { Instant } from '../time/time.ts';
import type { Deadline } from './agenda.ts';
import type { MachineSnapshot } from './machine/transition.ts';
import { isBehind } from './reads/case.ts';
import { agedBy, agedFrom, openMinor, overdueMinor } from './reads/debts.ts';
import { serviceEnds } from './reads/billing.ts';
import { firstReminder } from './reads/first-reminder.ts';
import { COMMANDS, mildest, typeOf } from './requests/commands.ts';
import { refusalOf } from './requests/refusal-of.ts';
import type { Context } from './state/context.ts';
import { invoiceOf } from './state/hold.ts';
import { offOf } from './state/service.ts';

/** The chart's view of itself, for readers. */
export function project(state: { snapshot: MachineSnapshot; version: number }, deadlines: Deadline[]): Projection {
  const { snapshot, version } = state;
  const c = snapshot.context;
  const value = statesOf(snapshot);
  const oldest = isBehind(c) ? agedBy(c) : undefined;
  return {
    version,
    policy: { name: c.policy.name, version: c.policy.version },
    collections: {
      state: value.collections,
      rung: c.case?.rungsGone ?? 0,
      overdueSince: oldest === undefined ? null : agedFrom(oldest),
      holds: c.holds.map((hold) => ({
        kind: hold.kind,
        until: hold.until,
        reason: hold.reason,
        invoiceId: invoiceOf(hold),
      })),
    },
    service: { state: value.service, why: whyOf(c.service) },
    autopay: {
      enabled: c.autopayOn,
      state: autopayState(c, value.payment, value.autopay),
      nextChargeAt: deadlines.find((one) => one.kind === 'charge' || one.kind === 'retry')?.at ?? null,
    },
    payment: { state: value.payment, attemptId: c.attempt?.id ?? null, lastAttemptId: c.lastAttemptId },
    balance: { openMinor: openMinor(c), overdueMinor: overdueMinor(c), creditMinor: c.creditMinor },
    upcoming: upcomingOf(c, deadlines),
    allowed: allowedNow(snapshot),
  };
}

/**
 * The same on a later local day: what is overdue by then is, whether or not its mark has been stepped (rules, Days).
 * All else is as the last step has left it, since what is to be done has not been done.
 */
export function projectAt(
  state: { snapshot: MachineSnapshot; version: number },
  deadlines: Deadline[],
  now: Instant,
): Projection {
  const seen = project(state, deadlines);
  const c: Context = { ...state.snapshot.context, now: later(now, state.snapshot.context.now) };
  const oldest = isBehind(c) ? agedBy(c) : undefined;
  const { collections, balance } = seen;
  const begun = c.service.is === 'off' ? 'deactivated' : 'overdue';
  return {
    ...seen,
    collections: {
      ...collections,
      state: oldest !== undefined && collections.state === 'current' ? begun : collections.state,
      overdueSince: oldest === undefined ? null : agedFrom(oldest),
    },
    balance: { ...balance, overdueMinor: overdueMinor(c) },
  };
}

/** In which state each region is, as readers know them. */
export function statesOf({ value, context: { service } }: Pick<MachineSnapshot, 'value' | 'context'>): {
  payment: Projection['payment']['state'];
  autopay: AutopayState;
  collections: CollectionsState;
  service: ServiceState;
} {
  const { payment, autopay, collections } = value as unknown as Record<string, string | Record<string, string>>;
  return {
    payment: payment as Projection['payment']['state'],
    autopay: autopay as AutopayState,
    collections: (typeof collections === 'string'
      ? collections
      : Object.keys(collections ?? {})[0]) as CollectionsState,
    service:
      service.is === 'cancelled'
        ? 'cancelled'
        : service.is === 'off'
          ? 'deactivated'
          : service.is === 'lent' && service.by === 'proof'
            ? 'provisional'
            : 'active',
  };
}

const BACK_BY = { debt: 'payment', writtenOff: 'recovery', fraud: 'person' } as const;

/** Why it is off, or lent, and what brings it back for good. */
function whyOf(service: Context['service']): Projection['service']['why'] {
  const off = offOf(service);
  if (off === null) return null;
  return {
    offFor: off.for,
    byAgent: off.byAgent,
    since: off.since,
    invoiceIds: off.invoiceIds,
    backBy: BACK_BY[off.for],
    lentBy: service.is === 'lent' ? service.by : null,
    lentUntil: service.is === 'lent' ? service.through : null,
  };
}

/** An automatic attempt in flight is autopay's own state too. */
function autopayState(c: Context, payment: string, autopay: AutopayState): AutopayState {
  if (!c.autopayOn || c.attempt === null || c.attempt.purpose.kind === 'asked') return autopay;
  return payment === 'unknown' ? 'unknown' : 'charging';
}

/** What readers see of each deadline. One that only makes the chart look again is its own business: null. */
export const SHOWN: {
  readonly [K in DeadlineKind]: K extends UpcomingKind ? K : K extends 'billMonth' ? 'invoice' : null;
} = {
  charge: 'charge',
  retry: 'retry',
  reminder: 'reminder',
  lastNotice: 'lastNotice',
  deactivation: 'deactivation',
  relock: 'relock',
  holdEnds: 'holdEnds',
  lookup: 'lookup',
  overdue: null,
  undecided: null,
  credit: null,
  contact: null,
  heldMail: null,
  notice: null,
  billMonth: 'invoice',
  issueEquipment: null,
  portOverdue: null,
  contractEnds: null,
  task: null,
};

export const shown = ({ kind, at, detail }: Deadline): Upcoming[] => {
  const as = SHOWN[kind];
  return as === null ? [] : [{ kind: as, at, detail }];
};

/** Soonest first; of what isn't due yet the first reminder, should nobody pay; and the end of service, which nothing falls due for. */
function upcomingOf(c: Context, deadlines: Deadline[]): Upcoming[] {
  const all = deadlines.flatMap(shown);
  const [first, end] = [firstReminder(c), serviceEnds(c)];
  if (first !== null) all.push({ kind: 'reminder', ...first });
  if (end !== null) all.push({ kind: 'serviceEnds', ...end });
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Whether the machine, where it stands, has an answer to it at all. */
export const understands = ({ _nodes: nodes }: MachineSnapshot, type: Request['type']): boolean =>
  nodes.some((node) => node.transitions.has(type));

/**
 * The commands that the chart would take now: those that the machine knows where it stands, and that nothing speaks
 * against. Every command's guard is `refusalOf`, in whichever state, and an admin may do what an agent may: so this is
 * `snapshot.can` for both roles at a tenth of its price. A property test holds them together.
 */
export function allowedNow(snapshot: MachineSnapshot): Projection['allowed'] {
  const { context } = snapshot;
  const allowed: Projection['allowed'] = { admin: [], agent: [] };
  for (const command of COMMANDS) {
    if (!understands(snapshot, typeOf(command))) continue;
    const isTaken = (role: 'agent' | 'admin'): boolean => refusalOf(context, mildest(command, context, role)) === null;
    const isAgents = isTaken('agent');
    if (isAgents) allowed.agent.push(command);
    if (isAgents || isTaken('admin')) allowed.admin.push(command);
  }
  return allowed;
}
