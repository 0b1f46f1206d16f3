import type { PaymentReceipt } from '../../../domain/mexico/payment-receipt.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Verifications } from '../verifications.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** Between two looks at one proof: doubled each time, up to an hour. */
const FIRST_WAIT_S = 30;
const MOST_DOUBLINGS = 7;
const LONGEST_WAIT_S = 3_600;
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
  /** The machine's time, where a test has set it. */
  const now = (): Instant | null => machineNow?.() ?? null;
  return {
    async proofsToVerify(limit) {
      const rows = await db.$queryRaw<Row[]>`
        UPDATE proofs SET verify_tries = verify_tries + 1,
          verify_at = coalesce(${now()}::timestamptz, clock_timestamp())
            + least(power(2, least(verify_tries, ${MOST_DOUBLINGS}::int)) * ${FIRST_WAIT_S}::int, ${LONGEST_WAIT_S}::int)
              * interval '1 second'
        WHERE id IN (
          SELECT id FROM proofs
          WHERE verify_at <= coalesce(${now()}::timestamptz, clock_timestamp()) AND status IN ('received', 'accepted')
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
        UPDATE proofs SET verdict = ${verdict}, verdict_at = coalesce(${now()}::timestamptz, clock_timestamp()),
          verify_at = CASE WHEN ${isLast} THEN NULL ELSE verify_at END
        WHERE id = ${proofId}`;
    },
  };
};
