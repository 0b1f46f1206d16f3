import { z } from 'zod';
import type { MailsIn } from '../../../ports/store/mails-in.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

export const MailIn = z
  .strictObject({
    id: idOut('mai'),
    accountId: idOut('acc').nullable().meta({ description: 'Null: nobody could tell whose it is.' }),
    from: z.string().meta({ description: 'As it says of itself: an address proves nobody.' }),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string().nullable().meta({ description: 'Null: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`).' }),
    files: z.array(
      z.strictObject({
        name: z.string(),
        type: z.string().nullable().meta({ description: 'By its first bytes; null: nothing that a proof may be.' }),
        bytes: z.int(),
      }),
    ),
    status: z.enum(['new', 'proof', 'reply', 'ignored']).meta({
      description: '`proof`: it brought proofs of payment; `reply`: a task asks somebody to read it.',
    }),
    because: z.string().nullable().meta({ description: 'Why it is no proof.' }),
    proofIds: z.array(idOut('prf')),
    receivedAt: instantOut,
  })
  .meta({ id: 'MailIn', title: 'A mail that came in' });

export const mailInShape = (row: NonNullable<Awaited<ReturnType<MailsIn['mailInById']>>>): z.infer<typeof MailIn> => ({
  id: row.id,
  accountId: row.accountId,
  from: row.from,
  to: row.to,
  subject: row.subject,
  text: row.text,
  files: row.files,
  status: row.status,
  because: row.because,
  proofIds: row.proofIds,
  receivedAt: row.receivedAt,
});
