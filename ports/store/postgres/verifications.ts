import type { PaymentReceipt } from '../../../domain/mexico/payment-receipt.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Verifications } from '../verifications.ts';
import { dayOfDate, minorOf } from './db/values.ts';
import type { Desk } from './decide/desk.ts';

/** Between two looks at one proof: doubled each time, up to an hour. */
const FIRST_WAIT_S = 30;
const MOST_DOUBLINGS = 7;
const LONGEST_WAIT_S = 3_600;

interface Row {
  proofId: string;
  trackingKey: string;
  amountMinor: bigint;
  paidOn: Date;
  read: unknown;
  tries: number;
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
        UPDATE proofs SET verdict = ${verdict}, verdict_at = coalesce(${now()}::timestamptz, clock_timestamp()),
          verify_at = CASE WHEN ${isLast} THEN NULL ELSE verify_at END
        WHERE id = ${proofId}`;
    },
  };
};
