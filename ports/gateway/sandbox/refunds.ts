import { randomUUID } from 'node:crypto';
import type { PrismaClient } from '../../../prisma/client/client.ts';
import type { GatewayRefund, RefundAnswer } from '../gateway.ts';

/**
 * Gives money of a charge back to its holder, once for a key, and never more than the charge took. Under the charge's
 * row, so that refunds of one charge come one after the other.
 */
export const giveBack = (
  db: PrismaClient,
  { key, providerRef, amountMinor, currency }: GatewayRefund,
): Promise<RefundAnswer> =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM sandbox.sandbox_charges WHERE id = ${providerRef} FOR UPDATE`;
    const charge = await tx.sandboxCharge.findUnique({ where: { id: providerRef }, include: { refunds: true } });
    const known = await tx.sandboxRefund.findUnique({ where: { key } });
    if (known !== null)
      return { outcome: 'succeeded', refundRef: known.id, amountMinor: Number(known.amountMinor) } as const;
    const refuse = (because: string) => ({ outcome: 'refused', because }) as const;
    if (charge === null || charge.currency !== currency)
      return refuse(`the bank knows no charge ${providerRef} in ${currency}`);
    if (charge.outcome !== 'succeeded') return refuse(`the charge ${providerRef} is ${charge.outcome}`);
    if (charge.chargedBack) return refuse(`the charge ${providerRef} was charged back`);
    const leftMinor = charge.refunds.reduce((left, refund) => left - refund.amountMinor, charge.amountMinor);
    if (amountMinor > leftMinor) return refuse(`only ${leftMinor} is left of the charge ${providerRef}`);
    const { id } = await tx.sandboxRefund.create({
      data: { id: `srf_${randomUUID().replaceAll('-', '')}`, key, chargeId: providerRef, amountMinor },
    });
    return { outcome: 'succeeded', refundRef: id, amountMinor } as const;
  });
