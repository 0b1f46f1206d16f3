import type { Movement, MovementKind, Payout } from './movements.ts';

/** What a payout is made of. Each part is signed as it moves the balance; fees are above zero when they are taken. */
export interface PayoutParts {
  grossMinor: number;
  refundsMinor: number;
  disputesMinor: number;
  otherMinor: number;
  feesMinor: number;
  /** All of it, less the fees. */
  netMinor: number;
  movements: number;
}

export interface PayoutSum extends Omit<Payout, 'movements'> {
  parts: PayoutParts | null;
  /** Whether its parts come to what arrives at the bank; null: nobody knows its parts. */
  addsUp: boolean | null;
}

type Part = Exclude<keyof PayoutParts, 'netMinor' | 'movements'>;

const PARTS = {
  charge: 'grossMinor',
  chargeFailed: 'disputesMinor',
  refund: 'refundsMinor',
  refundFailed: 'refundsMinor',
  dispute: 'disputesMinor',
  disputeReversed: 'disputesMinor',
  fee: 'feesMinor',
  payout: 'otherMinor',
  payoutFailed: 'otherMinor',
  adjustment: 'otherMinor',
} satisfies Record<MovementKind, Part>;

/** Gross, what went back, fees and net; whole minor units, and each movement counted once. */
export function sumOfPayout({ movements, ...payout }: Payout): PayoutSum {
  if (movements === null) return { ...payout, parts: null, addsUp: null };
  const parts = movements.reduce(withMovement, {
    grossMinor: 0,
    refundsMinor: 0,
    disputesMinor: 0,
    otherMinor: 0,
    feesMinor: 0,
    netMinor: 0,
    movements: 0,
  });
  const { grossMinor, refundsMinor, disputesMinor, otherMinor, feesMinor, netMinor } = parts;
  const addsUp =
    netMinor === payout.amountMinor &&
    netMinor === grossMinor + refundsMinor + disputesMinor + otherMinor - feesMinor &&
    movements.every(({ currency }) => currency === payout.currency);
  return { ...payout, parts, addsUp };
}

function withMovement(parts: PayoutParts, { kind, amountMinor, feeMinor, netMinor }: Movement): PayoutParts {
  const part = PARTS[kind];
  const sums = { ...parts, [part]: parts[part] + (part === 'feesMinor' ? -amountMinor : amountMinor) };
  return {
    ...sums,
    feesMinor: sums.feesMinor + feeMinor,
    netMinor: parts.netMinor + netMinor,
    movements: parts.movements + 1,
  };
}
