import type { Context } from '../state/context.ts';
import { overdueDebts, sumDue } from './debts.ts';
import { undecided } from './holds.ts';
import { nextInstallment, planOf, planOwesMinor } from './plans.ts';
import { expectedMinor } from './proofs.ts';
import { today } from './today.ts';

/** What proofs are asked for, and whether they are enough (rules, Proof of payment). */

/** Off for debt: an accepted proof may give it back. */
export const isOffForDebt = ({ service }: Context): boolean => service.is === 'off' && service.for === 'debt';

/**
 * What the proofs together have to cover: what keeps the service off, or the installment that a plan asks for. Null:
 * any proof may be accepted, and holds what it covers.
 */
export function askedOfProofs(c: Context): number | null {
  const plan = planOf(c);
  if (!isOffForDebt(c)) {
    const owedMinor = plan === null ? 0 : planOwesMinor(c, plan, today(c));
    return owedMinor > 0 ? owedMinor : null;
  }
  const covered = new Set(plan?.invoiceIds);
  const first = plan === null ? null : nextInstallment(c, plan);
  return (
    sumDue(
      c,
      overdueDebts(c).filter((debt) => !covered.has(debt.id)),
    ) + (plan === null || first === null ? 0 : planOwesMinor(c, plan, first.on > today(c) ? first.on : today(c)))
  );
}

const sumOf = (c: Context, wanted: (proof: Context['proofs'][number]) => boolean): number =>
  c.proofs.reduce((sum, proof) => (wanted(proof) ? sum + expectedMinor(proof) : sum), 0);

/** What all show together, accepted or not. */
export const shownTogether = (c: Context): number => sumOf(c, () => true);

/** Whether accepting this one makes the accepted ones enough. */
export function makesEnough(c: Context, proofId: string): boolean {
  const asked = askedOfProofs(c);
  if (asked === null || undecided(c, proofId) === null) return false;
  const before = sumOf(c, (proof) => proof.status === 'accepted');
  return before + sumOf(c, (proof) => proof.id === proofId) >= asked && (before < asked || asked === 0);
}

/** Those that were accepted before have become enough: by a part payment, a dispute or a plan. */
export function isProvenByNow(c: Context): boolean {
  if (!isOffForDebt(c) || c.case === null || usesUpReturns(c)) return false;
  const accepted = c.proofs.filter((proof) => proof.status === 'accepted');
  const asked = accepted.length === 0 ? null : askedOfProofs(c);
  return asked !== null && asked > 0 && accepted.reduce((sum, proof) => sum + expectedMinor(proof), 0) >= asked;
}

/** As often as a case may, the service was given back on a proof. */
export const usesUpReturns = (c: Context): boolean =>
  c.case !== null && c.case.provisionalReturns >= c.policy.holds.provisionalReturnsPerCase;
