import { describe, expect, test } from '@jest/globals';
import { creditReceipt } from '../../domain/fiscal/credit-receipt.ts';
import { incomeReceipt, type IncomePaper } from '../../domain/fiscal/cfdi.ts';
import { type Concept, conceptsOf, type ReceiptLine } from '../../domain/fiscal/concepts.ts';
import { paymentReceipt } from '../../domain/fiscal/rep.ts';
import { repShares } from '../../domain/fiscal/rep-shares.ts';
import { defaultSatCodes } from '../../domain/fiscal/sat-codes.ts';
import type { XmlNode } from '../../domain/fiscal/xml-node.ts';
import { type TaxTerms, writtenRate } from '../../domain/billing/taxes.ts';
import type { Draft } from '../../domain/billing/draft-month.ts';
import { writtenXml } from '../../ports/fiscal-paper/written-xml.ts';
import { Billed, TAXES } from './company.ts';

const ISSUER = { rfc: 'EKU9003173C9', name: 'ESCUELA KEMPER URGATE', regime: '601', postalCode: '42501' };
const RECEIVER = {
  rfc: 'GUT010101AA1',
  name: 'GUTHRIE & HIJOS',
  regime: '601',
  postalCode: '06600',
  cfdiUse: 'G03',
  paymentForm: '03',
} as const;

const linesOf = ({ lines }: Draft): ReceiptLine[] =>
  lines.map(({ kind, quantity, amountMinor, taxes }) => ({
    description: kind,
    quantity,
    amountMinor,
    taxes,
    sat: defaultSatCodes(kind),
  }));
const taxesOf = ({ taxes }: Draft) => taxes.map(({ rate, ...tax }) => ({ ...tax, rate: writtenRate(rate) }));
const paperOf = (draft: Draft, more: Partial<IncomePaper> = {}): IncomePaper => ({
  number: 'IN60000000001',
  issuedAt: '2026-09-01T08:30:00',
  method: 'PPD',
  form: '99',
  lines: linesOf(draft),
  taxes: taxesOf(draft),
  totalMinor: draft.totalMinor,
  ...more,
});
const child = (node: XmlNode | undefined, name: string): XmlNode => {
  const found = node?.children.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${node?.name} has no ${name}`);
  return found;
};
const microsOf = (concepts: readonly Concept[], code: string): bigint =>
  concepts
    .flatMap(({ taxes }) => taxes)
    .filter((tax) => tax.code === code)
    .reduce((sum, { amountMicros }) => sum + amountMicros, 0n);

/** The invoice of T2: seven devices, four numbers, and parts of August. */
function secondInvoice(taxTerms: TaxTerms = TAXES): Draft {
  const account = Billed.fivePlusThree('2026-07-15');
  account.taxTerms = taxTerms;
  account.bill('2026-08');
  account.add('device', 2, '2026-08-20').add('number', 1, '2026-08-20');
  return account.bill('2026-09');
}

describe('T36: the receipt of an invoice', () => {
  test('its concepts’ taxes at six decimals add up to the invoice’s before it is rounded', () => {
    const concepts = conceptsOf(linesOf(secondInvoice()), taxesOf(secondInvoice()));
    expect(microsOf(concepts, 'iva')).toBe(622_916_800n);
    const receipt = incomeReceipt(paperOf(secondInvoice()), ISSUER, RECEIVER);
    expect(receipt.attributes).toMatchObject({
      Version: '4.0',
      Serie: 'IN',
      Folio: '60000000001',
      Fecha: '2026-09-01T08:30:00',
      FormaPago: '99',
      MetodoPago: 'PPD',
      SubTotal: '3893.23',
      Descuento: null,
      Total: '4516.15',
      TipoDeComprobante: 'I',
      LugarExpedicion: '42501',
    });
    const taxes = child(receipt, 'cfdi:Impuestos');
    expect(taxes.attributes).toEqual({ TotalImpuestosTrasladados: '622.92' });
    expect(child(child(taxes, 'cfdi:Traslados'), 'cfdi:Traslado').attributes).toEqual({
      Base: '3893.23',
      Impuesto: '002',
      TipoFactor: 'Tasa',
      TasaOCuota: '0.160000',
      Importe: '622.92',
    });
  });

  test('says each concept: what it is, how many, and its tax', () => {
    const receipt = incomeReceipt(paperOf(secondInvoice()), ISSUER, RECEIVER);
    expect(receipt.children.map(({ name }) => name)).toEqual([
      'cfdi:Emisor',
      'cfdi:Receptor',
      'cfdi:Conceptos',
      'cfdi:Impuestos',
    ]);
    const partial = child(receipt, 'cfdi:Conceptos').children[2];
    expect(partial?.attributes).toEqual({
      ClaveProdServ: '83111500',
      Cantidad: '2',
      ClaveUnidad: 'E48',
      Descripcion: 'partial',
      ValorUnitario: '174.195000',
      Importe: '348.39',
      Descuento: null,
      ObjetoImp: '02',
    });
    expect(child(child(child(partial, 'cfdi:Impuestos'), 'cfdi:Traslados'), 'cfdi:Traslado').attributes).toMatchObject({
      Base: '348.390000',
      Importe: '55.742400',
    });
  });

  test('at the border 8 %, and with IEPS both taxes of it', () => {
    const border = Billed.fivePlusThree('2026-08-01');
    border.taxTerms = { ...TAXES, ivaReduced: { rate: 80_000, through: '2026-08-31' } };
    const [august, september] = [border.bill('2026-08'), border.bill('2026-09')];
    expect(incomeReceipt(paperOf(august), ISSUER, RECEIVER).attributes.Total).toBe('2721.60');
    expect(incomeReceipt(paperOf(september), ISSUER, RECEIVER).attributes.Total).toBe('2923.20');
    const both = Billed.fivePlusThree('2026-08-01');
    both.taxTerms = { ...TAXES, ieps: 30_000 };
    const receipt = incomeReceipt(paperOf(both.bill('2026-08')), ISSUER, RECEIVER);
    expect(receipt.attributes.Total).toBe('3010.90');
    expect(
      child(child(receipt, 'cfdi:Impuestos'), 'cfdi:Traslados').children.map(({ attributes }) => attributes),
    ).toEqual([
      { Base: '2520.00', Impuesto: '003', TipoFactor: 'Tasa', TasaOCuota: '0.030000', Importe: '75.60' },
      { Base: '2595.60', Impuesto: '002', TipoFactor: 'Tasa', TasaOCuota: '0.160000', Importe: '415.30' },
    ]);
  });

  test.each([0, 1, 7, 19, 33, 101, 977])('whatever the prices are, with IEPS too (%s more)', (more) => {
    const lines = Array.from(
      { length: 9 },
      (_, i): ReceiptLine => ({
        description: 'x',
        quantity: i + 1,
        amountMinor: 101 + more * (i + 3) + i * i * 7,
        taxes: ['iva', 'ieps'],
        sat: defaultSatCodes('serviceFee'),
      }),
    );
    const netMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const exact = BigInt(netMinor) * 1_030_000n * 160_000n;
    const rounded = Number((exact + 500_000_000_000n) / 1_000_000_000_000n);
    const iepsMinor = Math.floor((netMinor * 3 + 50) / 100);
    const taxes = [
      { code: 'ieps', rate: '0.030000', baseMinor: netMinor, amountMinor: iepsMinor },
      { code: 'iva', rate: '0.160000', baseMinor: netMinor + iepsMinor, amountMinor: rounded },
    ];
    const totalMinor = netMinor + iepsMinor + rounded;
    const paper: IncomePaper = { ...paperOf(secondInvoice()), lines, taxes, totalMinor };
    expect(incomeReceipt(paper, ISSUER, RECEIVER).attributes.Total).toBe((totalMinor / 100).toFixed(2));
  });

  test('what is below zero is a discount on the rest, never a negative concept', () => {
    const account = Billed.fivePlusThree('2026-08-01');
    account.bill('2026-08');
    account.remove('device', 1, '2026-08-20');
    const draft = account.bill('2026-09');
    expect(draft.totalMinor).toBe(221_597);
    const receipt = incomeReceipt(paperOf(draft), ISSUER, RECEIVER);
    expect(receipt.attributes).toMatchObject({ SubTotal: '2070.00', Descuento: '159.68', Total: '2215.97' });
    const concepts = child(receipt, 'cfdi:Conceptos').children;
    expect(concepts.map(({ attributes: { Importe, Descuento } }) => [Importe, Descuento])).toEqual([
      ['1800.00', '138.85'],
      ['270.00', '20.83'],
    ]);
  });

  test('of lines from elsewhere is drawn where the tax is charged on all of them', () => {
    const line = {
      description: 'Service | March',
      quantity: 1.5,
      amountMinor: 100_000,
      taxes: null,
      sat: defaultSatCodes(undefined),
    };
    const iva = { code: 'iva', rate: '0.160000', baseMinor: 100_000, amountMinor: 16_000 };
    const paper = (taxes: (typeof iva)[], totalMinor = 116_000): IncomePaper => ({
      ...paperOf(secondInvoice(), { lines: [line], taxes, totalMinor }),
    });
    const [concept] = child(incomeReceipt(paper([iva]), ISSUER, RECEIVER), 'cfdi:Conceptos').children;
    expect(concept?.attributes).toMatchObject({
      Cantidad: '1.5',
      ValorUnitario: '666.666667',
      Importe: '1000.00',
      Descripcion: 'Service / March',
    });
    const refused = (taxes: (typeof iva)[], totalMinor?: number) => () =>
      incomeReceipt(paper(taxes, totalMinor), ISSUER, RECEIVER);
    expect(refused([{ ...iva, baseMinor: 50_000, amountMinor: 8_000 }], 108_000)).toThrow(
      /which lines iva is charged on/,
    );
    expect(refused([{ ...iva, amountMinor: 16_001 }], 116_001)).toThrow(/comes to 16000/);
    expect(refused([{ ...iva, code: 'vat' }])).toThrow(/no tax vat/);
    expect(refused([], 116_000)).toThrow(/comes to 116000, and its lines .* to 100000/);
  });
});

describe('T38: the receipt of payments', () => {
  const invoice = {
    totalMinor: 443_194,
    taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 382_064, amountMinor: 61_130 }],
  };
  const documents = repShares(
    invoice,
    [200_000, 243_194].map((paidMinor) => ({ paidMinor, loweredMinor: 0 })),
  ).map((share) => ({
    uuid: '6F9619FF-8B86-5011-B42D-00C04FC964FF',
    number: 'IN60000000001',
    ...share,
    taxes: share.taxes.map((tax) => ({ ...tax, rate: '0.160000' })),
  }));
  const part = (i: number, paidAt: string) => ({
    paidAt,
    form: '03',
    operation: `MBAN0100260${i}`,
    documents: documents.slice(i, i + 1),
  });
  const receipt = paymentReceipt(
    {
      number: 'rep_1',
      issuedAt: '2026-09-04T10:00:00',
      payments: [part(0, '2026-08-10T12:00:00'), part(1, '2026-08-12T13:15:00')],
    },
    ISSUER,
    RECEIVER,
  );
  const payments = child(child(receipt, 'cfdi:Complemento'), 'pago20:Pagos');

  test('two wires are two payments, each with its own date and part of the tax', () => {
    expect(receipt.attributes).toMatchObject({ Moneda: 'XXX', SubTotal: '0', Total: '0', TipoDeComprobante: 'P' });
    expect(receipt.attributes).not.toHaveProperty('MetodoPago');
    expect(child(receipt, 'cfdi:Receptor').attributes.UsoCFDI).toBe('CP01');
    expect(child(payments, 'pago20:Totales').attributes).toEqual({
      TotalTrasladosBaseIVA16: '3820.64',
      TotalTrasladosImpuestoIVA16: '611.30',
      MontoTotalPagos: '4431.94',
    });
    const [, first, second] = payments.children;
    expect(first?.attributes).toMatchObject({ FechaPago: '2026-08-10T12:00:00', Monto: '2000.00', FormaDePagoP: '03' });
    expect(second?.attributes).toMatchObject({ FechaPago: '2026-08-12T13:15:00', Monto: '2431.94' });
    expect(child(first, 'pago20:DoctoRelacionado').attributes).toMatchObject({
      NumParcialidad: '1',
      ImpSaldoAnt: '4431.94',
      ImpPagado: '2000.00',
      ImpSaldoInsoluto: '2431.94',
    });
    const last = child(second, 'pago20:DoctoRelacionado');
    expect(last.attributes).toMatchObject({ NumParcialidad: '2', ImpSaldoAnt: '2431.94', ImpSaldoInsoluto: '0.00' });
    expect(
      child(child(child(last, 'pago20:ImpuestosDR'), 'pago20:TrasladosDR'), 'pago20:TrasladoDR').attributes,
    ).toEqual({
      BaseDR: '2096.50',
      ImpuestoDR: '002',
      TipoFactorDR: 'Tasa',
      TasaOCuotaDR: '0.160000',
      ImporteDR: '335.44',
    });
    expect(
      child(child(child(first, 'pago20:ImpuestosP'), 'pago20:TrasladosP'), 'pago20:TrasladoP').attributes,
    ).toMatchObject({
      BaseP: '1724.14',
      ImporteP: '275.86',
    });
  });

  test('what a credit note had taken off is not open any more', () => {
    const shares = repShares(invoice, [
      { paidMinor: 200_000, loweredMinor: 0 },
      { paidMinor: 233_194, loweredMinor: 10_000 },
    ]);
    expect(shares[1]).toMatchObject({ balanceBeforeMinor: 233_194, balanceAfterMinor: 0 });
  });

  test('a tax on nothing is left out, and no balance is below zero', () => {
    const none = { code: 'ieps', rate: '0.030000', baseMinor: 0, amountMinor: 0 };
    const [first, second] = repShares({ ...invoice, taxes: [none, ...invoice.taxes] }, [
      { paidMinor: 443_194, loweredMinor: 0 },
      { paidMinor: 10_000, loweredMinor: 0 },
    ]);
    expect(first?.taxes).toEqual(invoice.taxes);
    expect(second).toMatchObject({ balanceBeforeMinor: 10_000, balanceAfterMinor: 0 });
  });

  test('as XML it escapes what it says, and is the same bytes twice', () => {
    const xml = writtenXml(receipt);
    expect(xml).toBe(writtenXml(receipt));
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?><cfdi:Comprobante xmlns:cfdi="http:\/\/www\.sat\.gob\.mx\/cfd\/4"/,
    );
    expect(xml).toContain('Nombre="GUTHRIE &amp; HIJOS"');
    expect(xml).toContain('<pago20:Totales TotalTrasladosBaseIVA16="3820.64"');
  });
});

describe('the receipt of a credit note', () => {
  const invoice = {
    uuid: '6F9619FF-8B86-5011-B42D-00C04FC964FF',
    netMinor: 389_323,
    taxes: [{ code: 'iva', rate: '0.160000', baseMinor: 389_323, amountMinor: 62_292 }],
  };
  const paper = (amountMinor: number, of: typeof invoice = invoice) => ({
    number: 'crn_1',
    issuedAt: '2026-09-04T10:00:00',
    reason: 'Two days |\nwithout service',
    amountMinor,
    invoice: of,
  });

  test('takes its taxes out of its amount, and names the invoice’s', () => {
    const receipt = creditReceipt(paper(10_000), ISSUER, RECEIVER);
    expect(receipt.attributes).toMatchObject({ SubTotal: '86.21', Total: '100.00', TipoDeComprobante: 'E' });
    expect(receipt.children.map(({ name }) => name)).toEqual([
      'cfdi:CfdiRelacionados',
      'cfdi:Emisor',
      'cfdi:Receptor',
      'cfdi:Conceptos',
      'cfdi:Impuestos',
    ]);
    expect(child(receipt, 'cfdi:CfdiRelacionados')).toMatchObject({
      attributes: { TipoRelacion: '01' },
      children: [{ attributes: { UUID: invoice.uuid } }],
    });
    expect(child(receipt, 'cfdi:Receptor').attributes.UsoCFDI).toBe('G02');
    const [concept] = child(receipt, 'cfdi:Conceptos').children;
    expect(concept?.attributes).toMatchObject({ Importe: '86.206897', Descripcion: 'Two days without service' });
    expect(child(receipt, 'cfdi:Impuestos').attributes).toEqual({ TotalImpuestosTrasladados: '13.79' });
    expect(creditReceipt(paper(10_000), ISSUER, { ...RECEIVER, regime: '605' }).children[2]?.attributes.UsoCFDI).toBe(
      'S01',
    );
  });

  test('adds up whatever its amount is, with IEPS too', () => {
    const taxes = [
      { code: 'ieps', rate: '0.030000', baseMinor: 252_000, amountMinor: 7_560 },
      { code: 'iva', rate: '0.160000', baseMinor: 259_560, amountMinor: 41_530 },
    ];
    for (let amountMinor = 1; amountMinor < 1_500; amountMinor += 1)
      for (const one of [invoice, { ...invoice, netMinor: 252_000, taxes }]) {
        const receipt = creditReceipt(paper(amountMinor, one), ISSUER, RECEIVER);
        const { SubTotal, Total } = receipt.attributes;
        const tax = child(receipt, 'cfdi:Impuestos').attributes.TotalImpuestosTrasladados;
        const cents = (text: string | null | undefined) => Math.round(Number(text) * 100);
        expect(cents(SubTotal) + cents(tax)).toBe(cents(Total));
        const importe = Number(child(receipt, 'cfdi:Conceptos').children[0]?.attributes.Importe);
        expect(Math.abs(importe * 100 - cents(SubTotal))).toBeLessThanOrEqual(1.0001);
      }
  });

  test('is not drawn where a tax is on a part of the invoice alone', () => {
    const half = { ...invoice, taxes: [{ ...invoice.taxes[0]!, baseMinor: 100_000, amountMinor: 16_000 }] };
    expect(() => creditReceipt(paper(10_000, half), ISSUER, RECEIVER)).toThrow(/on a part of the invoice/);
  });
});
