import type { Context } from '../state/context.ts';
import type { Hold, Proof } from '../state/hold.ts';
import type { Debt } from '../state/ledger.ts';
import { once } from '../state/once.ts';
import { dueMinor, inOrder, isPaused } from './due.ts';

/** What proofs of payment cover: money that is said to be on its way, until it comes or its time is over. */

/** What of a proof has not come. */
export const expectedMinor = ({ amountMinor, cameMinor }: Proof): number => Math.max(0, amountMinor - cameMinor);

/** What of accepted proofs has not come. */
export const awaitedByProofs = (c: Context): number =>
  c.proofs.reduce((sum, proof) => (proof.status === 'accepted' ? sum + expectedMinor(proof) : sum), 0);

/** Of each invoice, what accepted proofs cover, and what those cover that are looked at. */
interface Covered {
  acceptedMinor: Map<string, number>;
  reviewedMinor: Map<string, number>;
}

/**
 * Only those that hold something: a proof that nobody has looked at in time covers nothing until somebody does, nor does
 * one on which a service is lent, once its days are over and another hold keeps the service on.
 */
const coveredIn = once((c: Context): Covered => {
  const left = new Map<string, number>();
  for (const debt of c.debts) left.set(debt.id, dueMinor(c, debt));
  const spread = (proofs: Proof[]): Map<string, number> => {
    const covered = new Map<string, number>();
    for (const proof of proofs) {
      let minor = expectedMinor(proof);
      for (const id of proof.invoiceIds) {
        const part = Math.min(minor, left.get(id) ?? 0);
        if (part <= 0) continue;
        minor -= part;
        left.set(id, (left.get(id) ?? 0) - part);
        covered.set(id, (covered.get(id) ?? 0) + part);
      }
    }
    return covered;
  };
  // Its end is the loan's, which another hold may keep back.
  const isLent = c.service.is === 'lent' && c.service.by === 'proof';
  const isOver = (hold: Hold): boolean =>
    isLent && hold.kind === 'proof' && hold.stage === 'accepted' && hold.until !== null && hold.until <= c.now;
  const held = new Set(c.holds.filter((hold) => !isOver(hold)).map((hold) => hold.id));
  const holding = (status: Proof['status']): Proof[] =>
    c.proofs.filter((one) => one.status === status && held.has(one.id));
  const acceptedMinor = spread(holding('accepted'));
  return { acceptedMinor, reviewedMinor: spread(holding('received')) };
});

const sumIn = (covered: Map<string, number>, debts: readonly Debt[]): number =>
  debts.reduce((sum, debt) => sum + (covered.get(debt.id) ?? 0), 0);

/** What accepted proofs cover of these. */
export const provenMinor = (c: Context, debts: readonly Debt[]): number =>
  c.proofs.length === 0 ? 0 : sumIn(coveredIn(c).acceptedMinor, debts);

/** The same, with those that are looked at: what is not charged by itself. */
export const shownMinor = (c: Context, debts: readonly Debt[]): number =>
  c.proofs.length === 0 ? 0 : provenMinor(c, debts) + sumIn(coveredIn(c).reviewedMinor, debts);

/**
 * What a charge of these is for, where proofs cover a part: what is wholly covered is left out, and what is covered in
 * part comes last, so that the money goes to what nothing covers.
 */
export function besideProofs(c: Context, debts: readonly Debt[], coveredMinor = shownMinor): readonly Debt[] {
  if (c.proofs.length === 0) return debts;
  const open = debts.filter((debt) => coveredMinor(c, [debt]) < dueMinor(c, debt));
  const isFree = (debt: Debt): boolean => coveredMinor(c, [debt]) === 0;
  return [...open.filter(isFree), ...open.filter((debt) => !isFree(debt))];
}

/** Accepted proofs cover all that is due of it. */
export const isProven = (c: Context, debt: Debt): boolean => {
  const proven = provenMinor(c, [debt]);
  return proven > 0 && proven >= dueMinor(c, debt);
};

/** The open invoices that one more proof would reach, oldest first: those that the others leave something of. */
export function reachedBy(c: Context, amountMinor: number): string[] {
  let left = amountMinor;
  return inOrder(c.debts).flatMap((debt) => {
    const openMinor = isPaused(c, debt) ? 0 : dueMinor(c, debt) - shownMinor(c, [debt]);
    if (left <= 0 || openMinor <= 0) return [];
    left -= openMinor;
    return [debt.id];
  });
}
