import { z } from 'zod';
import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import type { ProofRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const PROOF_STATUSES = ['received', 'accepted', 'rejected', 'settled', 'returned'] as const;

const VERDICTS = ['valid', 'returned', 'late', 'notFound'] as const satisfies readonly ProofRow['verdict'][];
const DIFFERING = ['trackingKey', 'amountMinor', 'paidOn'] as const;

export const ProofOfPayment = z
  .strictObject({
    id: idOut('prf'),
    accountId: idOut('acc'),
    status: z
      .enum(PROOF_STATUSES)
      .meta({ description: '`settled`: its money came; `returned`: it did not come in time.' }),
    trackingKey: z.string().nullable(),
    amountMinor: minor,
    paidOn: dayOut,
    fileName: z.string().nullable(),
    fileType: z.string().nullable(),
    fileBytes: z.int().nullable(),
    read: z
      .strictObject({
        trackingKey: z.string().nullable(),
        amountMinor: minor.nullable(),
        paidOn: dayOut.nullable(),
        fromBank: z.string().nullable(),
        toBank: z.string().nullable(),
      })
      .nullable()
      .meta({
        description:
          'What its file says, of a CEP in XML or a PDF with text: null where it could not be read. Amounts are in pesos. ' +
          'What a file says proves nothing: see `verdict`.',
      }),
    differs: z
      .array(z.enum(DIFFERING))
      .meta({ description: 'Fields in which the file says something else than whoever sent it.' }),
    verdict: z
      .enum(VERDICTS)
      .nullable()
      .meta({
        description:
          'What the central bank says of its transfer: `valid`, it was credited; `returned` to its payer, or never sent; `late`, on its ' +
          'way; `notFound`, none of that key, amount and day so far. Null: nobody has answered, or is asked.',
      }),
    reason: z.string().nullable(),
    createdAt: instantOut,
  })
  .meta({ id: 'ProofOfPayment', title: 'Proof of payment' });

/** What could not be read, or was not said, differs from nothing. */
const differing = ({ read, trackingKey, amountMinor, paidOn }: ProofRow): (typeof DIFFERING)[number][] => {
  const keyOf = (key: string | null | undefined): string | null => (key == null ? null : comparedKey(key));
  const said = { trackingKey: keyOf(trackingKey), amountMinor, paidOn };
  const shown = { ...read, trackingKey: keyOf(read?.trackingKey) };
  return DIFFERING.filter((field) => said[field] !== null && (shown[field] ?? said[field]) !== said[field]);
};

export const proofShape = (row: ProofRow): z.infer<typeof ProofOfPayment> => ({
  id: row.id,
  accountId: row.accountId,
  status: row.status,
  trackingKey: row.trackingKey,
  amountMinor: row.amountMinor,
  paidOn: row.paidOn,
  fileName: row.fileName,
  fileType: row.fileType,
  fileBytes: row.fileBytes,
  read: row.read,
  differs: differing(row),
  verdict: row.verdict,
  reason: row.reason,
  createdAt: row.createdAt,
});
