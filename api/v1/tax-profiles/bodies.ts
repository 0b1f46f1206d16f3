import { z } from 'zod';
import { CFDI_USES, PAYMENT_FORMS, REGIMES } from '../../../domain/fiscal/catalogs.ts';
import { profileProblems, TAX_ZONES, type TaxProfile } from '../../../domain/fiscal/tax-profile.ts';
import { rfcProblem } from '../../../domain/mexico/rfc.ts';
import { MAX_FILE_BYTES } from '../../http/multipart.ts';
import { inBase64 } from '../../http/schemas/file.ts';
import { line, oneOf, wants, yesOrNo } from '../../http/schemas/text.ts';
import { day } from '../../http/schemas/time.ts';

const rfc = line(20)
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .superRefine((text, context) => {
    const problem = rfcProblem(text);
    if (problem !== null) context.addIssue({ code: 'custom', message: `must be an RFC. ${problem}` });
  })
  .meta({ description: 'The tax id.', examples: ['GUT010101AA1'] });

/** Capitals, one blank between words; a bar separates the values of a receipt. */
const name = line(300)
  .regex(/^[^|]*$/, 'must not have a bar (|) in it')
  .transform((text) => text.toUpperCase().replace(/\s+/g, ' '))
  .meta({
    description: 'As the constancia de situación fiscal has it, without the régimen de capital ("SA de CV").',
    examples: ['GUTHRIE COMUNICACIONES'],
  });

/** A code of a catalogue. */
const code = <const T extends readonly [string, ...string[]]>(codes: T, catalogue: string, example: T[number]) =>
  oneOf(...codes).meta({ description: `Of the tax authority's ${catalogue}.`, examples: [example] });

export const NewTaxProfile = z
  .strictObject({
    rfc,
    name,
    regime: code(REGIMES, 'c_RegimenFiscal', '601'),
    postalCode: z
      .string(wants('a postal code of five digits'))
      .regex(/^[0-9]{5}$/, 'must be a postal code of five digits, such as 06600')
      .meta({ description: 'Of the fiscal domicile.', examples: ['06600'] }),
    cfdiUse: code(CFDI_USES, 'c_UsoCFDI', 'G03').default('G03'),
    zone: oneOf(...TAX_ZONES)
      .default('general')
      .meta({ description: '`border`: the lower value added tax of the border region.' }),
    zoneUntil: day
      .nullish()
      .transform((until) => until ?? null)
      .meta({ description: "The last day of the zone's rate; after it the ordinary one." }),
    paymentForm: code(PAYMENT_FORMS, 'c_FormaPago', '03')
      .default('03')
      .meta({ description: "How it pays what it pays at once: of the tax authority's c_FormaPago." }),
    ieps: yesOrNo.default(false).meta({ description: 'Whether IEPS is charged on prices that name it.' }),
  })
  .superRefine((profile, context) => {
    for (const { field, message } of profileProblems(profile as TaxProfile))
      context.addIssue({ code: 'custom', path: [field], message });
  })
  .meta({
    id: 'NewTaxProfile',
    title: 'Who an account is to the Mexican tax authority',
    examples: [
      {
        rfc: 'GUT010101AA1',
        name: 'GUTHRIE COMUNICACIONES',
        regime: '601',
        postalCode: '06600',
        cfdiUse: 'G03',
        zone: 'general',
        paymentForm: '03',
      },
    ],
  });

export const SentConstancia = z
  .strictObject({
    fileBase64: inBase64('a PDF').meta({ contentEncoding: 'base64', description: 'A PDF of at most 10 MB.' }),
    fileName: line(200).nullish(),
  })
  .meta({ id: 'SentConstancia', title: 'A constancia de situación fiscal' });

/** The same as a form. */
export const CONSTANCIA_FORM = {
  type: 'object',
  required: ['file'],
  properties: {
    file: {
      type: 'string',
      contentMediaType: 'application/pdf',
      maxLength: MAX_FILE_BYTES,
      description: 'A PDF.',
    },
  },
};
