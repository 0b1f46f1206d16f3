import type { PaymentReceipt } from '../../../domain/mexico/payment-receipt.ts';
import { Prisma } from '../../../prisma/client/client.ts';
import type { Verifications } from '../verifications.ts';
import { nowIn, waitAfter } from './db/machine-time.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** Between two looks at one proof. */
const WAITS = { firstS: 30, longestS: 3_600 };
/** Whose banks this one may have come from, where its receipt doesn't say. */
const PAYERS = 2;

interface Row {
  proofId: string;
  trackingKey: string;
  amountMinor: bigint;
  paidOn: Date;
  read: unknown;
  tries: number;
  ownClabe: string | null;
  paidFromBefore: string[];
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
          read, verify_tries AS tries,
          (SELECT clabe FROM virtual_clabes WHERE account_id = proofs.account_id) AS "ownClabe",
          ARRAY(
            SELECT t.payer_clabe FROM payments p JOIN transfers t ON t.id = p.transfer_id
            WHERE p.account_id = proofs.account_id AND t.payer_clabe IS NOT NULL
            GROUP BY t.payer_clabe ORDER BY max(t.ordinal) DESC LIMIT ${PAYERS}
          ) AS "paidFromBefore"`;
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
