import { share } from '../billing/rounding.ts';

/** What of an invoice was paid at once. `loweredMinor`: what credit notes had taken off it by then. */
export interface PaidOnce {
  paidMinor: number;
  loweredMinor: number;
}

/** One payment's part of an invoice, as its fiscal receipt states it: of each tax its base and amount. */
export interface RepShare {
  /** Which payment of the invoice it is, from 1. */
  installment: number;
  balanceBeforeMinor: number;
  paidMinor: number;
  balanceAfterMinor: number;
  taxes: { code: string; baseMinor: number; amountMinor: number }[];
}

/**
 * The taxes of each payment of an invoice: the rounded share of all that is paid by then, less that before it, so that
 * the parts add up to the invoice's.
 */
export function repShares(
  invoice: { totalMinor: number; taxes: readonly { code: string; baseMinor: number; amountMinor: number }[] },
  payments: readonly PaidOnce[],
): RepShare[] {
  let paidBefore = 0;
  return payments.map(({ paidMinor, loweredMinor }, i) => {
    const before = paidBefore;
    const after = before + paidMinor;
    paidBefore = after;
    const part = (minor: number): number =>
      share(minor, after, invoice.totalMinor) - share(minor, before, invoice.totalMinor);
    return {
      installment: i + 1,
      balanceBeforeMinor: invoice.totalMinor - loweredMinor - before,
      paidMinor,
      balanceAfterMinor: invoice.totalMinor - loweredMinor - after,
      taxes: invoice.taxes.map(({ code, baseMinor, amountMinor }) => ({
        code,
        baseMinor: part(baseMinor),
        amountMinor: part(amountMinor),
      })),
    };
  });
}
