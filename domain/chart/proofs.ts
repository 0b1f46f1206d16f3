import type { Request } from '../events.ts';
import type { Context } from './context.ts';
import { moneyExpectedBy, place, proofEnds, proofReview, release } from './holds.ts';
import { answer } from './letters.ts';
import type { Turn } from './turn.ts';

/** Proofs of payment: a bridge for money that is on its way (guide). */

type Of<T extends Request['type']> = Extract<Request, { type: T }>;

export const undecided = (c: Context, proofId: string): Context['proofs'][number] | null =>
  c.proofs.find((one) => one.id === proofId) ?? null;

/** Accepted: the money is believed to be on its way, for as long as it may take. */
export function acceptProof(turn: Turn, { proofId }: Of<'PROOF_ACCEPTED'>): void {
  const c = turn.context;
  const proof = undecided(c, proofId);
  if (proof === null) return;
  const until = proofEnds(c);
  const accepted = { phase: 'accepted', until, reason: 'proof of payment accepted' } as const;
  turn.set({ proofs: c.proofs.filter((one) => one.id !== proofId) });
  turn.mark({ kind: 'proof', proofId, status: 'accepted', reason: null });
  turn.closeTask(proofReview(proofId));
  turn.note('proof.accepted', `Proof of ${turn.money(proof.amountMinor)} accepted: the money has until ${until}`, {
    proofId,
    amountMinor: proof.amountMinor,
    until,
  });
  // Its review may have run out before somebody came to it.
  if (c.holds.some((hold) => hold.id === proofId)) turn.changeHold(proofId, accepted);
  else place(turn, { ...proof, kind: 'proof', ...accepted });
  const serviceRestored = c.case !== null && c.case.deactivatedAt !== null && !c.service.fraud;
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

export function rejectProof(turn: Turn, { proofId, reason }: Of<'PROOF_REJECTED'>): void {
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
