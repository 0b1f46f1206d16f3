import { describe, expect, test } from '@jest/globals';
import { conceptsOf, type ReceiptLine, type ReceiptTax } from '../../domain/fiscal/concepts.ts';
import { incomeReceipt } from '../../domain/fiscal/cfdi.ts';
import { creditReceipt } from '../../domain/fiscal/credit-receipt.ts';
import { paymentReceipt } from '../../domain/fiscal/rep.ts';
import type { XmlNode } from '../../domain/fiscal/xml-node.ts';
import { ISSUER, RECEIVER } from './receipt-parties.ts';

/** Receipts as they are sealed, whole: who verifies them reads each attribute (Anexo 20; cfdv40.xsd, Pagos20.xsd). */

const UUID = '6F9619FF-8B86-5011-B42D-00C04FC964FF';
const IVA = { code: 'iva', rate: '0.160000' };
const IEPS = { code: 'ieps', rate: '0.030000' };
const sat = { product: '83111500', unit: 'E48' };
const NO_CURRENCY = 'XXX';
/** Each element, with its attributes under it; without the namespaces of the root. */
const shown = ({ name, attributes, children }: XmlNode, depth = ''): string[] => [
  depth + name,
  ...Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === NO_CURRENCY || /^(xmlns|xsi)/.test(key) ? [] : [`${depth}  ${key}=${value}`],
  ),
  ...children.flatMap((child) => shown(child, `${depth}  `)),
];

describe('of an invoice', () => {
  const line = (amountMinor: number, more: Partial<ReceiptLine> = {}): ReceiptLine => ({
    description: 'Service | July',
    quantity: 2,
    amountMinor,
    taxes: ['iva', 'ieps'],
    sat,
    ...more,
  });
  const paper = (lines: ReceiptLine[], taxes: ReceiptTax[], totalMinor: number) =>
    incomeReceipt(
      { number: 'IN60000000001', issuedAt: '2026-09-01T08:30:00', method: 'PPD', form: '99', lines, taxes, totalMinor },
      ISSUER,
      RECEIVER,
    );

  test('with a discount, and a line that no tax is on', () => {
    const lines = [line(100_000), line(-20_000), line(5_000, { taxes: [], quantity: 1 })];
    const taxes = [
      { ...IEPS, baseMinor: 80_000, amountMinor: 2_400 },
      { ...IVA, baseMinor: 82_400, amountMinor: 13_184 },
    ];
    expect(shown(paper(lines, taxes, 100_584))).toEqual([
      'cfdi:Comprobante',
      '  Version=4.0',
      '  Serie=IN',
      '  Folio=60000000001',
      '  Fecha=2026-09-01T08:30:00',
      '  FormaPago=99',
      '  SubTotal=1050.00',
      '  Descuento=200.00',
      '  Moneda=MXN',
      '  Total=1005.84',
      '  TipoDeComprobante=I',
      '  Exportacion=01',
      '  MetodoPago=PPD',
      '  LugarExpedicion=42501',
      '  cfdi:Emisor',
      '    Rfc=EKU9003173C9',
      '    Nombre=ESCUELA KEMPER URGATE',
      '    RegimenFiscal=601',
      '  cfdi:Receptor',
      '    Rfc=GUT010101AA1',
      '    Nombre=GUTHRIE',
      '    DomicilioFiscalReceptor=06600',
      '    RegimenFiscalReceptor=601',
      '    UsoCFDI=G03',
      '  cfdi:Conceptos',
      '    cfdi:Concepto',
      '      ClaveProdServ=83111500',
      '      Cantidad=2',
      '      ClaveUnidad=E48',
      '      Descripcion=Service / July',
      '      ValorUnitario=500.000000',
      '      Importe=1000.00',
      '      Descuento=200.00',
      '      ObjetoImp=02',
      '      cfdi:Impuestos',
      '        cfdi:Traslados',
      '          cfdi:Traslado',
      '            Base=800.000000',
      '            Impuesto=003',
      '            TipoFactor=Tasa',
      '            TasaOCuota=0.030000',
      '            Importe=24.000000',
      '          cfdi:Traslado',
      '            Base=824.000000',
      '            Impuesto=002',
      '            TipoFactor=Tasa',
      '            TasaOCuota=0.160000',
      '            Importe=131.840000',
      '    cfdi:Concepto',
      '      ClaveProdServ=83111500',
      '      Cantidad=1',
      '      ClaveUnidad=E48',
      '      Descripcion=Service / July',
      '      ValorUnitario=50.000000',
      '      Importe=50.00',
      '      Descuento=0.00',
      '      ObjetoImp=01',
      '  cfdi:Impuestos',
      '    TotalImpuestosTrasladados=155.84',
      '    cfdi:Traslados',
      '      cfdi:Traslado',
      '        Base=800.00',
      '        Impuesto=003',
      '        TipoFactor=Tasa',
      '        TasaOCuota=0.030000',
      '        Importe=24.00',
      '      cfdi:Traslado',
      '        Base=824.00',
      '        Impuesto=002',
      '        TipoFactor=Tasa',
      '        TasaOCuota=0.160000',
      '        Importe=131.84',
    ]);
  });

  test('without taxes', () => {
    expect(shown(paper([line(100_000, { taxes: [] })], [], 100_000))).toEqual([
      'cfdi:Comprobante',
      '  Version=4.0',
      '  Serie=IN',
      '  Folio=60000000001',
      '  Fecha=2026-09-01T08:30:00',
      '  FormaPago=99',
      '  SubTotal=1000.00',
      '  Moneda=MXN',
      '  Total=1000.00',
      '  TipoDeComprobante=I',
      '  Exportacion=01',
      '  MetodoPago=PPD',
      '  LugarExpedicion=42501',
      '  cfdi:Emisor',
      '    Rfc=EKU9003173C9',
      '    Nombre=ESCUELA KEMPER URGATE',
      '    RegimenFiscal=601',
      '  cfdi:Receptor',
      '    Rfc=GUT010101AA1',
      '    Nombre=GUTHRIE',
      '    DomicilioFiscalReceptor=06600',
      '    RegimenFiscalReceptor=601',
      '    UsoCFDI=G03',
      '  cfdi:Conceptos',
      '    cfdi:Concepto',
      '      ClaveProdServ=83111500',
      '      Cantidad=2',
      '      ClaveUnidad=E48',
      '      Descripcion=Service / July',
      '      ValorUnitario=500.000000',
      '      Importe=1000.00',
      '      ObjetoImp=01',
    ]);
  });

  test('whose lines don’t say their taxes, by the bases alone', () => {
    const untold = line(100_000, { taxes: null });
    const of = (...taxes: ReceiptTax[]) =>
      conceptsOf([untold], taxes)[0]?.taxes.map(({ code, baseMicros, amountMicros }) => [
        code,
        baseMicros,
        amountMicros,
      ]);
    expect(of({ ...IVA, baseMinor: 100_000, amountMinor: 16_000 })).toEqual([['iva', 1_000_000_000n, 160_000_000n]]);
    expect(
      of({ ...IEPS, baseMinor: 100_000, amountMinor: 3_000 }, { ...IVA, baseMinor: 103_000, amountMinor: 16_480 }),
    ).toEqual([
      ['ieps', 1_000_000_000n, 30_000_000n],
      ['iva', 1_030_000_000n, 164_800_000n],
    ]);
    expect(of({ ...IVA, baseMinor: 0, amountMinor: 0 })).toEqual([]);
    expect(() => of({ ...IVA, baseMinor: 103_000, amountMinor: 16_480 })).toThrow(
      'Nobody has told which lines iva is charged on: its base is 103000, and all lines come to 100000',
    );
  });

  test('that comes to nothing, or gives back more than it charges, has none', () => {
    const iva = { ...IVA, baseMinor: 1, amountMinor: 0 };
    expect(() => conceptsOf([line(0)], [])).toThrow('The invoice comes to nothing: there is no receipt of it');
    expect(() => conceptsOf([line(100), line(-100)], [])).toThrow('comes to nothing');
    expect(() => conceptsOf([line(100), line(-101)], [iva])).toThrow(
      'More is given back under a tax than is charged: no receipt says that',
    );
  });
});

describe('of a credit note', () => {
  const of = (taxes: ReceiptTax[], netMinor: number, reason = 'Two days |\n without service') =>
    creditReceipt(
      {
        number: 'crn_1',
        issuedAt: '2026-09-04T10:00:00',
        reason,
        amountMinor: 10_000,
        invoice: { uuid: UUID, netMinor, taxes },
      },
      ISSUER,
      RECEIVER,
    );

  test('with both taxes', () => {
    const taxes = [
      { ...IEPS, baseMinor: 252_000, amountMinor: 7_560 },
      { ...IVA, baseMinor: 259_560, amountMinor: 41_530 },
    ];
    expect(shown(of(taxes, 252_000))).toEqual([
      'cfdi:Comprobante',
      '  Version=4.0',
      '  Folio=crn_1',
      '  Fecha=2026-09-04T10:00:00',
      '  FormaPago=15',
      '  SubTotal=83.70',
      '  Moneda=MXN',
      '  Total=100.00',
      '  TipoDeComprobante=E',
      '  Exportacion=01',
      '  MetodoPago=PUE',
      '  LugarExpedicion=42501',
      '  cfdi:CfdiRelacionados',
      '    TipoRelacion=01',
      '    cfdi:CfdiRelacionado',
      '      UUID=6F9619FF-8B86-5011-B42D-00C04FC964FF',
      '  cfdi:Emisor',
      '    Rfc=EKU9003173C9',
      '    Nombre=ESCUELA KEMPER URGATE',
      '    RegimenFiscal=601',
      '  cfdi:Receptor',
      '    Rfc=GUT010101AA1',
      '    Nombre=GUTHRIE',
      '    DomicilioFiscalReceptor=06600',
      '    RegimenFiscalReceptor=601',
      '    UsoCFDI=G02',
      '  cfdi:Conceptos',
      '    cfdi:Concepto',
      '      ClaveProdServ=84111506',
      '      Cantidad=1',
      '      ClaveUnidad=ACT',
      '      Descripcion=Two days without service',
      '      ValorUnitario=83.696016',
      '      Importe=83.696016',
      '      ObjetoImp=02',
      '      cfdi:Impuestos',
      '        cfdi:Traslados',
      '          cfdi:Traslado',
      '            Base=83.696016',
      '            Impuesto=003',
      '            TipoFactor=Tasa',
      '            TasaOCuota=0.030000',
      '            Importe=2.510880',
      '          cfdi:Traslado',
      '            Base=86.206896',
      '            Impuesto=002',
      '            TipoFactor=Tasa',
      '            TasaOCuota=0.160000',
      '            Importe=13.793103',
      '  cfdi:Impuestos',
      '    TotalImpuestosTrasladados=16.30',
      '    cfdi:Traslados',
      '      cfdi:Traslado',
      '        Base=83.70',
      '        Impuesto=003',
      '        TipoFactor=Tasa',
      '        TasaOCuota=0.030000',
      '        Importe=2.51',
      '      cfdi:Traslado',
      '        Base=86.21',
      '        Impuesto=002',
      '        TipoFactor=Tasa',
      '        TasaOCuota=0.160000',
      '        Importe=13.79',
    ]);
  });

  test('of an invoice with a tax on nothing takes none of it out of its amount', () => {
    expect(shown(of([{ ...IVA, baseMinor: 0, amountMinor: 0 }], 10_000))).toEqual([
      'cfdi:Comprobante',
      '  Version=4.0',
      '  Folio=crn_1',
      '  Fecha=2026-09-04T10:00:00',
      '  FormaPago=15',
      '  SubTotal=100.00',
      '  Moneda=MXN',
      '  Total=100.00',
      '  TipoDeComprobante=E',
      '  Exportacion=01',
      '  MetodoPago=PUE',
      '  LugarExpedicion=42501',
      '  cfdi:CfdiRelacionados',
      '    TipoRelacion=01',
      '    cfdi:CfdiRelacionado',
      '      UUID=6F9619FF-8B86-5011-B42D-00C04FC964FF',
      '  cfdi:Emisor',
      '    Rfc=EKU9003173C9',
      '    Nombre=ESCUELA KEMPER URGATE',
      '    RegimenFiscal=601',
      '  cfdi:Receptor',
      '    Rfc=GUT010101AA1',
      '    Nombre=GUTHRIE',
      '    DomicilioFiscalReceptor=06600',
      '    RegimenFiscalReceptor=601',
      '    UsoCFDI=G02',
      '  cfdi:Conceptos',
      '    cfdi:Concepto',
      '      ClaveProdServ=84111506',
      '      Cantidad=1',
      '      ClaveUnidad=ACT',
      '      Descripcion=Two days without service',
      '      ValorUnitario=100.000000',
      '      Importe=100.000000',
      '      ObjetoImp=01',
    ]);
  });
});

describe('of payments', () => {
  /** Of any payment, whatever was paid. */
  const HEAD = [
    'cfdi:Comprobante',
    '  Version=4.0',
    '  Folio=rep_1',
    '  Fecha=2026-09-04T10:00:00',
    '  SubTotal=0',
    '  Total=0',
    '  TipoDeComprobante=P',
    '  Exportacion=01',
    '  LugarExpedicion=42501',
    '  cfdi:Emisor',
    '    Rfc=EKU9003173C9',
    '    Nombre=ESCUELA KEMPER URGATE',
    '    RegimenFiscal=601',
    '  cfdi:Receptor',
    '    Rfc=GUT010101AA1',
    '    Nombre=GUTHRIE',
    '    DomicilioFiscalReceptor=06600',
    '    RegimenFiscalReceptor=601',
    '    UsoCFDI=CP01',
    '  cfdi:Conceptos',
    '    cfdi:Concepto',
    '      ClaveProdServ=84111506',
    '      Cantidad=1',
    '      ClaveUnidad=ACT',
    '      Descripcion=Pago',
    '      ValorUnitario=0',
    '      Importe=0',
    '      ObjetoImp=01',
    '  cfdi:Complemento',
    '    pago20:Pagos',
    '      Version=2.0',
    '      pago20:Totales',
  ];
  const document = (taxes: { code: string; rate: string; baseMinor: number; amountMinor: number }[]) => ({
    uuid: UUID,
    number: 'IN60000000001',
    installment: 1,
    balanceBeforeMinor: 119_480,
    paidMinor: 119_480,
    balanceAfterMinor: 0,
    taxes,
  });
  const of = (...documents: ReturnType<typeof document>[]) =>
    paymentReceipt(
      {
        number: 'rep_1',
        issuedAt: '2026-09-04T10:00:00',
        payments: [{ paidAt: '2026-08-10T12:00:00', form: '03', operation: 'MBAN01', documents }],
      },
      ISSUER,
      RECEIVER,
    );

  test('with both taxes', () => {
    const taxes = [
      { ...IEPS, baseMinor: 100_000, amountMinor: 3_000 },
      { ...IVA, baseMinor: 103_000, amountMinor: 16_480 },
    ];
    expect(shown(of(document(taxes)))).toEqual([
      ...HEAD,
      '        TotalTrasladosBaseIVA16=1030.00',
      '        TotalTrasladosImpuestoIVA16=164.80',
      '        MontoTotalPagos=1194.80',
      '      pago20:Pago',
      '        FechaPago=2026-08-10T12:00:00',
      '        FormaDePagoP=03',
      '        MonedaP=MXN',
      '        TipoCambioP=1',
      '        Monto=1194.80',
      '        NumOperacion=MBAN01',
      '        pago20:DoctoRelacionado',
      '          IdDocumento=6F9619FF-8B86-5011-B42D-00C04FC964FF',
      '          Serie=IN',
      '          Folio=60000000001',
      '          MonedaDR=MXN',
      '          EquivalenciaDR=1',
      '          NumParcialidad=1',
      '          ImpSaldoAnt=1194.80',
      '          ImpPagado=1194.80',
      '          ImpSaldoInsoluto=0.00',
      '          ObjetoImpDR=02',
      '          pago20:ImpuestosDR',
      '            pago20:TrasladosDR',
      '              pago20:TrasladoDR',
      '                BaseDR=1000.00',
      '                ImpuestoDR=003',
      '                TipoFactorDR=Tasa',
      '                TasaOCuotaDR=0.030000',
      '                ImporteDR=30.00',
      '              pago20:TrasladoDR',
      '                BaseDR=1030.00',
      '                ImpuestoDR=002',
      '                TipoFactorDR=Tasa',
      '                TasaOCuotaDR=0.160000',
      '                ImporteDR=164.80',
      '        pago20:ImpuestosP',
      '          pago20:TrasladosP',
      '            pago20:TrasladoP',
      '              BaseP=1000.00',
      '              ImpuestoP=003',
      '              TipoFactorP=Tasa',
      '              TasaOCuotaP=0.030000',
      '              ImporteP=30.00',
      '            pago20:TrasladoP',
      '              BaseP=1030.00',
      '              ImpuestoP=002',
      '              TipoFactorP=Tasa',
      '              TasaOCuotaP=0.160000',
      '              ImporteP=164.80',
    ]);
  });

  test('without taxes', () => {
    expect(shown(of(document([])))).toEqual([
      ...HEAD,
      '        MontoTotalPagos=1194.80',
      '      pago20:Pago',
      '        FechaPago=2026-08-10T12:00:00',
      '        FormaDePagoP=03',
      '        MonedaP=MXN',
      '        TipoCambioP=1',
      '        Monto=1194.80',
      '        NumOperacion=MBAN01',
      '        pago20:DoctoRelacionado',
      '          IdDocumento=6F9619FF-8B86-5011-B42D-00C04FC964FF',
      '          Serie=IN',
      '          Folio=60000000001',
      '          MonedaDR=MXN',
      '          EquivalenciaDR=1',
      '          NumParcialidad=1',
      '          ImpSaldoAnt=1194.80',
      '          ImpPagado=1194.80',
      '          ImpSaldoInsoluto=0.00',
      '          ObjetoImpDR=01',
    ]);
  });
});
