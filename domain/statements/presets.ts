import type { BankMapping } from './mapping.ts';

/**
 * Mappings that are shipped, by name. No bank of Mexico publishes what its exports look like. What is here was taken
 * from the programs of others who read them, which are public; what is assumed is said at each. Headings are compared
 * without accents, capitals and double blanks. A line that doesn't fit is refused with what would be right, never read
 * another way: import one day, look, and put a mapping of your own under another name where your bank's differs.
 */
const PESOS = {
  decimal: '.',
  delimiter: ',',
  encoding: 'utf-8',
  currency: 'MXN',
  receivedAtAccount: null,
  directions: null,
  inConcept: {},
} as const satisfies Partial<BankMapping>;

/** Words that banks write before each in one text. From statements that people show; not from a specification. */
const SPEI_IN_TEXT: BankMapping['inConcept'] = {
  trackingKey: ['CVE RASTREO', 'CVE RAST', 'CLAVE DE RASTREO', 'CLAVE RASTREO'],
  payerClabe: ['DE LA CLABE'],
  payerName: ['DEL CLIENTE', 'ORDENANTE'],
  reference: ['REFERENCIA', 'REF:'],
};

/** Null: none is shipped under this name. */
export const presetNamed = (name: string): BankMapping | null =>
  Object.hasOwn(PRESETS, name) ? (PRESETS[name] ?? null) : null;

export const PRESETS: Readonly<Record<string, BankMapping>> = {
  /**
   * BBVA México, "movimientos". Known: tab-separated text with Día (DD-MM-YYYY), "Concepto / Referencia", cargo, Abono,
   * Saldo; the spreadsheet of the same has Fecha in place of Día. Assumed: windows-1252, as its Día comes out broken for
   * others who read it as UTF-8. It has no column for the tracking key: where the text has none, lines go by what they
   * say.
   */
  'bbva-mx': {
    ...PESOS,
    columns: { settledOn: 'Día', concept: 'Concepto / Referencia', debit: 'cargo', credit: 'Abono' },
    dateFormat: 'DD-MM-YYYY',
    delimiter: '\t',
    encoding: 'windows-1252',
    inConcept: SPEI_IN_TEXT,
  },
  /**
   * Santander México, "consulta de movimientos". Known: commas; Fecha as 'DDMMYYYY' and texts in single quotes,
   * "Cargo/Abono" with + or -, Importe, Saldo, Referencia, Concepto, "Clave de Rastreo"; also "Clabe Beneficiario" and
   * "Nombre Beneficiario", which are of money that goes out. Assumed: UTF-8. Who paid has a column of its own in some
   * exports; its heading isn't public.
   */
  'santander-mx': {
    ...PESOS,
    columns: {
      settledOn: 'Fecha',
      amount: 'Importe',
      direction: 'Cargo/Abono',
      trackingKey: 'Clave de Rastreo',
      reference: 'Referencia',
      concept: 'Concepto',
    },
    dateFormat: 'DDMMYYYY',
    directions: { in: ['+'], out: ['-'] },
  },
  /**
   * Banorte, "Banco en su empresa". Known: commas; FECHA (DD/MM/YYYY), REFERENCIA, DESCRIPCIÓN, "COD. TRANSAC",
   * SUCURSAL, DEPÓSITOS and RETIROS with a dash where there is none, SALDO, MOVIMIENTO, "DESCRIPCIÓN DETALLADA". Assumed:
   * that MOVIMIENTO names the line, and what stands where in the long text of a SPEI.
   */
  'banorte-mx': {
    ...PESOS,
    columns: {
      settledOn: 'FECHA',
      credit: 'DEPÓSITOS',
      debit: 'RETIROS',
      concept: 'DESCRIPCIÓN DETALLADA',
      bankReference: 'MOVIMIENTO',
    },
    dateFormat: 'DD/MM/YYYY',
    inConcept: SPEI_IN_TEXT,
  },
  /**
   * Bank of America's CashPro, previous-day detail. Nothing of it is public that could be found: assumed throughout, by
   * the columns of BAI2, whose words CashPro uses. Above all see whether days are MM/DD/YYYY, whether amounts that went
   * out are negative, and whether Text has a SPEI's words. CashPro gives camt.053 and MT940 too: prefer them.
   */
  'bofa-cashpro': {
    ...PESOS,
    columns: {
      settledOn: 'As Of',
      amount: 'Amount',
      currency: 'Currency',
      bankReference: 'Bank Reference',
      reference: 'Customer Reference',
      concept: 'Text',
      receivedAtAccount: 'Account',
    },
    dateFormat: 'MM/DD/YYYY',
    currency: null,
    inConcept: SPEI_IN_TEXT,
  },
};
