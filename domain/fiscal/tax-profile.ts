import type { Day } from '../time/time.ts';
import type { TaxTerms } from '../billing/taxes.ts';
import { type CfdiUse, isFor, type PaymentForm, type Regime, regimesOf } from './catalogs.ts';

/** `border`: the northern or southern border region, with a lower value added tax by decree, extended year by year. */
export const TAX_ZONES = ['general', 'border'] as const;
export type TaxZone = (typeof TAX_ZONES)[number];

/** Who a customer is to the Mexican tax authority, and what is charged of it therefore. */
export interface TaxProfile {
  /** Capitals, without dashes. */
  rfc: string;
  /** As the constancia has it: capitals, without the régimen de capital. */
  name: string;
  regime: Regime;
  /** Of the fiscal domicile, five digits. */
  postalCode: string;
  cfdiUse: CfdiUse;
  zone: TaxZone;
  /** The last day of the zone's rate; null: no end is known. */
  zoneUntil: Day | null;
  /** How it pays what it pays at once: on receipts of the kind PUE. */
  paymentForm: PaymentForm;
  /** Whether IEPS is charged on prices that name it. */
  ieps: boolean;
}

/** Dated by decrees and laws, in millionths. Not for the law: see docs/billing.md, "For the tax adviser". */
const IVA = 160_000;
const IVA_AT_THE_BORDER = 80_000;
const IEPS_ON_TELEPHONE_SERVICE = 30_000;

/**
 * What is charged of an account. Without a profile: Mexico's ordinary rate where pesos are billed, and none elsewhere.
 */
export function taxTermsFor(profile: TaxProfile | null, currency: string): TaxTerms {
  if (profile === null) return { iva: currency === 'MXN' ? IVA : 0, ivaReduced: null, ieps: 0 };
  return {
    iva: IVA,
    ivaReduced: profile.zone === 'border' ? { rate: IVA_AT_THE_BORDER, through: profile.zoneUntil } : null,
    ieps: profile.ieps ? IEPS_ON_TELEPHONE_SERVICE : 0,
  };
}

/** Companies have twelve letters and digits, persons thirteen. */
const whoHas = (rfc: string): 'company' | 'person' => (rfc.length === 12 ? 'company' : 'person');

/** RFCs that are nobody's own: of the public at large, and of foreigners. Receipts to them follow other rules. */
const NOBODYS = ['XAXX010101000', 'XEXX010101000'];

/**
 * The régimen de capital at the end of a company's name, with or without dots: receipts that carry it are rejected
 * (CFDI40147 to 40149).
 */
const VARIABLE = '(?: ?DE ?C\\.? ?V\\.?)?';
const LIMITED = `DE ?R\\.? ?L\\.?(?:${VARIABLE}|(?: ?M\\.? ?I\\.?))`;
const CAPITALS = [
  `S\\.? ?A\\.?(?: ?P\\.? ?I\\.?| ?B\\.?| ?S\\.?)?${VARIABLE}`,
  `S\\.? ?${LIMITED}`,
  `S\\.? ?C\\.?(?: ?${LIMITED})?`,
  'A\\.? ?C\\.?',
  'SOCIEDAD (?:AN[OÓ]NIMA|CIVIL|DE RESPONSABILIDAD LIMITADA)\\b.*',
  'ASOCIACI[OÓ]N CIVIL',
];
const CAPITAL = new RegExp(`[\\s,]+(?:${CAPITALS.join('|')})$`);

/** One field that can't be as it is, and what would be right. */
export interface ProfileProblem {
  field: keyof TaxProfile;
  message: string;
}

/** What of a profile doesn't fit together. Each of its fields is right by itself. */
export function profileProblems(profile: TaxProfile): ProfileProblem[] {
  const { rfc, name, regime, cfdiUse, zone, zoneUntil } = profile;
  const problems: ProfileProblem[] = [];
  const who = whoHas(rfc);
  if (NOBODYS.includes(rfc))
    problems.push({ field: 'rfc', message: 'must be the customer’s own: receipts to the public are not made here' });
  const capital = who === 'company' ? CAPITAL.exec(name)?.[0] : undefined;
  if (capital !== undefined)
    problems.push({
      field: 'name',
      message: `must be as the constancia has it, without the régimen de capital: leave out "${capital.replace(/^[\s,]+/, '')}"`,
    });
  if (!isFor(regime, who))
    problems.push({ field: 'regime', message: `must be one of a ${who}, as the RFC is: ${regime} is not` });
  const regimes = regimesOf(cfdiUse);
  if (!regimes.includes(regime))
    problems.push({
      field: 'cfdiUse',
      message: `must be a use that régimen ${regime} may name: ${cfdiUse} is for ${regimes.join(', ')}`,
    });
  if (zone === 'general' && zoneUntil !== null)
    problems.push({ field: 'zoneUntil', message: 'must be left out in the general zone: its rate has no end' });
  return problems;
}
