import type { AutopayState, CollectionsState, ServiceState, Upcoming, UpcomingKind } from '../account.ts';
import type { DeadlineKind, Request } from '../events.ts';
import type { Projection } from '../projection.ts';
import type { Deadline } from './agenda.ts';
import type { MachineSnapshot } from './machine/transition.ts';
import { agedFrom, openMinor, overdueDebts, overdueMinor } from './reads/debts.ts';
import { COMMANDS, mildest, typeOf } from './requests/commands.ts';
import { refusalOf } from './requests/refusal-of.ts';
import type { Context } from './state/context.ts';

/** The chart's view of itself, for readers. */
export function project(state: { snapshot: MachineSnapshot; version: number }, deadlines: Deadline[]): Projection {
  const { snapshot, version } = state;
  const c = snapshot.context;
  const value = statesOf(snapshot);
  const oldest = overdueDebts(c)[0];
  return {
    version,
    policy: { name: c.policy.name, version: c.policy.version },
    collections: {
      state: value.collections,
      rung: c.case?.rungsGone ?? 0,
      overdueSince: oldest === undefined ? null : agedFrom(oldest),
      holds: c.holds.map(({ kind, until, reason, invoiceId }) => ({ kind, until, reason, invoiceId })),
    },
    service: { state: value.service },
    autopay: {
      enabled: c.autopayOn,
      state: autopayState(c, value.payment, value.autopay),
      nextChargeAt: deadlines.find((one) => one.kind === 'charge' || one.kind === 'retry')?.at ?? null,
    },
    payment: { state: value.payment, attemptId: c.attempt?.id ?? null, lastAttemptId: c.lastAttemptId },
    balance: { openMinor: openMinor(c), overdueMinor: overdueMinor(c), creditMinor: c.creditMinor },
    upcoming: deadlines.flatMap(shown),
    allowed: allowedNow(snapshot),
  };
}

/** In which state each region is. */
export const statesOf = ({ value }: Pick<MachineSnapshot, 'value'>) =>
  value as {
    payment: Projection['payment']['state'];
    autopay: AutopayState;
    collections: CollectionsState;
    service: ServiceState;
  };

/** An automatic attempt in flight is autopay's own state too. */
function autopayState(c: Context, payment: string, autopay: AutopayState): AutopayState {
  if (!c.autopayOn || c.attempt === null || c.attempt.purpose.kind === 'asked') return autopay;
  return payment === 'unknown' ? 'unknown' : 'charging';
}

/** What readers see of each deadline. One that only makes the chart look again is its own business: null. */
export const SHOWN: { readonly [K in DeadlineKind]: K extends UpcomingKind ? K : null } = {
  charge: 'charge',
  retry: 'retry',
  reminder: 'reminder',
  lastNotice: 'lastNotice',
  deactivation: 'deactivation',
  relock: 'relock',
  holdEnds: 'holdEnds',
  lookup: 'lookup',
  overdue: null,
  credit: null,
  contact: null,
  heldMail: null,
  notice: null,
};

export const shown = ({ kind, at, detail }: Deadline): Upcoming[] => {
  const as = SHOWN[kind];
  return as === null ? [] : [{ kind: as, at, detail }];
};

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
    const request = mildest(command, context);
    const isAgents = refusalOf(context, { ...request, role: 'agent' }) === null;
    if (isAgents) allowed.agent.push(command);
    if (isAgents || refusalOf(context, { ...request, role: 'admin' }) === null) allowed.admin.push(command);
  }
  return allowed;
}
