import type { Day, Instant } from '../../../time/time.ts';
import type { DisputeHold, Hold, Installment, PlanHold, Proof } from '../hold.ts';
import type { Old, SliceUpgrade } from './slice-upgrade.ts';

/** Every hold had every kind's fields, and any of them may be missing. */
interface OldHold {
  id: string;
  kind?: Hold['kind'];
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
  id: old.id ?? '',
  status,
  amountMinor: old.amountMinor ?? 0,
  cameMinor: 0,
  paidOn: old.paidOn ?? NO_DAY,
  trackingKey: old.trackingKey ?? null,
  invoiceIds: debts.map((debt) => debt.id),
});

const NO_DAY: Day = '0000-01-01';

const sumOf = (debts: OldDebt[]): number => debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);

const kindOf = ({ kind, phase }: OldHold): Hold['kind'] =>
  kind ?? (phase === 'review' || phase === 'accepted' ? 'proof' : 'agent');

function holdOf(old: OldHold, context: Old, debts: OldDebt[]): Hold {
  const { id = '', placedAt = context.now as Instant, until = null, reason = '', invoiceId = null } = old;
  const standing = { id, placedAt, until, reason };
  const kind = kindOf(old);
  switch (kind) {
    case 'promise':
      return {
        ...standing,
        kind: 'promise',
        invoiceIds: debts.map((debt) => debt.id),
        amountMinor: old.amountMinor ?? 0,
        on: old.paidOn ?? NO_DAY,
        openMinor: sumOf(debts) + (old.receivedMinor ?? 0),
        cameMinor: old.receivedMinor ?? 0,
      };
    case 'plan':
      return { ...standing, kind: 'plan', ...planOf(old, context, debts) };
    case 'dispute':
      return { ...standing, kind: 'dispute', ...disputeOf(old, placedAt, debts) };
    case 'proof':
      return { ...standing, kind: 'proof', stage: old.phase === 'accepted' ? 'accepted' : 'review' };
    default:
      return { ...standing, kind, invoiceId };
  }
}

/** Where all of it is in dispute now, it has been since the dispute was opened. */
function disputeOf(
  { invoiceId, disputedMinor = null }: OldHold,
  placedAt: Instant,
  debts: OldDebt[],
): Pick<DisputeHold, 'invoiceId' | 'amountMinor' | 'wholeSince'> {
  const open = debts.find((debt) => debt.id === invoiceId)?.balanceMinor ?? Number.POSITIVE_INFINITY;
  const isWhole = disputedMinor === null || disputedMinor >= open;
  return { invoiceId: invoiceId ?? '', amountMinor: disputedMinor, wholeSince: isWhole ? placedAt : null };
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
