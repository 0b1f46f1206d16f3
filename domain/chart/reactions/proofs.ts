import { comparedKey } from '../../matching/tracking-key.ts';
import type { EventOf } from '../../events.ts';
import { addDays, dayOf, startOfDay } from '../../time/calendar.ts';
import { moneyExpectedBy, proofEnds, proofReview, reviewDueOn, undecided } from '../reads/holds.ts';
import { isOffForDebt, makesEnough } from '../reads/proof-asks.ts';
import { expectedMinor, provenMinor, reachedBy } from '../reads/proofs.ts';
import { debtById, overdueDebts, overdueMinor } from '../reads/debts.ts';
import type { Context } from '../state/context.ts';
import type { Proof } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { place, release, releaseAll } from './holds.ts';
import { answer } from './mails.ts';

/** Proofs of payment: a bridge for money that is on its way (guide). */

export function proofReceived(turn: Turn, event: EventOf<'PROOF_RECEIVED'>): void {
  const c = turn.context;
  const { proofId, amountMinor, paidOn, trackingKey } = event;
  turn.note('proof.received', `Proof of a payment of ${turn.money(amountMinor)} received`, {
    proofId,
    amountMinor,
    paidOn,
    trackingKey,
  });
  const proof: Proof = {
    id: proofId,
    status: 'received',
    amountMinor,
    cameMinor: 0,
    paidOn,
    trackingKey,
    invoiceIds: reachedBy(c, amountMinor),
  };
  turn.set({ proofs: [...c.proofs, proof] });
  const dueOn = reviewDueOn(c);
  turn.openTask({
    key: proofReview(proofId),
    kind: 'proofReview',
    dueOn,
    subject: { proofId },
    data: { summary: 'A proof of payment waits for an agent', proofId },
  });
  const stops = c.case === null || c.case.proofStops < c.policy.holds.proofStopsPerCase;
  if (stops) {
    turn.changeCase({ proofStops: (c.case?.proofStops ?? 0) + 1 });
    place(turn, {
      id: proofId,
      kind: 'proof',
      stage: 'review',
      until: startOfDay(addDays(dueOn, 1), c.profile.timeZone),
      reason: 'proof of payment under review',
    });
  }
  answer(
    turn,
    { template: 'proof-received', data: { amountMinor, paidOn, trackingKey, restsThrough: stops ? dueOn : null } },
    proofId,
  );
}

/** Accepted: the money is believed to be on its way, for as long as it may take. */
export function acceptProof(turn: Turn, { proofId }: EventOf<'PROOF_ACCEPTED'>): void {
  const c = turn.context;
  const proof = undecided(c, proofId);
  if (proof === null) return;
  const isEnough = makesEnough(c, proofId);
  const restores = isEnough && isOffForDebt(c);
  const until = proofEnds(c);
  turn.changeProof(proofId, { status: 'accepted' });
  turn.mark({ kind: 'proof', proofId, status: 'accepted', reason: null });
  turn.closeTask(proofReview(proofId));
  turn.note(
    'proof.accepted',
    `Proof of ${turn.money(proof.amountMinor)} accepted: the money has until ${turn.local(until)}`,
    {
      proofId,
      amountMinor: proof.amountMinor,
      until,
    },
  );
  const accepted = { stage: 'accepted', until, reason: 'proof of payment accepted' } as const;
  // Its review may have run out before somebody came to it.
  if (c.holds.some((hold) => hold.id === proofId)) turn.changeHold('proof', proofId, accepted);
  else place(turn, { id: proofId, kind: 'proof', ...accepted });
  // The bank days of all begin when they are enough.
  if (isEnough)
    for (const hold of turn.context.holds)
      if (hold.kind === 'proof' && hold.stage === 'accepted') turn.changeHold('proof', hold.id, { until });
  answer(
    turn,
    {
      template: 'proof-accepted',
      data: {
        amountMinor: proof.amountMinor,
        paidOn: proof.paidOn,
        serviceRestored: restores,
        moneyExpectedBy: moneyExpectedBy(c),
        relockOn: restores ? dayOf(until, c.profile.timeZone) : null,
        restMinor: uncoveredMinor(turn.context),
      },
    },
    proofId,
  );
}

/** What is overdue and no accepted proof covers. */
const uncoveredMinor = (c: Context): number => overdueMinor(c) - provenMinor(c, overdueDebts(c));

export function rejectProof(turn: Turn, { proofId, reason }: EventOf<'PROOF_REJECTED'>): void {
  const c = turn.context;
  const proof = undecided(c, proofId);
  if (proof === null) return;
  turn.mark({ kind: 'proof', proofId, status: 'rejected', reason });
  turn.closeTask(proofReview(proofId));
  turn.note('proof.rejected', `Proof of ${turn.money(proof.amountMinor)} rejected: ${reason}`, {
    proofId,
    amountMinor: proof.amountMinor,
    reason,
  });
  const hold = c.holds.find((one) => one.id === proofId);
  if (hold !== undefined) release(turn, hold, 'proof rejected');
  turn.set({ proofs: turn.context.proofs.filter((one) => one.id !== proofId) });
  // What it covered is charged again, and the answer says so.
  answer(
    turn,
    { template: 'proof-rejected', data: { amountMinor: proof.amountMinor, paidOn: proof.paidOn, why: reason } },
    proofId,
  );
}

/** The transfer of a proof is here, looked at or not: with less than it showed, the rest is still awaited. */
export function proofCame(turn: Turn, trackingKey: string, amountMinor: number): void {
  const wanted = comparedKey(trackingKey);
  let left = amountMinor;
  for (const proof of turn.context.proofs) {
    if (proof.trackingKey === null || comparedKey(proof.trackingKey) !== wanted || left === 0) continue;
    const part = Math.min(left, expectedMinor(proof));
    left -= part;
    const cameMinor = proof.cameMinor + part;
    turn.changeProof(proof.id, { cameMinor });
    if (cameMinor === proof.amountMinor)
      settled(turn, [proof], `The ${turn.money(proof.amountMinor)} of the proof came`);
    else
      turn.note(
        'proof.partlySettled',
        `${turn.money(cameMinor)} of ${turn.money(proof.amountMinor)} came`,
        { proofId: proof.id, cameMinor, amountMinor: proof.amountMinor },
        SYSTEM,
      );
  }
}

/** Nothing is missing any more: accepted proofs of what is paid have done what they were for. */
export function releaseProofs(turn: Turn): void {
  const { context: c } = turn;
  const isPaid = ({ invoiceIds }: Proof): boolean =>
    invoiceIds.length === 0 || invoiceIds.some((id) => debtById(c, id) === null);
  settled(
    turn,
    c.proofs.filter((proof) => proof.status === 'accepted' && isPaid(proof)),
    'What the proof was for is paid',
  );
}

function settled(turn: Turn, proofs: Proof[], summary: string): void {
  if (proofs.length === 0) return;
  const ids = new Set(proofs.map((proof) => proof.id));
  for (const { id: proofId, amountMinor } of proofs) {
    turn.mark({ kind: 'proof', proofId, status: 'settled', reason: null });
    turn.closeTask(proofReview(proofId));
    turn.note('proof.settled', summary, { proofId, amountMinor }, SYSTEM);
  }
  releaseAll(
    turn,
    turn.context.holds.filter((hold) => ids.has(hold.id)),
    () => 'the money came',
    SYSTEM,
  );
  turn.set({ proofs: turn.context.proofs.filter((proof) => !ids.has(proof.id)) });
}
