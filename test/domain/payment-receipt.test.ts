import { describe, expect, test } from '@jest/globals';
import { receiptIn } from '../../domain/mexico/payment-receipt.ts';

/** As Banco de México's CEP has it, with labels and values on lines of their own or not. */
const CEP = `Comprobante Electrónico de Pago (CEP)
Fecha de operación en el SPEI
13/03/2026
Clave de rastreo
MBAN01002603130012345678
Institución emisora del pago
BBVA MEXICO
Institución receptora del pago: BANK OF AMERICA
Monto del pago
$ 1,160.00
IVA $ 0.00`;

describe('a receipt in words', () => {
  test('of the central bank says who paid what, when and by which key', () => {
    expect(receiptIn(CEP)).toEqual({
      trackingKey: 'MBAN01002603130012345678',
      amountMinor: 116_000,
      paidOn: '2026-03-13',
      fromBank: 'BBVA MEXICO',
      toBank: 'BANK OF AMERICA',
    });
  });

  test.each([
    ['Importe: $1,160.00 MXN', 116_000],
    ['Importe transferido: MXN 1160.00', 116_000],
    ['MONTO DE LA OPERACIÓN $ 12,345,678.90', 1_234_567_890],
    ['Monto $0.50', 50],
    ['Monto: 1.160,00', null],
    ['Monto: $1,16.00', null],
    ['Monto: $0.00', null],
    ['Comisión: $5.00', null],
    // Which of them was paid, nobody can tell.
    ['Monto: $1,160.00\nImporte: $1,000.00', null],
    ['Monto: $1,160.00\nImporte: $1,160.00', 116_000],
  ])('%j has the amount %p', (text, amountMinor) => {
    expect(receiptIn(text).amountMinor).toBe(amountMinor);
  });

  test.each([
    ['Fecha de operación: 13/03/2026', '2026-03-13'],
    ['Fecha: 2026-03-13', '2026-03-13'],
    ['Fecha y hora de la operación: 3-mar-2026 10:22', '2026-03-03'],
    ['Fecha de aplicación 13 de marzo de 2026', '2026-03-13'],
    ['Fecha de pago: 29/02/2028', '2028-02-29'],
    ['Fecha de pago: 29/02/2026', null],
    ['Fecha de pago: 03/13/2026', null],
    ['Fecha de operación: 13/03/2026\nFecha de aplicación: 14/03/2026', null],
    ['Vence el 13/03/2026', null],
  ])('%j has the day %p', (text, paidOn) => {
    expect(receiptIn(text).paidOn).toBe(paidOn);
  });

  test.each([
    ['Clave de rastreo: mban0100 x', 'MBAN0100'],
    ['CLAVE RASTREO 2026031340014BMOV0000123456789', '2026031340014BMOV0000123456789'],
    ['Clave de rastreo: corta', null],
    ['Referencia: 1234567', null],
    ['Clave de rastreo: AAAAAAA1\nClave de rastreo: BBBBBBB2', null],
  ])('%j has the key %p', (text, trackingKey) => {
    expect(receiptIn(text).trackingKey).toBe(trackingKey);
  });

  test('made to be slow is read in no time', () => {
    const before = performance.now();
    for (const bad of ['monto de la '.repeat(2_000), 'fecha y hora de la '.repeat(1_500), '1,111'.repeat(5_000)])
      receiptIn(bad);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
