import { firstWorkingContactOn } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { overdueDebts, overdueMinor, sumDue } from '../reads/debts.ts';
import { proofEnds } from '../reads/holds.ts';
import { mailInvoice } from '../reads/topics.ts';
import { switchKey } from '../state/keys.ts';
import { SETTLED } from '../state/service.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { returnProof } from './hold-ends.ts';
import { answer, contact } from './mails.ts';

/**
 * Switching the customer's service off and on. The version that fences the calls is filled in when the step is over.
 */
const UNFENCED = 0;

function switchService(turn: Turn, verb: 'deactivate' | 'reactivate', why: string, until: Day | null): string {
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

/** Days overdue are over the policy's limit and the last notice has had its time, or an agent says so. */
export function deactivate(turn: Turn, why: string, fraud = false): void {
  const c = turn.context;
  const cause = switchService(turn, 'deactivate', why, null);
  const overdue = overdueDebts(c);
  turn.set({ service: { ...SETTLED, fraud } });
  if (overdue.length > 0) turn.changeCase({ deactivatedAt: c.now, deactivatedReminders: 0 });
  turn.closeTasks('deactivationApproval');
  turn.note('service.deactivated', `Service deactivated: ${turn.money(overdueMinor(c))} overdue`, {
    overdueMinor: overdueMinor(c),
    invoiceIds: overdue.map((debt) => debt.id),
    why,
  });
  contact(
    turn,
    'service-deactivated',
    cause,
    overdue.map((debt) => debt.id),
  );
  turn.raise('SERVICE_CUT');
}

/** Everything overdue is settled: the service is back at once, at any hour (guide). */
export function reactivate(turn: Turn): void {
  const cause = switchService(turn, 'reactivate', 'everything overdue is settled', null);
  turn.set({ service: { ...SETTLED, why: 'paid' } });
  turn.note('service.reactivated', 'Service reactivated: nothing is overdue', { why: 'paid' }, SYSTEM);
  answer(turn, { template: 'service-reactivated', data: { why: 'paid', until: null } }, cause);
}

/** The proof's money, or other money, is here: the service that was provisional is the customer's again, for good. */
export function confirm(turn: Turn): void {
  const { switches } = turn.context.counters;
  turn.set({ service: { ...SETTLED, why: 'paid' } });
  turn.note('service.reactivated', 'Service reactivated for good: nothing is overdue', { why: 'paid' }, SYSTEM);
  answer(turn, { template: 'service-reactivated', data: { why: 'paid', until: null } }, `${switches}`);
}

/** Settled while it was on by an agent's word: it stays on, and nobody needs to be told that it is back. */
export function keepService(turn: Turn): void {
  if (turn.context.service.relockAt === null) return;
  turn.set({ service: { ...SETTLED, why: 'paid' } });
  turn.note('service.reactivated', 'Service stays on: nothing is overdue', { why: 'paid' }, SYSTEM);
}

/** A proof was accepted on a deactivated account: the service is back for as long as the money may take. */
export function restoreOnProof(turn: Turn, proofId: string): void {
  const c = turn.context;
  switchService(turn, 'reactivate', 'proof of payment accepted', null);
  const relockAt = proofEnds(c);
  turn.changeCase({ provisionalReturns: (c.case?.provisionalReturns ?? 0) + 1, deactivatedAt: null });
  turn.set({ service: { ...SETTLED, forgiven: c.service.forgiven, relockAt, why: 'proof', proofId } });
  turn.note(
    'service.provisional',
    `Service reactivated on a proof of payment, until ${relockAt} unless the money comes`,
    { proofId, until: relockAt },
  );
  turn.raise('SERVICE_RESTORED');
}

/** An agent gives the service back, with debt until a day. */
export function restoreByAgent(turn: Turn, until: Day | null, reason: string): void {
  const c = turn.context;
  const cause = switchService(turn, 'reactivate', reason, until);
  turn.changeCase({ deactivatedAt: null });
  turn.set({
    service: {
      ...SETTLED,
      forgiven: c.service.forgiven,
      relockAt: until === null ? null : firstWorkingContactOn(until, c.policy.calendar, c.profile.timeZone),
      why: 'agent',
    },
  });
  turn.note(
    'service.reactivated',
    until === null ? 'Service reactivated by an agent' : `Service reactivated by an agent until ${until}`,
    { why: 'agent', until, reason },
  );
  answer(turn, { template: 'service-reactivated', data: { why: 'agent', until } }, cause);
  turn.raise('SERVICE_RESTORED');
}

/** The money that was spoken of did not come, or the agent's day is over. */
export function relock(turn: Turn): void {
  const c = turn.context;
  const proof = c.holds.find((hold) => hold.id === c.service.proofId);
  if (proof !== undefined) returnProof(turn, proof);
  const onProof = c.service.why === 'proof';
  const cause = switchService(
    turn,
    'deactivate',
    onProof ? 'the money of the proof did not come' : 'the days given by an agent are over',
    null,
  );
  const overdue = overdueDebts(c);
  // Off for what was written off, it is off for no debt of a case that has begun since.
  if (overdue.length > 0) turn.changeCase({ deactivatedAt: c.now, deactivatedReminders: 0 });
  turn.set({ service: SETTLED });
  turn.note(
    'service.relocked',
    onProof
      ? 'Service deactivated again: the money of the proof did not come in time'
      : 'Service deactivated again: the days given by an agent are over',
    {
      why: onProof ? 'proofNotSettled' : 'agentUntil',
      overdueMinor: overdueMinor(c),
    },
    SYSTEM,
  );
  answer(
    turn,
    {
      template: 'service-relocked',
      data: {
        invoices: overdue.map((debt) => mailInvoice(c, debt)),
        totalMinor: sumDue(c, overdue),
        why: onProof ? 'proofNotSettled' : 'agentUntil',
      },
    },
    cause,
  );
  turn.raise('SERVICE_CUT');
}
