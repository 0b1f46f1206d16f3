import { z } from 'zod';
import { isRetired } from '../../../domain/statements/retired.ts';
import { dayOf } from '../../../domain/time/calendar.ts';
import type { Receiving } from '../../../domain/statements/receiving.ts';
import { clabeProblem } from '../../../domain/mexico/clabe.ts';
import { idOf } from '../../http/schemas/ids.ts';
import { amountMinor, currency } from '../../http/schemas/money.ts';
import { line, oneOf, prose, wants } from '../../http/schemas/text.ts';
import { instant } from '../../http/schemas/time.ts';

const MAX_ALLOCATIONS = 100;

const clabe = z
  .string(wants('18 digits'))
  .superRefine((text, context) => {
    const problem = clabeProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  })
  .meta({ examples: ['106180000147960160'] });

export const NewBankTransfer = z
  .strictObject({
    trackingKey: line(64).nullish().meta({
      description: "SPEI's clave de rastreo. With the rail and day it tells a repeated transfer from a new one.",
    }),
    bankReference: line(64)
      .nullish()
      .meta({ description: "The bank's own, of a transfer without a tracking key: TEF, SWIFT, cash." }),
    rail: oneOf('spei', 'other')
      .optional()
      .meta({ description: 'How it came: SPEI unless given, where it has a tracking key.' }),
    amountMinor,
    currency,
    settledAt: instant.meta({ description: "Recorded as given; the transfer acts at the account's own now." }),
    reference: line(64)
      .nullish()
      .meta({ description: 'An invoice number is looked for in it; in SPEI its last seven digits.' }),
    concept: line(210).nullish().meta({ description: 'An invoice number is looked for in it.' }),
    payerName: line(200).nullish(),
    payerClabe: clabe.nullish(),
    receivedAtAccount: z
      .string(wants('a CLABE of 18 digits, or the number of an account'))
      .regex(/^[0-9A-Za-z-]{1,34}$/, 'must be a CLABE of 18 digits, or the number of an account')
      .superRefine((text, context) => {
        const problem = /^[0-9]{18}$/.test(text) ? clabeProblem(text) : null;
        if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      })
      .nullish()
      .meta({ description: "Your account at which it arrived. At an account's own CLABE it is that account's money." }),
  })
  .refine((body) => Boolean(body.trackingKey ?? body.bankReference), {
    path: ['trackingKey'],
    error: 'is missing: a transfer has a trackingKey or a bankReference',
  })
  .meta({
    id: 'NewBankTransfer',
    title: 'A transfer that came in',
    examples: [
      {
        trackingKey: 'MBAN01002603130012345678',
        amountMinor: 116_000,
        currency: 'MXN',
        settledAt: '2026-03-13T17:20:00Z',
        concept: 'Pago factura IN60001234567',
        payerName: 'Guthrie SA de CV',
      },
    ],
  });

/** As the record takes it; `retired` are accounts of ours that nobody should pay to any more. */
export const transferIn = (
  {
    trackingKey = null,
    bankReference = null,
    reference = null,
    concept = null,
    payerName = null,
    payerClabe = null,
    receivedAtAccount = null,
    rail,
    ...rest
  }: z.infer<typeof NewBankTransfer>,
  { retired, timeZone }: Receiving,
) => ({
  rail: rail ?? (trackingKey === null ? ('other' as const) : ('spei' as const)),
  trackingKey,
  bankReference,
  reference,
  concept,
  payerName,
  payerClabe,
  receivedAtAccount,
  retiredAccount: isRetired(retired, receivedAtAccount, dayOf(rest.settledAt, timeZone)),
  ...rest,
});

export const Match = z
  .strictObject({
    allocations: z
      .array(
        z.strictObject({ invoiceId: idOf('inv'), amountMinor }, wants('an object with invoiceId and amountMinor')),
        wants('a list of allocations'),
      )
      .min(1, 'must have at least one allocation')
      .max(MAX_ALLOCATIONS, `must have at most ${MAX_ALLOCATIONS} allocations`)
      .superRefine((allocations, context) => {
        for (const [i, one] of allocations.entries()) {
          if (allocations.findIndex((other) => other.invoiceId === one.invoiceId) < i)
            context.addIssue({ code: 'custom', path: [i, 'invoiceId'], message: 'must name each invoice once' });
        }
      }),
  })
  .meta({
    id: 'Match',
    title: 'What a transfer pays',
    examples: [{ allocations: [{ invoiceId: 'inv_8m3k0q1wz5v7c9x2b4n6', amountMinor: 116_000 }] }],
  });

export const Unmatch = z.strictObject({ reason: prose(1_000) }).meta({ id: 'Unmatch', title: 'Why a match is undone' });
