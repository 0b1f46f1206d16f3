/**
 * SPEI's participants as Banco de México lists them for its CEP, by the key that its form knows them by: the last three
 * digits are those that their CLABEs begin with, what stands before them is their class (40 a bank, 37 a bank of the
 * state, 90 any other). The list of 11 September 2026, banxico.org.mx/cep/instituciones.do?fecha=11-09-2026: 97 names.
 */
export const INSTITUTIONS: Record<string, string> = {
  '2001': 'BANXICO',
  '37006': 'BANCOMEXT',
  '37009': 'BANOBRAS',
  '37019': 'BANJERCITO',
  '37135': 'NAFIN',
  '37166': 'BaBien',
  '37168': 'HIPOTECARIA FED',
  '40002': 'BANAMEX',
  '40012': 'BBVA MEXICO',
  '40014': 'SANTANDER',
  '40021': 'HSBC',
  '40030': 'BAJIO',
  '40036': 'INBURSA',
  '40042': 'MIFEL',
  '40044': 'SCOTIABANK',
  '40058': 'BANREGIO',
  '40059': 'INVEX',
  '40060': 'BANSI',
  '40062': 'AFIRME',
  '40072': 'BANORTE',
  '40106': 'BANK OF AMERICA',
  '40108': 'MUFG',
  '40110': 'JP MORGAN',
  '40112': 'BMONEX',
  '40113': 'VE POR MAS',
  '40124': 'CITI MEXICO',
  '40127': 'AZTECA',
  '40128': 'KAPITAL',
  '40129': 'BARCLAYS',
  '40130': 'COMPARTAMOS',
  '40132': 'MULTIVA BANCO',
  '40133': 'ACTINVER',
  '40136': 'INTERCAM BANCO',
  '40137': 'BANCOPPEL',
  '40138': 'UALA',
  '40140': 'CONSUBANCO',
  '40141': 'VOLKSWAGEN',
  '40145': 'BBASE',
  '40147': 'BANKAOOL',
  '40148': 'PAGATODO',
  '40150': 'INMOBILIARIO',
  '40151': 'DONDE',
  '40152': 'BANCREA',
  '40154': 'BANCO COVALTO',
  '40155': 'ICBC',
  '40156': 'SABADELL',
  '40157': 'SHINHAN',
  '40158': 'MIZUHO BANK',
  '40159': 'BANK OF CHINA',
  '40160': 'BANCO S3',
  '40167': 'HEY BANCO',
  '40170': 'REVOLUT BANK',
  '40638': 'NUBANK',
  '90600': 'MONEXCB',
  '90601': 'GBM',
  '90602': 'MASARI',
  '90605': 'VALUE',
  '90616': 'FINAMEX',
  '90617': 'VALMEX',
  '90620': 'PROFUTURO',
  '90631': 'TRF',
  '90634': 'FINCOMUN',
  '90646': 'STP',
  '90652': 'CREDICAPITAL',
  '90653': 'KUSPIT',
  '90656': 'UNAGRA',
  '90659': 'ASP INTEGRA OPC',
  '90660': 'Altor',
  '90661': 'KLAR',
  '90670': 'LIBERTAD',
  '90677': 'CAJA POP MEXICA',
  '90680': 'CRISTOBAL COLON',
  '90683': 'CAJA TELEFONIST',
  '90684': 'TRANSFER',
  '90685': 'FONDO (FIRA)',
  '90688': 'CREDICLUB',
  '90699': 'FONDEADORA',
  '90703': 'TESORED',
  '90706': 'ARCUS FI',
  '90710': 'NVIO',
  '90714': 'PPBALANCEMX',
  '90715': 'CASHI CUENTA',
  '90720': 'MexPago',
  '90721': 'albo',
  '90722': 'Mercado Pago W',
  '90723': 'Cuenca',
  '90725': 'COOPDESARROLLO',
  '90727': 'TRANSFER DIRECT',
  '90728': 'SPIN BY OXXO',
  '90729': 'Dep y Pag Dig',
  '90730': 'Clip',
  '90732': 'Peibo',
  '90734': 'FINCO PAY',
  '90738': 'FINTOC',
  '90901': 'CLS',
  '90902': 'INDEVAL',
  '90903': 'CoDi Valida',
};

/** Of which a list of today has only one key, and transfers of another time have the other. */
const FORMER_KEYS: Record<string, string> = { '40638': '90638' };

/**
 * What else they are called: on CEPs of other years (the list of 21 January 2019, as cuenca-mx/clabe-python kept it),
 * and on receipts that they print themselves. Only what can be no other's.
 */
const OTHER_NAMES: Record<string, string> = {
  AUTOFIN: '40128',
  BANBAJIO: '40030',
  'BANCA AFIRME': '40062',
  'BANCA MIFEL': '40042',
  'BANCO AZTECA': '40127',
  'BANCO DEL BAJIO': '40030',
  'BANCO DEL BIENESTAR': '37166',
  'BANCO FINTERRA': '40154',
  'BANCO INBURSA': '40036',
  'BANCO INVEX': '40059',
  'BANCO NACIONAL DE MEXICO': '40002',
  'BANCO SANTANDER': '40014',
  BANCOMER: '40012',
  'BANORTE/IXE': '40072',
  BANSEFI: '37166',
  BBVA: '40012',
  'BBVA BANCOMER': '40012',
  CITIBANAMEX: '40002',
  COMPROPAGO: '90728',
  'HSBC MEXICO': '40021',
  'MERCADO PAGO': '90722',
  MULTIVA: '40132',
  'NU MEXICO': '40638',
  'SANTANDER MEXICO': '40014',
  'SCOTIABANK INVERLAT': '40044',
};

const compared = (name: string): string =>
  name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');

const BY_NAME = new Map([
  ...Object.entries(INSTITUTIONS).map(([key, name]) => [compared(name), key] as const),
  ...Object.entries(OTHER_NAMES).map(([name, key]) => [compared(name), key] as const),
]);

const withFormer = (key: string): string[] => [key, FORMER_KEYS[key]].filter((one) => one !== undefined);

/** The keys that it has had, today's first. Empty: the list knows none of that name. */
export function institutionsNamed(name: string): string[] {
  const key = BY_NAME.get(compared(name));
  return key === undefined ? [] : withFormer(key);
}

/** Whose account it is: the keys that it has had, today's first. Empty: the list knows none with these three digits. */
export function institutionsOf(clabe: string): string[] {
  const digits = clabe.slice(0, 3);
  const key = Object.keys(INSTITUTIONS).find((one) => one.slice(-3) === digits);
  return key === undefined ? [] : withFormer(key);
}
