import { centsOf, divided, MICROS_A_CENT, pesos, sixDecimals } from './amounts.ts';
import { regimesOf } from './catalogs.ts';
import { issuerNode, receipt, receiverNode, taxesNode, transfer } from './cfdi.ts';
import { MICROS, rateOf, type ReceiptTax } from './concepts.ts';
import type { Issuer, Receiver } from './parties.ts';
import { Undrawable } from './undrawable.ts';
import { node, type XmlNode } from './xml-node.ts';

/**
 * The fiscal receipt of a credit note: CFDI 4.0 of the kind Egreso, without seal, related to the receipt of the invoice
 * that it lowers. Source: Anexo 20, cfdv40.xsd.
 */
export interface CreditPaper {
  number: string;
  /** Local, without a zone. */
  issuedAt: string;
  reason: string;
  /** With its taxes. */
  amountMinor: number;
  invoice: {
    /** Of its receipt. */
    uuid: string;
    netMinor: number;
    taxes: readonly ReceiptTax[];
  };
}

/** Debt that is let go. */
const FORM = '15';
/** Returns, discounts and allowances; who may not name it, without a fiscal effect. */
const cfdiUseOf = ({ regime }: Receiver): string => (regimesOf('G02').includes(regime) ? 'G02' : 'S01');
/** A credit note of an invoice (c_TipoRelacion). */
const RELATION = '01';

/** Throws `Undrawable`. */
export function creditReceipt(paper: CreditPaper, issuer: Issuer, receiver: Receiver): XmlNode {
  const amountMicros = BigInt(paper.amountMinor) * MICROS_A_CENT;
  const charged = paper.invoice.taxes.filter(({ baseMinor }) => baseMinor > 0);
  const rates = ratesOf(charged, paper.invoice.netMinor);
  const [ieps, iva] = [rates.ieps ?? 0n, rates.iva ?? 0n];
  // IVA is charged on the price and on its IEPS.
  const netMicros = divided(amountMicros * MICROS * MICROS, (MICROS + ieps) * (MICROS + iva));
  const iepsMicros = divided(netMicros * ieps, MICROS);
  const ivaMicros = divided((netMicros + iepsMicros) * iva, MICROS);
  const taxes = charged.map(({ code, rate }) => ({
    code,
    rate,
    base: code === 'iva' ? netMicros + iepsMicros : netMicros,
    amount: code === 'iva' ? ivaMicros : iepsMicros,
  }));
  const taxMinor = taxes.reduce((sum, { amount }) => sum + centsOf(amount), 0);
  return receipt(
    {
      Folio: paper.number,
      Fecha: paper.issuedAt,
      FormaPago: FORM,
      // The rest, so that a cent that two halves would both round up is not there twice.
      SubTotal: pesos(paper.amountMinor - taxMinor),
      Moneda: 'MXN',
      Total: pesos(paper.amountMinor),
      TipoDeComprobante: 'E',
      Exportacion: '01',
      MetodoPago: 'PUE',
      LugarExpedicion: issuer.postalCode,
    },
    [
      node('cfdi:CfdiRelacionados', { TipoRelacion: RELATION }, [
        node('cfdi:CfdiRelacionado', { UUID: paper.invoice.uuid }),
      ]),
      issuerNode(issuer),
      receiverNode(receiver, cfdiUseOf(receiver)),
      node('cfdi:Conceptos', {}, [
        node(
          'cfdi:Concepto',
          {
            ClaveProdServ: '84111506',
            Cantidad: '1',
            ClaveUnidad: 'ACT',
            Descripcion: paper.reason.replaceAll(/[|\s]+/g, ' ').slice(0, 1_000),
            ValorUnitario: sixDecimals(netMicros),
            Importe: sixDecimals(netMicros),
            ObjetoImp: taxes.length === 0 ? '01' : '02',
          },
          taxes.length === 0
            ? []
            : [
                node('cfdi:Impuestos', {}, [
                  node(
                    'cfdi:Traslados',
                    {},
                    taxes.map(({ code, rate, base, amount }) =>
                      transfer(code, rate, sixDecimals(base), sixDecimals(amount)),
                    ),
                  ),
                ]),
              ],
        ),
      ]),
      taxes.length === 0
        ? null
        : taxesNode(
            taxes.map(({ base, amount, ...tax }) => ({
              ...tax,
              baseMinor: centsOf(base),
              amountMinor: centsOf(amount),
            })),
          ),
    ],
  );
}

/** A credit note says nothing of lines: it lowers all of them alike, so each tax has to be on all of them. */
function ratesOf(taxes: readonly ReceiptTax[], netMinor: number): Record<string, bigint> {
  const iepsMinor = taxes.find(({ code }) => code === 'ieps')?.amountMinor ?? 0;
  for (const { code, baseMinor } of taxes)
    if (baseMinor !== (code === 'iva' ? netMinor + iepsMinor : netMinor))
      throw new Undrawable(
        'taxes_do_not_fit',
        `${code} is charged on a part of the invoice: nobody has told which is lowered`,
      );
  return Object.fromEntries(taxes.map(({ code, rate }) => [code, rateOf(rate)]));
}
