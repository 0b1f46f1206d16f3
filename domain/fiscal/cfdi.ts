import { centsOf, divided, MICROS_A_CENT, pesos, sixDecimals } from './amounts.ts';
import { type Concept, conceptsOf, type ReceiptLine, type ReceiptTax } from './concepts.ts';
import type { Issuer, Receiver } from './parties.ts';
import { Undrawable } from './undrawable.ts';
import { node, type XmlNode } from './xml-node.ts';

/**
 * The invoice's fiscal receipt, CFDI 4.0 of the kind Ingreso, without seal: what is missing (Sello, NoCertificado,
 * Certificado, the stamp) is made with the issuer's key, by whoever stamps it. Source: Anexo 20, cfdv40.xsd.
 */

/** `IN60001234567`, or whatever number an invoice has. */
export interface IncomePaper {
  number: string;
  /** Local, without a zone. */
  issuedAt: string;
  method: 'PUE' | 'PPD';
  /** 99 where it is paid later. */
  form: string;
  lines: readonly ReceiptLine[];
  taxes: readonly ReceiptTax[];
  totalMinor: number;
}

const CFDI_4 = 'http://www.sat.gob.mx/cfd/4';
export const CFDI_SCHEMA = `${CFDI_4} http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd`;

/** `c_Impuesto`. */
const TAX_KEYS: Readonly<Record<string, string>> = { iva: '002', ieps: '003' };
export const taxKeyOf = (code: string): string => {
  const key = TAX_KEYS[code];
  if (key === undefined) throw new Undrawable('taxes_do_not_fit', `Receipts of Mexico know no tax ${code}`);
  return key;
};

/** What every receipt begins with. */
export const receipt = (
  attributes: XmlNode['attributes'],
  children: readonly (XmlNode | null)[],
  schema = CFDI_SCHEMA,
): XmlNode =>
  node(
    'cfdi:Comprobante',
    {
      'xmlns:cfdi': CFDI_4,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': schema,
      Version: '4.0',
      ...attributes,
    },
    children,
  );

export const issuerNode = ({ rfc, name, regime }: Issuer): XmlNode =>
  node('cfdi:Emisor', { Rfc: rfc, Nombre: name, RegimenFiscal: regime });

export const receiverNode = ({ rfc, name, postalCode, regime }: Receiver, use: string): XmlNode =>
  node('cfdi:Receptor', {
    Rfc: rfc,
    Nombre: name,
    DomicilioFiscalReceptor: postalCode,
    RegimenFiscalReceptor: regime,
    UsoCFDI: use,
  });

/** `IN60001234567` is folio 60001234567 of the series IN; a number of another form is a folio by itself. */
export function folioOf(number: string): { Serie: string | null; Folio: string } {
  const [, series, folio] = /^([A-Za-z]{1,25})([0-9]{1,40})$/.exec(number) ?? [];
  return series === undefined || folio === undefined ? { Serie: null, Folio: number } : { Serie: series, Folio: folio };
}

/** Throws `Undrawable`. */
export function incomeReceipt(paper: IncomePaper, issuer: Issuer, receiver: Receiver): XmlNode {
  const concepts = conceptsOf(paper.lines, paper.taxes);
  const sumMinor = (of: (concept: Concept) => number): number => concepts.reduce((sum, one) => sum + of(one), 0);
  const subtotalMinor = sumMinor(({ amountMinor }) => amountMinor);
  const discountMinor = sumMinor(({ discountMinor: minor }) => minor);
  const taxes = taxesTogether(concepts);
  const totalMinor = subtotalMinor - discountMinor + taxes.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (totalMinor !== paper.totalMinor)
    throw new Undrawable(
      'taxes_do_not_fit',
      `The invoice comes to ${paper.totalMinor}, and its lines with the taxes that are told to ${totalMinor}`,
    );
  return receipt(
    {
      ...folioOf(paper.number),
      Fecha: paper.issuedAt,
      FormaPago: paper.form,
      SubTotal: pesos(subtotalMinor),
      Descuento: discountMinor === 0 ? null : pesos(discountMinor),
      Moneda: 'MXN',
      Total: pesos(totalMinor),
      TipoDeComprobante: 'I',
      Exportacion: '01',
      MetodoPago: paper.method,
      LugarExpedicion: issuer.postalCode,
    },
    [
      issuerNode(issuer),
      receiverNode(receiver, receiver.cfdiUse),
      node(
        'cfdi:Conceptos',
        {},
        concepts.map((concept) => conceptNode(concept, discountMinor > 0)),
      ),
      taxes.length === 0 ? null : taxesNode(taxes),
    ],
  );
}

/** Where one concept has a discount, each says its own. */
function conceptNode(
  { description, quantity, sat, amountMinor, discountMinor, taxes }: Concept,
  hasDiscounts: boolean,
) {
  return node(
    'cfdi:Concepto',
    {
      ClaveProdServ: sat.product,
      Cantidad: quantityText(quantity),
      ClaveUnidad: sat.unit,
      // A bar separates the values that are sealed.
      Descripcion: description.replaceAll('|', '/'),
      ValorUnitario: unitValue(amountMinor, quantity),
      Importe: pesos(amountMinor),
      Descuento: hasDiscounts ? pesos(discountMinor) : null,
      ObjetoImp: taxes.length === 0 ? '01' : '02',
    },
    taxes.length === 0
      ? []
      : [
          node('cfdi:Impuestos', {}, [
            node(
              'cfdi:Traslados',
              {},
              taxes.map(({ code, rate, baseMicros, amountMicros }) =>
                transfer(code, rate, sixDecimals(baseMicros), sixDecimals(amountMicros)),
              ),
            ),
          ]),
        ],
  );
}

/** A tax on something (Traslado); base and amount as they are written there. */
export const transfer = (code: string, rate: string, base: string, amount: string): XmlNode =>
  node('cfdi:Traslado', {
    Base: base,
    Impuesto: taxKeyOf(code),
    TipoFactor: 'Tasa',
    TasaOCuota: rate,
    Importe: amount,
  });

export interface TaxSum {
  code: string;
  rate: string;
  baseMinor: number;
  amountMinor: number;
}

/** The sums of the concepts, each rounded once. */
function taxesTogether(concepts: readonly Concept[]): TaxSum[] {
  const sums = new Map<string, { code: string; rate: string; base: bigint; amount: bigint }>();
  for (const { code, rate, baseMicros, amountMicros } of concepts.flatMap(({ taxes }) => taxes)) {
    const sum = sums.get(`${code} ${rate}`) ?? { code, rate, base: 0n, amount: 0n };
    sums.set(`${code} ${rate}`, { code, rate, base: sum.base + baseMicros, amount: sum.amount + amountMicros });
  }
  return [...sums.values()].map(({ code, rate, base, amount }) => ({
    code,
    rate,
    baseMinor: centsOf(base),
    amountMinor: centsOf(amount),
  }));
}

/** The taxes of the whole receipt. */
export const taxesNode = (taxes: readonly TaxSum[]): XmlNode =>
  node('cfdi:Impuestos', { TotalImpuestosTrasladados: pesos(taxes.reduce((sum, one) => sum + one.amountMinor, 0)) }, [
    node(
      'cfdi:Traslados',
      {},
      taxes.map(({ code, rate, baseMinor, amountMinor }) => transfer(code, rate, pesos(baseMinor), pesos(amountMinor))),
    ),
  ]);

const SCALE = 10_000;
/** Up to four decimals, without noughts at the end. */
const quantityText = (quantity: number): string => String(Math.round(quantity * SCALE) / SCALE);

/** What one comes to, at six decimals: a part of a month is so many units of a part of the price. */
const unitValue = (amountMinor: number, quantity: number): string =>
  sixDecimals(divided(BigInt(amountMinor) * MICROS_A_CENT * BigInt(SCALE), BigInt(Math.round(quantity * SCALE))));
