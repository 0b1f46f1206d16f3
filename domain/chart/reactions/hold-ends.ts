import { endsWithLoan } from '../reads/coming-back.ts';
import { isOwed, openUnder, promiseReceived, promiseWaitsUntil } from '../reads/holds.ts';
import { expectedMinor } from '../reads/proofs.ts';
import type { Hold, PromiseHold, ProofHold } from '../state/hold.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { release, releaseAll } from './holds.ts';
import { contact } from './mails.ts';
import { planEnds } from './plan-ends.ts';

/** What follows when a hold's time is over. */

/**
 * The end of a hold has come, and of all others that end by now: together, as a step for each would be. What follows is
 * where time says.
 */
export function holdsEnd(turn: Turn, holdId: string): void {
  const { context: c } = turn;
  const due = c.holds.filter(
    (hold) => hold.id === holdId || (hold.until !== null && hold.until <= c.now && !endsWithLoan(c, hold)),
  );
  const over = due.filter((hold) => {
    if (hold.kind === 'plan') planEnds(turn, hold);
    return hold.kind !== 'plan' && !(hold.kind === 'promise' && waits(turn, hold));
  });
  const broken = over.filter((hold): hold is PromiseHold => hold.kind === 'promise' && isOwed(c, hold.invoiceIds));
  for (const promise of broken) sayBroken(turn, promise);
  const lapsed = over.filter((hold): hold is ProofHold => hold.kind === 'proof');
  for (const { id, stage } of lapsed) if (stage === 'accepted') sayReturned(turn, id);
  releaseAll(turn, over, (hold) => whyOver(hold, broken), SYSTEM);
  for (const promise of broken) tellBroken(turn, promise);
  for (const { id, stage } of lapsed) tellLapsed(turn, id, stage === 'review' ? 'notSeen' : 'notCome');
}

/** Money for it is on its way: its end waits for that. */
function waits(turn: Turn, promise: PromiseHold): boolean {
  const until = promiseWaitsUntil(turn.context, promise);
  if (until === null) return false;
  turn.changeHold('promise', promise.id, { until });
  return true;
}

const NOT_COME = 'the money did not come';

function whyOver(hold: Hold, broken: readonly Hold[]): string {
  switch (hold.kind) {
    case 'promise':
      return broken.includes(hold) ? 'promise broken' : 'what is left of it is in dispute';
    case 'proof':
      return hold.stage === 'review' ? 'not looked at in time' : NOT_COME;
    default:
      return 'its time is over';
  }
}

function sayBroken(turn: Turn, promise: PromiseHold): void {
  const { amountMinor, on } = promise;
  const receivedMinor = promiseReceived(turn.context, promise);
  turn.note(
    'promise.broken',
    `Promised ${turn.money(amountMinor)}, received ${turn.money(receivedMinor)}`,
    { amountMinor, receivedMinor, on },
    SYSTEM,
  );
}

function tellBroken(turn: Turn, promise: PromiseHold): void {
  const { id, invoiceIds, amountMinor, on } = promise;
  const receivedMinor = promiseReceived(turn.context, promise);
  const openMinor = openUnder(turn.context, promise);
  contact(turn, 'promise-broken', id, invoiceIds, { amountMinor, receivedMinor, on, openMinor });
}

/** What of an accepted proof was still to come. */
function sayReturned(turn: Turn, proofId: string): void {
  const proof = turn.context.proofs.find((one) => one.id === proofId);
  if (proof === undefined) return;
  const amountMinor = expectedMinor(proof);
  turn.mark({ kind: 'proof', proofId, status: 'returned', reason: NOT_COME });
  turn.note(
    'proof.returned',
    `The ${turn.money(amountMinor)} of the proof did not come in time`,
    { proofId, amountMinor },
    SYSTEM,
  );
}

/**
 * Where the service is on, whoever sent it hears that it holds nothing any more, before anything goes off (rules, Proof
 * of payment). One that nobody has looked at may still be.
 */
function tellLapsed(turn: Turn, proofId: string, why: 'notSeen' | 'notCome'): void {
  const { proofs, service, counters } = turn.context;
  const proof = proofs.find((one) => one.id === proofId);
  if (proof === undefined) return;
  if (why === 'notCome') turn.set({ proofs: proofs.filter((one) => one.id !== proofId) });
  if (service.is !== 'active') return;
  const letters = counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  contact(turn, 'proof-lapsed', `${proofId}:${letters}`, proof.invoiceIds, {
    proofId,
    amountMinor: proof.amountMinor,
    awaitedMinor: expectedMinor(proof),
    paidOn: proof.paidOn,
    why,
  });
}

/** The money of an accepted proof did not come, and the service that was lent on it goes off again. */
export function returnProof(turn: Turn, proof: ProofHold): void {
  sayReturned(turn, proof.id);
  release(turn, proof, NOT_COME, SYSTEM);
  turn.set({ proofs: turn.context.proofs.filter((one) => one.id !== proof.id) });
}
