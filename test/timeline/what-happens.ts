import type { ChartState } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import type { Deed, Setting } from './deeds.ts';
import { RandomLife } from './random-life.ts';

/** What random lives have to come upon: a rule about what never happens in them is held by none. */
const WANTED = {
  'a promise': ({ events }) => events.has('PROMISE_REQUESTED'),
  'a promise kept': ({ entries }) => entries.has('promise.kept'),
  'a promise broken': ({ entries }) => entries.has('promise.broken'),
  'a promise cancelled': ({ events }) => events.has('CANCEL_PROMISE_REQUESTED'),
  'a plan': ({ events }) => events.has('PLAN_REQUESTED'),
  'a plan missed': ({ entries }) => entries.has('plan.missed'),
  'a plan cancelled': ({ events }) => events.has('CANCEL_PLAN_REQUESTED'),
  'several proofs at once': ({ seen }) => seen.has('proofs'),
  'several accepted at once': ({ seen }) => seen.has('accepted'),
  'a proof rejected': ({ entries }) => entries.has('proof.rejected'),
  'a proof lapsed': ({ entries }) => entries.has('proof.returned'),
  'less money than a proof has shown': ({ entries }) => entries.has('proof.partlySettled'),
  'a transfer that may be its own': ({ entries }) => entries.has('transfer.suggested'),
  'one that was its own': ({ seen }) => seen.has('wasIts'),
  'one that was not': ({ seen }) => seen.has('ruledOut'),
  'one that nobody matched in time': ({ seen }) => seen.has('timeOver'),
  'a dispute of a paid invoice': ({ seen }) => seen.has('paidDispute'),
  'a dispute decided': ({ entries }) => entries.has('dispute.resolved'),
  'a write-off': ({ events }) => events.has('WRITE_OFF_REQUESTED'),
  'a recovery': ({ seen }) => seen.has('recovery'),
  'a recovery undone': ({ seen }) => seen.has('recoveryUndone'),
  fraud: ({ seen }) => seen.has('fraud'),
  'fraud taken back': ({ seen }) => seen.has('fraudTakenBack'),
  'a service lent by an agent': ({ seen }) => seen.has('lent'),
  'a loan prolonged': ({ seen }) => seen.has('prolonged'),
  'a service lent on proofs': ({ entries }) => entries.has('service.provisional'),
  'a relock': ({ entries }) => entries.has('service.relocked'),
  'charges that are stopped': ({ events }) => events.has('CHARGE_HELD'),
  'mails that are stopped': ({ events }) => events.has('EMAIL_HELD'),
  'a refund': ({ events }) => events.has('CREDIT_REFUNDED'),
  'a refund that its bank refuses': ({ events }) => events.has('REFUND_REFUSED'),
  'a refund undone': ({ events }) => events.has('REFUND_UNDONE'),
  'a chargeback': ({ events }) => events.has('CHARGEBACK_RECEIVED'),
  'a chargeback of refunded money': ({ seen }) => seen.has('outTwice'),
  'a chargeback won': ({ seen }) => seen.has('won'),
  'autopay without a card': ({ seen }) => seen.has('noCard'),
  'a card removed before its retry': ({ seen }) => seen.has('removedBeforeRetry'),
  'the same plastic again': ({ seen }) => seen.has('samePlastic'),
  'a payment of a part': ({ seen }) => seen.has('part'),
  'a due day moved': ({ events }) => events.has('DUE_DATE_CHANGED'),
  'a closing': ({ events }) => events.has('CLOSE_REQUESTED'),
  'a reopening': ({ events }) => events.has('REOPEN_REQUESTED'),
  'an approval asked for': ({ seen }) => seen.has('approval'),
  'an extension': ({ events }) => events.has('EXTEND_REQUESTED'),
  'a direct debit in euros': ({ seen }) => seen.has('euroDebit'),
} satisfies Record<string, (what: Happened) => boolean>;

interface Happened {
  events: Set<string>;
  entries: Set<string>;
  seen: Set<string>;
}

export type Wanted = keyof typeof WANTED;
export const ALL_WANTED = Object.keys(WANTED) as Wanted[];

/** What of it has happened in a life. */
export function whatHappens(given: Setting, happens: Deed[]): Wanted[] {
  const what: Happened = { events: new Set(), entries: new Set(), seen: new Set() };
  const life = new RandomLife(given, (played, before) => {
    what.events.add(played.event.type);
    for (const { type } of played.entries) what.entries.add(type);
    for (const one of seenIn(played, before?.snapshot.context ?? null)) what.seen.add(one);
  });
  for (const one of happens) life.does(one);
  return ALL_WANTED.filter((one) => WANTED[one](what));
}

function seenIn({ event, state, tasks }: Played, before: Context | null): string[] {
  const c = (state satisfies ChartState).snapshot.context;
  const out: [string, boolean][] = [
    ['proofs', c.proofs.length > 1],
    ['accepted', c.proofs.filter((one) => one.status === 'accepted').length > 1],
    ['paidDispute', event.type === 'DISPUTE_REQUESTED' && event.paid != null],
    ['recoveryUndone', 'reopened' in event && (event.uncollectible ?? []).length > 0],
    ['recovery', 'uncollectible' in event && !('reopened' in event) && (event.uncollectible ?? []).length > 0],
    ['fraud', c.service.is === 'off' && c.service.for === 'fraud'],
    [
      'fraudTakenBack',
      event.type === 'REACTIVATE_REQUESTED' && before?.service.is === 'off' && before.service.for === 'fraud',
    ],
    ['lent', c.service.is === 'lent' && c.service.by === 'agent'],
    [
      'prolonged',
      event.type === 'REACTIVATE_REQUESTED' &&
        event.until !== null &&
        before?.service.is === 'lent' &&
        c.service.is === 'lent',
    ],
    ['outTwice', 'outTwice' in event],
    ['won', event.type === 'CHARGEBACK_CLOSED' && event.outcome === 'won'],
    ['noCard', c.autopayOn && c.methods.length === 0 && c.debts.length > 0],
    [
      'removedBeforeRetry',
      event.type === 'METHOD_REMOVED' &&
        c.ladders.some((one) => one.state === 'running' && one.methodId === event.methodId),
    ],
    [
      'samePlastic',
      event.type === 'METHOD_ADDED' && c.ladders.some((one) => one.method.fingerprint === event.method.fingerprint),
    ],
    ['wasIts', event.type === 'TRANSFER_RECEIVED' && waitedFor(before) > waitedFor(c)],
    ['ruledOut', event.type === 'TRANSFER_RULED_OUT' && waitedFor(before) > waitedFor(c)],
    ['timeOver', event.type === 'DEADLINE_REACHED' && event.kind === 'holdEnds' && waitedFor(before) > waitedFor(c)],
    ['part', event.type === 'PAY_REQUESTED' && event.amountMinor !== undefined],
    ['approval', tasks.some((one) => 'open' in one && one.open.kind === 'deactivationApproval')],
    ['euroDebit', event.type === 'CHARGE_PENDING' && c.profile.currency === 'EUR'],
  ];
  return out.flatMap(([name, holds]) => (holds ? [name] : []));
}

/** Transfers that collection waits for. */
const waitedFor = (c: Context | null): number => c?.holds.filter((hold) => hold.kind === 'transfer').length ?? 0;
