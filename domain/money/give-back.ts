/** A part of a refund, and how it goes. */
export interface RefundPart {
  /** Within its refund, from 0. */
  position: number;
  /** Above zero. */
  amountMinor: number;
  /** `provider`: back through the rail that it came by. `hand`: a person pays it. */
  by: 'provider' | 'hand';
  /** The payment whose money it is; null: nobody can say. */
  paymentId: string | null;
  /** Of a transfer whose bank told it: the account that it came from. */
  toClabe?: string | null;
}

/** A payment that credit may have come from. */
export interface CreditSource {
  paymentId: string;
  /** What of it has become credit and was not given back yet. */
  leftMinor: number;
  /** Its provider can give it back. */
  isReturnable: boolean;
  /** Where a transfer came from; null: no transfer, or nobody knows. */
  clabe: string | null;
}

/**
 * Where a refund goes. Credit is one pot, so what came last goes back first: what was paid twice is most likely that.
 * No payment gives back more than became credit of it; what none of them can explain is a person's to pay.
 */
export function partsOf(amountMinor: number, newestFirst: readonly CreditSource[]): RefundPart[] {
  const parts: Omit<RefundPart, 'position'>[] = [];
  let leftMinor = amountMinor;
  for (const { paymentId, leftMinor: ofIt, isReturnable, clabe } of newestFirst) {
    const part = Math.min(leftMinor, ofIt);
    if (part <= 0) continue;
    leftMinor -= part;
    const by = isReturnable ? 'provider' : 'hand';
    parts.push({ amountMinor: part, by, paymentId, ...(by === 'hand' ? { toClabe: clabe } : {}) });
  }
  if (leftMinor > 0) parts.push({ amountMinor: leftMinor, by: 'hand', paymentId: null, toClabe: null });
  return parts.map((part, position) => ({ position, ...part }));
}
