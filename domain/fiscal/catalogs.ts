/** The tax authority's catalogues of CFDI 4.0, as far as a customer's receipt names them. */

/** Whom a régimen is for: companies, persons, or both. */
type For = 'company' | 'person' | 'both';

/** `c_RegimenFiscal`, with the words of the constancia. */
const REGIME_TABLE = {
  '601': ['company', 'General de Ley Personas Morales'],
  '603': ['company', 'Personas Morales con Fines no Lucrativos'],
  '605': ['person', 'Sueldos y Salarios e Ingresos Asimilados a Salarios'],
  '606': ['person', 'Arrendamiento'],
  '607': ['person', 'Enajenación o Adquisición de Bienes'],
  '608': ['person', 'Demás ingresos'],
  '610': ['both', 'Residentes en el Extranjero sin Establecimiento Permanente en México'],
  '611': ['person', 'Ingresos por Dividendos (socios y accionistas)'],
  '612': ['person', 'Personas Físicas con Actividades Empresariales y Profesionales'],
  '614': ['person', 'Ingresos por intereses'],
  '615': ['person', 'Ingresos por obtención de premios'],
  '616': ['person', 'Sin obligaciones fiscales'],
  '620': ['company', 'Sociedades Cooperativas de Producción que optan por diferir sus ingresos'],
  '621': ['person', 'Incorporación Fiscal'],
  '622': ['company', 'Actividades Agrícolas, Ganaderas, Silvícolas y Pesqueras'],
  '623': ['company', 'Opcional para Grupos de Sociedades'],
  '624': ['company', 'Coordinados'],
  '625': ['person', 'Actividades Empresariales con ingresos a través de Plataformas Tecnológicas'],
  '626': ['both', 'Simplificado de Confianza'],
} as const satisfies Record<string, readonly [For, string]>;

export type Regime = keyof typeof REGIME_TABLE;
export const REGIMES = Object.keys(REGIME_TABLE) as [Regime, ...Regime[]];

export const isFor = (regime: Regime, who: 'company' | 'person'): boolean => {
  const [whom] = REGIME_TABLE[regime];
  return whom === 'both' || whom === who;
};
export const regimeWords = (regime: Regime): string => REGIME_TABLE[regime][1];

const BUSINESS = ['601', '603', '606', '612', '620', '621', '622', '623', '624', '625', '626'] as const;
const PERSONAL = ['605', '606', '607', '608', '611', '612', '614', '615', '625'] as const;
const ANY = REGIMES;

/** `c_UsoCFDI`, each with the régimens that may name it. */
const USE_TABLE = {
  G01: BUSINESS,
  G02: [...BUSINESS, '616'],
  G03: BUSINESS,
  I01: BUSINESS,
  I02: BUSINESS,
  I03: BUSINESS,
  I04: BUSINESS,
  I05: BUSINESS,
  I06: BUSINESS,
  I07: BUSINESS,
  I08: BUSINESS,
  D01: PERSONAL,
  D02: PERSONAL,
  D03: PERSONAL,
  D04: PERSONAL,
  D05: PERSONAL,
  D06: PERSONAL,
  D07: PERSONAL,
  D08: PERSONAL,
  D09: PERSONAL,
  D10: PERSONAL,
  S01: ANY,
} as const satisfies Record<string, readonly Regime[]>;

export type CfdiUse = keyof typeof USE_TABLE;
export const CFDI_USES = Object.keys(USE_TABLE) as [CfdiUse, ...CfdiUse[]];

export const regimesOf = (use: CfdiUse): readonly Regime[] => USE_TABLE[use];

/** `c_FormaPago`. 99 (to be defined) is what an invoice says that is to be paid later. */
export const PAYMENT_FORMS = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '08',
  '12',
  '13',
  '14',
  '15',
  '17',
  '23',
  '24',
  '25',
  '26',
  '27',
  '28',
  '29',
  '30',
  '31',
] as const;
export type PaymentForm = (typeof PAYMENT_FORMS)[number];
