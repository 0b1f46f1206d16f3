import type { Day } from '../../../time/time.ts';
import type { DisputeHold, Hold, PlanHold, Proof } from '../hold.ts';
import { wholeSince } from '../hold.ts';
import type { Context1, Hold1, Proof1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

type Debts = Context1['debts'];

/**
 * A promise or a proof covers all that is open: what was open when it was made is not known any more. Of a plan that
 * was missed the notice has been given.
 */
export const hold: SliceUpgrade = (old) => {
  const debts = [...old.debts].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const accepted = old.holds.filter((one) => one.phase === 'accepted');
  return {
    context: {
      holds: old.holds.map((one) => holdOf(one, old, debts)),
      proofs: [
        ...old.proofs.map((one) => proofOf(one, 'received', debts)),
        ...accepted.map((one) => proofOf({ ...one, paidOn: dayOf(one) }, 'accepted', debts)),
      ],
    },
  };
};

const proofOf = ({ id, amountMinor, paidOn, trackingKey }: Proof1, status: Proof['status'], debts: Debts): Proof => ({
  id,
  status,
  amountMinor,
  cameMinor: 0,
  paidOn,
  trackingKey,
  invoiceIds: debts.map((debt) => debt.id),
});

/** A promise and a proof have their day. */
const dayOf = ({ paidOn }: Hold1): Day => paidOn as Day;

const sumOf = (debts: Debts): number => debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

function holdOf(one: Hold1, old: Context1, debts: Debts): Hold {
  const { id, kind, placedAt, until, reason, invoiceId } = one;
  const standing = { id, placedAt, until, reason };
  switch (kind) {
    case 'promise':
      return {
        ...standing,
        kind,
        invoiceIds: debts.map((debt) => debt.id),
        amountMinor: one.amountMinor,
        on: dayOf(one),
        openMinor: sumOf(debts) + one.receivedMinor,
        cameMinor: one.receivedMinor,
      };
    case 'plan':
      return { ...standing, kind, ...planOf(one, old) };
    case 'dispute':
      return { ...standing, kind, ...disputeOf(one, debts) };
    case 'proof':
      return { ...standing, kind, stage: one.phase === 'accepted' ? 'accepted' : 'review' };
    default:
      return { ...standing, kind, invoiceId };
  }
}

/** Where all of it is in dispute now, it has been since the dispute was opened. */
function disputeOf(
  { invoiceId, disputedMinor, placedAt }: Hold1,
  debts: Debts,
): Pick<DisputeHold, 'invoiceId' | 'amountMinor' | 'wholeSince'> {
  const disputed = { invoiceId: invoiceId as string, amountMinor: disputedMinor };
  return { ...disputed, wholeSince: wholeSince({ ...disputed, placedAt }, debts) };
}

/** What is disputed counted as owed, and doesn't any more: what has been paid stays the same. */
function planOf(
  { invoiceIds, installments, amountMinor, phase, triedOn, chargeableSince }: Hold1,
  { debts, holds }: Context1,
): Omit<PlanHold, 'id' | 'placedAt' | 'until' | 'reason' | 'kind'> {
  const covered = debts.filter((debt) => invoiceIds.includes(debt.id));
  const disputedMinor = covered.reduce((sum, { id, balanceMinor }) => {
    const dispute = holds.find((one) => one.kind === 'dispute' && one.invoiceId === id);
    return sum + (dispute === undefined ? 0 : Math.min(dispute.disputedMinor ?? balanceMinor, balanceMinor));
  }, 0);
  const paidMinor = amountMinor - sumOf(covered);
  let sum = 0;
  return {
    invoiceIds,
    installments,
    amountMinor: amountMinor - disputedMinor,
    missed: phase === 'missed' ? (installments.find((one) => (sum += one.amountMinor) > paidMinor) ?? null) : null,
    triedOn,
    chargeableSince,
  };
}
