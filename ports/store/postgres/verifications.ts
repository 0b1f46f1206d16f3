import type { PaymentReceipt } from '../../../domain/mexico/payment-receipt.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Verifications } from '../verifications.ts';
import { nowIn, waitAfter } from './db/machine-time.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** Between two looks at one proof. */
const WAITS = { firstS: 30, longestS: 3_600 };

interface Row {
  proofId: string;
  trackingKey: string;
  amountMinor: bigint;
  paidOn: Date;
  read: unknown;
  tries: number;
}

export const verificationsOf = ({ db, machineNow }: Pick<Desk, 'db' | 'machineNow'>): Verifications => {
  const now = (): Prisma.Sql => nowIn({ machineNow });
  return {
    async proofsToVerify(limit) {
      const rows = await db.$queryRaw<Row[]>`
        UPDATE proofs SET verify_tries = verify_tries + 1,
          verify_at = ${now()} + ${waitAfter(Prisma.sql`verify_tries`, WAITS)}
        WHERE id IN (
          SELECT id FROM proofs
          WHERE verify_at <= ${now()} AND status IN ('received', 'accepted')
          ORDER BY verify_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
        ) RETURNING id AS "proofId", tracking_key AS "trackingKey", amount_minor AS "amountMinor", paid_on AS "paidOn",
          read, verify_tries AS tries`;
      return rows.map(({ read, amountMinor, paidOn, ...row }) => ({
        ...row,
        amountMinor: minorOf(amountMinor),
        paidOn: dayOfDate(paidOn),
        fromBank: (read as PaymentReceipt | null)?.fromBank ?? null,
      }));
    },

    async noteVerdict(proofId, verdict, isLast) {
      await db.$executeRaw`
        UPDATE proofs SET verdict = ${verdict}, verdict_at = ${now()},
          verify_at = CASE WHEN ${isLast} THEN NULL ELSE verify_at END
        WHERE id = ${proofId}`;
    },
  };
};
