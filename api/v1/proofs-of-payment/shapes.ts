import { z } from 'zod';
import type { ProofRow } from '../../../ports/store/store.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { minor } from '../../http/schemas/money.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const PROOF_STATUSES = ['received', 'accepted', 'rejected', 'settled', 'returned'] as const;

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
    reason: z.string().nullable(),
    createdAt: instantOut,
  })
  .meta({ id: 'ProofOfPayment', title: 'Proof of payment' });

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
  reason: row.reason,
  createdAt: row.createdAt,
});
