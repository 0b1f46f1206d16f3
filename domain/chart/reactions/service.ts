import type { Role } from '../../account.ts';
import type { OverrideRequest } from '../../events.ts';
import type { Day } from '../../time/time.ts';
import { firstLentDay } from '../reads/coming-back.ts';
import { overdueDebts, overdueMinor } from '../reads/debts.ts';
import { moneyExpectedBy, proofEnds } from '../reads/holds.ts';
import { awaitedByProofs } from '../reads/proofs.ts';
import { today } from '../reads/today.ts';
import { NO_NOTICE } from '../state/collections.ts';
import { switchKey } from '../state/keys.ts';
import type { Lent, Off, OffFor } from '../state/service.ts';
import { ACTIVE, newOff, offOf } from '../state/service.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { returnProof } from './hold-ends.ts';
import { answer, contact } from './mails.ts';
import { releaseProofs } from './proofs.ts';

/**
 * Switching the customer's service off and on. The version that fences the calls is filled in when the step is over.
 */
const UNFENCED = 0;

export function switchService(turn: Turn, verb: 'deactivate' | 'reactivate', why: string, until: Day | null): string {
  const c = turn.context;
  const switches = c.counters.switches + 1;
  turn.set({ counters: { ...c.counters, switches } });
  const accountId = c.profile.id;
  const key = switchKey(c, verb, switches);
  if (verb === 'deactivate')
    turn.do({ type: 'deactivateService', key, params: { accountId, version: UNFENCED, at: c.now, why } });
  else turn.do({ type: 'reactivateService', key, params: { accountId, version: UNFENCED, at: c.now, why, until } });
  return `${switches}`;
}

/** Days overdue are over the policy's limit and the last notice has had its time, or somebody says so. */
export function deactivate(turn: Turn, why: string, reason: OffFor, byAgent: boolean): void {
  const c = turn.context;
  // Off already for debt and now for fraud: nothing is to be switched, and who brings it back is another.
  const cause =
    c.service.is === 'off' ? `${c.counters.switches}:${reason}` : switchService(turn, 'deactivate', why, null);
  const overdue = overdueDebts(c);
  const invoiceIds = overdue.map((debt) => debt.id);
  turn.set({
    service: newOff(c.now, { for: reason, byAgent, invoiceIds, firstLentOn: offOf(c.service)?.firstLentOn ?? null }),
  });
  turn.closeTasks('deactivationApproval');
  turn.note(
    'service.deactivated',
    reason === 'fraud'
      ? 'Service deactivated for fraud'
      : `Service deactivated: ${turn.money(overdueMinor(c))} overdue`,
    { overdueMinor: overdueMinor(c), invoiceIds, why },
  );
  contact(turn, 'service-deactivated', cause, invoiceIds);
  turn.raise('SERVICE_CUT');
}

/** What it was off for is settled: the service is back at once, at any hour (guide). */
export function reactivate(turn: Turn): void {
  const recovered = offOf(turn.context.service)?.for === 'writtenOff';
  const why = recovered ? 'the debt that was written off is paid' : 'everything overdue is settled';
  const cause = switchService(turn, 'reactivate', why, null);
  isBack(
    turn,
    recovered
      ? 'Service reactivated: the debt that was written off is paid'
      : 'Service reactivated: nothing is overdue',
  );
  answer(turn, { template: 'service-reactivated', data: { why: 'paid', until: null } }, cause);
}

/** The money that a loan waited for is here, whatever fell due since: the service is the customer's again, for good. */
export function redeem(turn: Turn): void {
  const { service, counters } = turn.context;
  releaseProofs(turn);
  if (service.is === 'lent' && service.by === 'agent') {
    // It is on, and nobody needs to be told that it is back.
    isBack(turn, 'Service stays on: what it was off for is settled');
    return;
  }
  isBack(turn, 'Service reactivated for good: what it was off for is settled');
  answer(turn, { template: 'service-reactivated', data: { why: 'paid', until: null } }, `${counters.switches}`);
}

/** On for good. A last notice from before counts no more (rules, The case). */
function isBack(turn: Turn, summary: string): void {
  turn.set({ service: ACTIVE });
  turn.changeCase({ notice: NO_NOTICE });
  turn.note('service.reactivated', summary, { why: 'paid' }, SYSTEM);
  turn.raise('SERVICE_RESTORED');
}

/** It remembers what it was off for: all that is overdue now, or the debt that was written off and nothing else. */
function lend(turn: Turn, by: Lent['by'], through: Day, role: Role | null): void {
  const c = turn.context;
  const before = offOf(c.service) ?? newOff(c.now, { for: 'debt', byAgent: false, invoiceIds: [] });
  const overdue = overdueDebts(c).map((debt) => debt.id);
  const isForDebt = before.for !== 'writtenOff';
  const firstLentOn = firstLentDay(c, before) ?? (role === 'agent' ? today(c) : null);
  const off: Off = {
    ...before,
    for: isForDebt ? 'debt' : 'writtenOff',
    invoiceIds:
      c.service.is === 'lent' || !isForDebt ? before.invoiceIds : [...new Set([...before.invoiceIds, ...overdue])],
    firstLentOn,
  };
  // Redeemed and off again, it is the same case.
  turn.changeCase({ firstLentOn });
  turn.set({ service: { is: 'lent', by, through, off } });
  turn.raise('SERVICE_RESTORED');
}

/**
 * Proofs that were accepted before cover what is left by now: the same, and nobody has said so yet. Their bank days
 * begin when they are enough.
 */
export function restoreSinceProven(turn: Turn): void {
  const c = turn.context;
  const until = proofEnds(c);
  const last = c.proofs.findLast((proof) => proof.status === 'accepted');
  if (last === undefined) return;
  for (const hold of c.holds)
    if (hold.kind === 'proof' && hold.stage === 'accepted') turn.changeHold('proof', hold.id, { until });
  restoreOnProof(turn, last.id);
  const { counters } = turn.context;
  answer(
    turn,
    { template: 'service-reactivated', data: { why: 'proof', until: moneyExpectedBy(c) } },
    `proof:${counters.switches}`,
  );
}

/** Proofs that cover all that is overdue were accepted: the service is back for as long as the money may take. */
export function restoreOnProof(turn: Turn, proofId: string): void {
  const c = turn.context;
  switchService(turn, 'reactivate', 'proof of payment accepted', null);
  const through = moneyExpectedBy(c);
  const until = proofEnds(c);
  turn.changeCase({ provisionalReturns: (c.case?.provisionalReturns ?? 0) + 1 });
  lend(turn, 'proof', through, null);
  turn.note(
    'service.provisional',
    `Service reactivated on a proof of payment, through ${through} unless the money comes`,
    { proofId, until },
  );
}

type Reactivation = Extract<OverrideRequest, { type: 'REACTIVATE_REQUESTED' }>;

/** A person gives the service back: for good, or with debt until a day, which may be moved. */
export function restoreByAgent(turn: Turn, { until, reason, role }: Reactivation): void {
  const c = turn.context;
  const cause =
    c.service.is === 'off' ? switchService(turn, 'reactivate', reason, until) : `${c.counters.switches}:${until}`;
  turn.note(
    'service.reactivated',
    until === null ? 'Service reactivated by an agent' : `Service reactivated by an agent through ${until}`,
    { why: 'agent', until, reason },
  );
  if (until === null) {
    turn.set({ service: ACTIVE });
    turn.changeCase({ notice: NO_NOTICE });
    turn.raise('SERVICE_RESTORED');
  } else lend(turn, 'agent', until, role);
  answer(turn, { template: 'service-reactivated', data: { why: 'agent', until } }, cause);
}

/** The money that was spoken of did not come, or the agent's day is over. */
export function relock(turn: Turn): void {
  const c = turn.context;
  if (c.service.is !== 'lent') return;
  const { by, off } = c.service;
  const onProof = by === 'proof';
  const awaitedMinor = onProof ? awaitedByProofs(c) : 0;
  if (onProof)
    for (const hold of c.holds) if (hold.kind === 'proof' && hold.stage === 'accepted') returnProof(turn, hold);
  const why = onProof ? 'the money of the proof did not come' : 'the days given by an agent are over';
  const cause = switchService(turn, 'deactivate', why, null);
  const overdue = overdueDebts(c);
  const invoiceIds = off.for === 'writtenOff' ? off.invoiceIds : overdue.map((debt) => debt.id);
  turn.set({ service: { ...off, since: c.now, invoiceIds, reminded: 0 } });
  turn.note(
    'service.relocked',
    onProof
      ? 'Service deactivated again: the money of the proof did not come in time'
      : 'Service deactivated again: the days given by an agent are over',
    { why: onProof ? 'proofNotSettled' : 'agentUntil', overdueMinor: overdueMinor(c) },
    SYSTEM,
  );
  contact(
    turn,
    'service-relocked',
    cause,
    overdue.map((debt) => debt.id),
    { why: onProof ? 'proofNotSettled' : 'agentUntil', awaitedMinor, lentFor: off.invoiceIds },
  );
  turn.raise('SERVICE_CUT');
}

/** The debt that it is off for, or lent for, was given up: from now on only its recovery or an agent brings it back. */
export function forgive(turn: Turn, invoiceIds: string[]): void {
  const { service } = turn.context;
  const off = offOf(service);
  if (off === null || off.for === 'fraud') return;
  const forgiven: Off = { ...off, for: 'writtenOff', invoiceIds: [...new Set([...off.invoiceIds, ...invoiceIds])] };
  turn.set({ service: service.is === 'lent' ? { ...service, off: forgiven } : forgiven });
  turn.raise('DEBT_FORGIVEN');
}
