import { isDeepStrictEqual } from 'node:util';
import type { CfdiUse, PaymentForm, Regime } from '../../../domain/fiscal/catalogs.ts';
import { fiscalLine } from '../../../domain/fiscal/fiscal-lines.ts';
import type { TaxProfile, TaxZone } from '../../../domain/fiscal/tax-profile.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { TaxProfileRow, TaxProfiles } from '../tax-profiles.ts';
import { type Db, json, type Tx } from './db/database.ts';
import { dateOf, dayOfDate, instantOf, orNull } from './db/values.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';

/** Who accounts are to the tax authority: beside the chart, and on the timeline. */
export const taxProfilesOf = (desk: Desk): TaxProfiles => ({
  taxProfile: async (accountId) => orNull(await desk.db.taxProfile.findUnique({ where: { accountId } }), toTaxProfile),

  saveTaxProfile: ({ accountId, profile, actor }) =>
    decideOn(desk, accountId, async (account) => {
      const { tx } = account;
      const before = await taxProfileOf(tx, accountId);
      const fields = (Object.keys(profile) as (keyof TaxProfile)[]).filter(
        (field) => !isDeepStrictEqual(before?.[field], profile[field]),
      );
      if (before !== null && fields.length === 0) return before;
      const { zoneUntil, ...plain } = profile;
      const at = account.moment;
      const data = {
        ...plain,
        zoneUntil: zoneUntil === null ? null : dateOf(zoneUntil),
        changedAt: dateOf(at),
        changedBy: json(actor),
      };
      const row = await tx.taxProfile.upsert({ where: { accountId }, create: { accountId, ...data }, update: data });
      account.note(fiscalLine('taxProfile.changed', { fields }, { at, actor }));
      return toTaxProfile(row);
    }),
});

export const taxProfileOf = async (tx: Db | Tx, accountId: string): Promise<TaxProfileRow | null> =>
  orNull(await tx.taxProfile.findUnique({ where: { accountId } }), toTaxProfile);

const toTaxProfile = (row: Prisma.TaxProfileGetPayload<object>): TaxProfileRow => ({
  accountId: row.accountId,
  rfc: row.rfc,
  name: row.name,
  regime: row.regime as Regime,
  postalCode: row.postalCode,
  cfdiUse: row.cfdiUse as CfdiUse,
  zone: row.zone as TaxZone,
  zoneUntil: row.zoneUntil === null ? null : dayOfDate(row.zoneUntil),
  paymentForm: row.paymentForm as PaymentForm,
  ieps: row.ieps,
  changedAt: instantOf(row.changedAt),
});
