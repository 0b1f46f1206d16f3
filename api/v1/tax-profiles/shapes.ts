import { z } from 'zod';
import { CFDI_USES, PAYMENT_FORMS, REGIMES, regimeWords } from '../../../domain/fiscal/catalogs.ts';
import type { ReadConstancia } from '../../../domain/fiscal/constancia.ts';
import { TAX_ZONES } from '../../../domain/fiscal/tax-profile.ts';
import type { TaxProfileRow } from '../../../ports/store/tax-profiles.ts';
import { idOut } from '../../http/schemas/ids.ts';
import { dayOut, instantOut } from '../../http/schemas/time.ts';

export const TaxProfile = z
  .strictObject({
    accountId: idOut('acc'),
    rfc: z.string(),
    name: z.string(),
    regime: z.enum(REGIMES),
    postalCode: z.string(),
    cfdiUse: z.enum(CFDI_USES),
    zone: z.enum(TAX_ZONES),
    zoneUntil: dayOut.nullable(),
    paymentForm: z.enum(PAYMENT_FORMS),
    ieps: z.boolean(),
    changedAt: instantOut,
  })
  .meta({ id: 'TaxProfile', title: 'Who an account is to the Mexican tax authority' });

export const taxProfileShape = (row: TaxProfileRow): z.infer<typeof TaxProfile> => ({
  accountId: row.accountId,
  rfc: row.rfc,
  name: row.name,
  regime: row.regime,
  postalCode: row.postalCode,
  cfdiUse: row.cfdiUse,
  zone: row.zone,
  zoneUntil: row.zoneUntil,
  paymentForm: row.paymentForm,
  ieps: row.ieps,
  changedAt: row.changedAt,
});

export const ConstanciaProposal = z
  .strictObject({
    proposal: z
      .strictObject({
        rfc: z.string().nullable(),
        name: z.string().nullable(),
        regime: z.enum(REGIMES).nullable(),
        postalCode: z.string().nullable(),
      })
      .meta({ description: 'For a person to confirm with PUT; null: it could not be read.' }),
    regimes: z
      .array(z.strictObject({ regime: z.enum(REGIMES), words: z.string() }))
      .meta({ description: 'All that it names.' }),
    idCif: z.string().nullable().meta({ description: "Of the tax authority's own page about it." }),
    missing: z.array(z.enum(['rfc', 'name', 'regime', 'postalCode'])),
  })
  .meta({ id: 'ConstanciaProposal', title: 'What a constancia says' });

const PROPOSED = ['rfc', 'name', 'regime', 'postalCode'] as const;

export const proposalShape = (read: ReadConstancia): z.infer<typeof ConstanciaProposal> => ({
  proposal: { rfc: read.rfc, name: read.name, regime: read.regime, postalCode: read.postalCode },
  regimes: read.regimes.map((regime) => ({ regime, words: regimeWords(regime) })),
  idCif: read.idCif,
  missing: PROPOSED.filter((field) => read[field] === null),
});
