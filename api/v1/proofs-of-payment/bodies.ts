import { z } from 'zod';
import { MAX_FILE_BYTES } from '../../http/multipart.ts';
import { inBase64 } from '../../http/schemas/file.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { amountMinor } from '../../http/schemas/money.ts';
import { line, prose } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

export const NewProof = z
  .strictObject({
    trackingKey: line(64).nullish().meta({ description: "SPEI's clave de rastreo." }),
    amountMinor,
    paidOn: day.meta({ description: "By the account's today, and not more than 90 days ago." }),
    fileBase64: inBase64('a file')
      .nullish()
      .meta({ contentEncoding: 'base64', description: 'A PDF, PNG, JPEG or XML of at most 10 MB.' }),
    fileName: line(200).nullish(),
  })
  .refine((body) => Boolean(body.trackingKey ?? body.fileBase64), {
    path: ['trackingKey'],
    error: 'is missing: a proof has a trackingKey or a file',
  })
  .meta({
    id: 'NewProofOfPayment',
    title: 'A new proof of payment',
    examples: [{ trackingKey: 'MBAN01002603130012345678', amountMinor: 116_000, paidOn: '2026-03-13' }],
  });

/** The same as a form, with the file as a part of it. */
export const PROOF_FORM = {
  type: 'object',
  required: ['amountMinor', 'paidOn'],
  properties: {
    trackingKey: { type: 'string' },
    amountMinor: { type: 'integer' },
    paidOn: { type: 'string', format: 'date' },
    file: {
      type: 'string',
      contentMediaType: 'application/octet-stream',
      maxLength: MAX_FILE_BYTES,
      description: 'A PDF, PNG, JPEG or XML.',
    },
  },
};

export const Acceptance = z
  .strictObject({
    transferId: idOf('btx')
      .optional()
      .meta({ description: 'An unmatched transfer that is its money, one of `waiting` in its evidence.' }),
  })
  .meta({ id: 'ProofAcceptance', title: 'That a proof is accepted', examples: [{}] });

export const Rejection = z
  .strictObject({ reason: prose(1_000).meta({ description: 'The customer reads it.' }) })
  .meta({ id: 'Rejection', title: 'Why a proof is rejected' });
