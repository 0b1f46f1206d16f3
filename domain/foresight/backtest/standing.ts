import type { Allocation } from '../../account.ts';

/** Money on an invoice: a payment's, or (null) the account's credit. */
export interface Standing extends Allocation {
  paymentId: string | null;
}

/** What money stands on an account's invoices, in the order in which it was put there. */
export class StandingMoney {
  private rows: Standing[] = [];

  put(paymentId: string | null, allocations: readonly Allocation[]): void {
    this.rows.push(...allocations.map((one) => ({ ...one, paymentId })));
  }

  /** Takes of it what came last first, up to an amount. */
  take(upToMinor: number, which: (one: Standing) => boolean): Standing[] {
    const taken: Standing[] = [];
    let leftMinor = upToMinor;
    for (const one of this.rows.filter(which).toReversed()) {
      const amountMinor = Math.min(one.amountMinor, leftMinor);
      if (amountMinor <= 0) break;
      leftMinor -= amountMinor;
      one.amountMinor -= amountMinor;
      taken.push({ ...one, amountMinor });
    }
    this.rows = this.rows.filter((one) => one.amountMinor > 0);
    return taken;
  }
}

export const sumOf = (allocations: readonly Allocation[]): number =>
  allocations.reduce((sum, one) => sum + one.amountMinor, 0);
