import { comparedHeading } from '../../../domain/statements/mapping.ts';

/** The columns of a file, and the words under which they may stand in it besides their own. */
export const COLUMNS = {
  externalId: ['id', 'account', 'customer id', 'cuenta', 'numero de cliente', 'id de cliente', 'id externo'],
  name: ['customer', 'company', 'nombre', 'cliente', 'razon social', 'nome'],
  email: ['e-mail', 'mail', 'correo', 'correo electronico'],
  rfc: ['tax id'],
  locale: ['language', 'idioma'],
  timeZone: ['zona horaria', 'fuso horario'],
  currency: ['moneda', 'moeda'],
  policy: ['politica'],
  tags: ['etiquetas'],
  billingRecipients: ['correos de facturacion'],
  receiptEmail: ['correo de recibos'],
  methodToken: ['token', 'token del metodo'],
  autopay: ['pago automatico', 'cargo automatico'],
  autopayConsent: ['consentimiento'],
  invoiceNumber: ['invoice', 'number', 'factura', 'folio', 'numero de factura', 'fatura'],
  issuedOn: ['issue date', 'fecha de emision', 'emision', 'emissao'],
  dueOn: ['due date', 'vencimiento', 'fecha de vencimiento'],
  amount: ['open amount', 'balance', 'saldo', 'monto', 'importe', 'valor'],
  amountMinor: ['balanceMinor'],
  tax: ['iva', 'impuesto', 'imposto'],
  description: ['concepto', 'descripcion', 'descricao'],
} as const satisfies Record<string, readonly string[]>;

/** Where what is wrong stands in what is given back: no column, so that the file can be sent again as it is. */
export const ERROR = 'error';

export type Column = keyof typeof COLUMNS;

/** What stands in a line under the columns that its file has; null: nothing. */
export type Values = Partial<Record<Column, string | null>>;

/** Without what a file cannot be a file of accounts. */
const REQUIRED: readonly Column[] = ['externalId', 'name', 'email'];

const plain = (heading: string): string => comparedHeading(heading).replace(/[\s_.-]/g, '');

const BY_HEADING = new Map(
  Object.entries(COLUMNS).flatMap(([column, others]) =>
    [column, ...others].map((heading) => [plain(heading), column as Column] as const),
  ),
);

export const columnUnder = (heading: string): Column | null => BY_HEADING.get(plain(heading)) ?? null;

export interface Places {
  /** Which column stands at which place. */
  at: Map<Column, number>;
  headings: string[];
  /** Headings that name no column: nothing is read of them. */
  ignored: string[];
}

/** In a sentence what is wrong with a row of headings; else where the columns stand. */
export function placesIn(headings: readonly string[]): Places | string {
  const at = new Map<Column, number>();
  const ignored: string[] = [];
  for (const [place, heading] of headings.entries()) {
    const column = columnUnder(heading);
    if (column === null) ignored.push(heading);
    else if (at.has(column))
      return `"${heading}" and "${headings[at.get(column) ?? 0]}" are the same column, ${column}`;
    else at.set(column, place);
  }
  const missing = REQUIRED.filter((column) => !at.has(column));
  if (missing.length > 0) {
    const found =
      headings.length === 0 ? 'there are none' : `there are ${headings.map((one) => `"${one}"`).join(', ')}`;
    return `the headings must have ${missing.join(', ')}; ${found}`.slice(0, 600);
  }
  if (at.has('amount') && at.has('amountMinor')) return 'amount and amountMinor say the same: one of them is enough';
  return { at, headings: [...headings], ignored: ignored.filter((one) => one.trim() !== '' && one !== ERROR) };
}
