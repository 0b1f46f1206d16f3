import { pesos } from './amounts.ts';
import { CFDI_SCHEMA, folioOf, issuerNode, receipt, receiverNode, taxKeyOf } from './cfdi.ts';
import type { Issuer, Receiver } from './parties.ts';
import { node, type XmlNode } from './xml-node.ts';

/**
 * The receipt of payments (REP): CFDI 4.0 of the kind Pago with the complement Pagos 2.0, without seal. One a customer
 * and month, with a node for each payment under its own date. Source: Anexo 20, Pagos20.xsd.
 */

/** One tax of what a payment paid of an invoice. */
export interface PaidTax {
  code: string;
  /** Six decimals. */
  rate: string;
  baseMinor: number;
  amountMinor: number;
}

/** What a payment paid of one invoice. */
export interface PaidDocument {
  /** Of the invoice's own receipt. */
  uuid: string;
  number: string;
  /** Which payment of the invoice it is, from 1. */
  installment: number;
  balanceBeforeMinor: number;
  paidMinor: number;
  balanceAfterMinor: number;
  taxes: readonly PaidTax[];
}

export interface PaidPart {
  /** When it settled; local, without a zone. */
  paidAt: string;
  form: string;
  /** The bank's own key of it; null: it has none. */
  operation: string | null;
  documents: readonly PaidDocument[];
}

export interface PaymentPaper {
  /** Its own. */
  number: string;
  issuedAt: string;
  payments: readonly PaidPart[];
}

const PAYMENTS_2 = 'http://www.sat.gob.mx/Pagos20';
const SCHEMA = `${CFDI_SCHEMA} ${PAYMENTS_2} http://www.sat.gob.mx/sitio_internet/cfd/Pagos/Pagos20.xsd`;

export const paymentReceipt = (paper: PaymentPaper, issuer: Issuer, receiver: Receiver): XmlNode =>
  receipt(
    {
      'xmlns:pago20': PAYMENTS_2,
      ...folioOf(paper.number),
      Fecha: paper.issuedAt,
      SubTotal: '0',
      Moneda: 'XXX',
      Total: '0',
      TipoDeComprobante: 'P',
      Exportacion: '01',
      LugarExpedicion: issuer.postalCode,
    },
    [
      issuerNode(issuer),
      receiverNode(receiver, 'CP01'),
      node('cfdi:Conceptos', {}, [CONCEPT]),
      node('cfdi:Complemento', {}, [
        node('pago20:Pagos', { Version: '2.0' }, [totalsNode(paper.payments), ...paper.payments.map(paymentNode)]),
      ]),
    ],
    SCHEMA,
  );

/** The same on every receipt of payments. */
const CONCEPT = node('cfdi:Concepto', {
  ClaveProdServ: '84111506',
  Cantidad: '1',
  ClaveUnidad: 'ACT',
  Descripcion: 'Pago',
  ValorUnitario: '0',
  Importe: '0',
  ObjetoImp: '01',
});

const paidBy = ({ documents }: PaidPart): number => documents.reduce((sum, { paidMinor }) => sum + paidMinor, 0);

/** By tax and rate, in the order in which they come. */
function taxesOf(parts: readonly PaidPart[]): PaidTax[] {
  const sums = new Map<string, PaidTax>();
  for (const tax of parts.flatMap(({ documents }) => documents.flatMap(({ taxes }) => taxes))) {
    const sum = sums.get(`${tax.code} ${tax.rate}`);
    sums.set(`${tax.code} ${tax.rate}`, {
      ...tax,
      baseMinor: tax.baseMinor + (sum?.baseMinor ?? 0),
      amountMinor: tax.amountMinor + (sum?.amountMinor ?? 0),
    });
  }
  return [...sums.values()];
}

/** Totals name IVA by its rate, and know no IEPS. */
const IVA_TOTALS: Readonly<Record<string, string>> = { '0.160000': '16', '0.080000': '8', '0.000000': '0' };

function totalsNode(parts: readonly PaidPart[]): XmlNode {
  const iva = taxesOf(parts).filter(({ code, rate }) => code === 'iva' && IVA_TOTALS[rate] !== undefined);
  return node('pago20:Totales', {
    ...Object.fromEntries(
      iva.flatMap(({ rate, baseMinor, amountMinor }) => [
        [`TotalTrasladosBaseIVA${IVA_TOTALS[rate]}`, pesos(baseMinor)],
        [`TotalTrasladosImpuestoIVA${IVA_TOTALS[rate]}`, pesos(amountMinor)],
      ]),
    ),
    MontoTotalPagos: pesos(parts.reduce((sum, part) => sum + paidBy(part), 0)),
  });
}

function paymentNode(part: PaidPart): XmlNode {
  const { paidAt, form, operation, documents } = part;
  const taxes = taxesOf([part]);
  return node(
    'pago20:Pago',
    {
      FechaPago: paidAt,
      FormaDePagoP: form,
      MonedaP: 'MXN',
      TipoCambioP: '1',
      Monto: pesos(paidBy(part)),
      NumOperacion: operation,
    },
    [
      ...documents.map(documentNode),
      taxes.length === 0
        ? null
        : node('pago20:ImpuestosP', {}, [
            node(
              'pago20:TrasladosP',
              {},
              taxes.map((tax) => transferred('pago20:TrasladoP', 'P', tax)),
            ),
          ]),
    ],
  );
}

const documentNode = ({ uuid, number, taxes, ...document }: PaidDocument): XmlNode =>
  node(
    'pago20:DoctoRelacionado',
    {
      IdDocumento: uuid,
      ...folioOf(number),
      MonedaDR: 'MXN',
      EquivalenciaDR: '1',
      NumParcialidad: String(document.installment),
      ImpSaldoAnt: pesos(document.balanceBeforeMinor),
      ImpPagado: pesos(document.paidMinor),
      ImpSaldoInsoluto: pesos(document.balanceAfterMinor),
      ObjetoImpDR: taxes.length === 0 ? '01' : '02',
    },
    taxes.length === 0
      ? []
      : [
          node('pago20:ImpuestosDR', {}, [
            node(
              'pago20:TrasladosDR',
              {},
              taxes.map((tax) => transferred('pago20:TrasladoDR', 'DR', tax)),
            ),
          ]),
        ],
  );

const transferred = (name: string, suffix: 'P' | 'DR', { code, rate, baseMinor, amountMinor }: PaidTax): XmlNode =>
  node(name, {
    [`Base${suffix}`]: pesos(baseMinor),
    [`Impuesto${suffix}`]: taxKeyOf(code),
    [`TipoFactor${suffix}`]: 'Tasa',
    [`TasaOCuota${suffix}`]: rate,
    [`Importe${suffix}`]: pesos(amountMinor),
  });
