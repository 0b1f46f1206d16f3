import { share } from '../billing/rounding.ts';

/** What of an invoice was paid at once. `loweredMinor`: what had gone off it by then without a receipt of its payment. */
export interface PaidOnce {
  paidMinor: number;
  loweredMinor: number;
}

/** One payment's part of an invoice, as its fiscal receipt states it: of each tax its base and amount. */
export interface RepShare<T extends Tax = Tax> {
  /** Which payment of the invoice it is, from 1. */
  installment: number;
  balanceBeforeMinor: number;
  paidMinor: number;
  balanceAfterMinor: number;
  taxes: T[];
}

interface Tax {
  code: string;
  baseMinor: number;
  amountMinor: number;
}

/**
 * The taxes of each payment of an invoice: the rounded share of all that is paid by then, less that before it, so that
 * the parts add up to the invoice's. A tax on nothing is left out. Balances are never below zero: fiscal papers know none.
 */
export function repShares<T extends Tax>(
  invoice: { totalMinor: number; taxes: readonly T[] },
  payments: readonly PaidOnce[],
): RepShare<T>[] {
  let paidBefore = 0;
  return payments.map(({ paidMinor, loweredMinor }, i) => {
    const before = paidBefore;
    const after = before + paidMinor;
    paidBefore = after;
    const part = (minor: number): number =>
      share(minor, after, invoice.totalMinor) - share(minor, before, invoice.totalMinor);
    const balanceAfterMinor = Math.max(0, invoice.totalMinor - loweredMinor - after);
    return {
      installment: i + 1,
      balanceBeforeMinor: balanceAfterMinor + paidMinor,
      paidMinor,
      balanceAfterMinor,
      taxes: invoice.taxes
        .map((tax) => ({ ...tax, baseMinor: part(tax.baseMinor), amountMinor: part(tax.amountMinor) }))
        .filter(({ baseMinor }) => baseMinor > 0),
    };
  });
}
