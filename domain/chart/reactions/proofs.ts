import { comparedKey } from '../../matching/tracking-key.ts';
import type { EventOf } from '../../events.ts';
import { addDays, startOfDay } from '../../time/calendar.ts';
import { moneyExpectedBy, proofEnds, proofReview, reviewDueOn, undecided } from '../reads/holds.ts';
import type { Hold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { place, release, releaseAll } from './holds.ts';
import { answer } from './mails.ts';

/** Proofs of payment: a bridge for money that is on its way (guide). */

export function proofReceived(turn: Turn, event: EventOf<'PROOF_RECEIVED'>): void {
  const c = turn.context;
  const { proofId, amountMinor, paidOn, trackingKey } = event;
  const proof = { proofId, amountMinor, paidOn, trackingKey };
  turn.note('proof.received', `Proof of a payment of ${turn.money(amountMinor)} received`, proof);
  turn.set({
    proofs: [
      ...c.proofs,
      { id: proof.proofId, amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey },
    ],
  });
  const dueOn = reviewDueOn(c);
  const until = startOfDay(addDays(dueOn, 1), c.profile.timeZone);
  turn.openTask({
    key: proofReview(proof.proofId),
    kind: 'proofReview',
    dueOn,
    subject: { proofId: proof.proofId },
    data: { summary: 'A proof of payment waits for an agent', proofId: proof.proofId },
  });
  place(turn, {
    id: proof.proofId,
    kind: 'proof',
    phase: 'review',
    until,
    reason: 'proof of payment under review',
    amountMinor: proof.amountMinor,
    paidOn: proof.paidOn,
    trackingKey: proof.trackingKey,
  });
  answer(
    turn,
    {
      template: 'proof-received',
      data: { amountMinor: proof.amountMinor, paidOn: proof.paidOn, trackingKey: proof.trackingKey },
    },
    proof.proofId,
  );
}

/** Accepted: the money is believed to be on its way, for as long as it may take. */
export function acceptProof(turn: Turn, { proofId }: EventOf<'PROOF_ACCEPTED'>): void {
  const c = turn.context;
  const proof = undecided(c, proofId);
  if (proof === null) return;
  const until = proofEnds(c);
  const accepted = { phase: 'accepted', until, reason: 'proof of payment accepted' } as const;
  turn.set({ proofs: c.proofs.filter((one) => one.id !== proofId) });
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
  // Its review may have run out before somebody came to it.
  if (c.holds.some((hold) => hold.id === proofId)) turn.changeHold(proofId, accepted);
  else place(turn, { ...proof, kind: 'proof', ...accepted });
  const serviceRestored = c.service.is === 'off' && c.service.for === 'debt';
  answer(
    turn,
    {
      template: 'proof-accepted',
      data: {
        amountMinor: proof.amountMinor,
        paidOn: proof.paidOn,
        serviceRestored,
        moneyExpectedBy: moneyExpectedBy(c),
      },
    },
    proofId,
  );
}

export function rejectProof(turn: Turn, { proofId, reason }: EventOf<'PROOF_REJECTED'>): void {
  const c = turn.context;
  const proof = undecided(c, proofId);
  if (proof === null) return;
  turn.set({ proofs: c.proofs.filter((one) => one.id !== proofId) });
  turn.mark({ kind: 'proof', proofId, status: 'rejected', reason });
  turn.closeTask(proofReview(proofId));
  turn.note('proof.rejected', `Proof of ${turn.money(proof.amountMinor)} rejected: ${reason}`, {
    proofId,
    amountMinor: proof.amountMinor,
    reason,
  });
  answer(
    turn,
    { template: 'proof-rejected', data: { amountMinor: proof.amountMinor, paidOn: proof.paidOn, why: reason } },
    proofId,
  );
  const hold = c.holds.find((one) => one.id === proofId);
  if (hold !== undefined) release(turn, hold, 'proof rejected');
}

/**
 * The money that accepted proofs spoke of is here, or isn't needed any more. `trackingKey`: only the one of this
 * transfer, looked at or not.
 */
export function releaseProofs(turn: Turn, trackingKey?: string): void {
  const { holds, proofs } = turn.context;
  const isMeant = (one: { phase?: Hold['phase']; trackingKey: string | null }): boolean =>
    trackingKey === undefined
      ? one.phase === 'accepted'
      : one.trackingKey !== null && comparedKey(one.trackingKey) === comparedKey(trackingKey);
  const came = holds.filter(isMeant);
  for (const hold of came) proofSettled(turn, hold);
  releaseAll(turn, came, () => 'the money came', SYSTEM);
  // Its review has run out, and nobody needs to look at it any more.
  for (const proof of proofs.filter((one) => isMeant(one) && !holds.some((hold) => hold.id === one.id)))
    proofSettled(turn, proof);
}

function proofSettled(turn: Turn, { id: proofId, amountMinor }: Pick<Hold, 'id' | 'amountMinor'>): void {
  turn.set({ proofs: turn.context.proofs.filter((one) => one.id !== proofId) });
  turn.mark({ kind: 'proof', proofId, status: 'settled', reason: null });
  turn.closeTask(proofReview(proofId));
  turn.note('proof.settled', `The ${turn.money(amountMinor)} of the proof came`, { proofId, amountMinor }, SYSTEM);
}
