import type { Day, Instant } from '../../../time/time.ts';
import type { Hold, Installment, PlanHold, Proof } from '../hold.ts';
import type { Old, SliceUpgrade } from './from-shape-1.ts';

/** Every hold had every kind's fields, and any of them may be missing. */
interface OldHold {
  id: string;
  kind: Hold['kind'];
  placedAt: Instant;
  until: Instant | null;
  reason: string;
  invoiceId?: string | null;
  amountMinor?: number;
  paidOn?: Day | null;
  trackingKey?: string | null;
  phase?: 'review' | 'accepted' | 'missed' | null;
  receivedMinor?: number;
  invoiceIds?: string[];
  installments?: Installment[];
  triedOn?: Day | null;
  chargeableSince?: Instant;
  disputedMinor?: number | null;
}

interface OldProof {
  id: string;
  amountMinor?: number;
  paidOn?: Day | null;
  trackingKey?: string | null;
}

interface OldDebt {
  id: string;
  dueOn: Day;
  balanceMinor: number;
}

/**
 * A promise or a proof covers all that is open: what was open when it was made is not known any more. Of a plan that
 * was missed the notice has been given.
 */
export const hold: SliceUpgrade = (context) => {
  const holds = (context.holds ?? []) as OldHold[];
  const debts = [...((context.debts ?? []) as OldDebt[])].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const accepted = holds.filter((one) => one.kind === 'proof' && one.phase === 'accepted');
  return {
    context: {
      holds: holds.map((one) => holdOf(one, context, debts)),
      proofs: [
        ...((context.proofs ?? []) as OldProof[]).map((one) => proofOf(one, 'received', debts)),
        ...accepted.map((one) => proofOf(one, 'accepted', debts)),
      ],
      lapseToldOn: null,
    },
  };
};

const proofOf = (old: OldProof, status: Proof['status'], debts: OldDebt[]): Proof => ({
  id: old.id,
  status,
  amountMinor: old.amountMinor ?? 0,
  cameMinor: 0,
  paidOn: old.paidOn ?? NO_DAY,
  trackingKey: old.trackingKey ?? null,
  invoiceIds: debts.map((debt) => debt.id),
});

const NO_DAY: Day = '0000-01-01';

const sumOf = (debts: OldDebt[]): number => debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

function holdOf(old: OldHold, context: Old, debts: OldDebt[]): Hold {
  const { id, placedAt, until, reason, invoiceId = null } = old;
  const standing = { id, placedAt, until, reason };
  switch (old.kind) {
    case 'promise':
      return {
        ...standing,
        kind: 'promise',
        invoiceIds: debts.map((debt) => debt.id),
        amountMinor: old.amountMinor ?? 0,
        on: old.paidOn ?? NO_DAY,
        receivedMinor: old.receivedMinor ?? 0,
        openMinor: sumOf(debts),
      };
    case 'plan':
      return { ...standing, kind: 'plan', ...planOf(old, context, debts) };
    case 'dispute':
      return { ...standing, kind: 'dispute', invoiceId: invoiceId ?? '', amountMinor: old.disputedMinor ?? null };
    case 'proof':
      return { ...standing, kind: 'proof', stage: old.phase === 'accepted' ? 'accepted' : 'review' };
    default:
      return { ...standing, kind: old.kind, invoiceId };
  }
}

/** What is disputed counted as owed, and doesn't any more: what has been paid stays the same. */
function planOf(
  { invoiceIds = [], installments = [], amountMinor = 0, phase, triedOn, chargeableSince }: OldHold,
  context: Old,
  debts: OldDebt[],
): Pick<PlanHold, 'invoiceIds' | 'installments' | 'amountMinor' | 'missed' | 'triedOn' | 'chargeableSince'> {
  const covered = debts.filter((debt) => invoiceIds.includes(debt.id));
  const disputes = ((context.holds ?? []) as OldHold[]).filter((one) => one.kind === 'dispute');
  const disputedMinor = covered.reduce((sum, { id, balanceMinor }) => {
    const dispute = disputes.find((one) => one.invoiceId === id);
    return sum + (dispute === undefined ? 0 : Math.min(dispute.disputedMinor ?? balanceMinor, balanceMinor));
  }, 0);
  const paidMinor = amountMinor - sumOf(covered);
  let sum = 0;
  return {
    invoiceIds,
    installments,
    amountMinor: amountMinor - disputedMinor,
    missed: phase === 'missed' ? (installments.find((one) => (sum += one.amountMinor) > paidMinor) ?? null) : null,
    triedOn: triedOn ?? null,
    chargeableSince: chargeableSince ?? (context.now as Instant),
  };
}
