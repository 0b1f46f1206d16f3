import { describe, expect, test } from '@jest/globals';
import { pdfText } from '../../ports/proof-file/pdf.ts';
import { readProofFile } from '../../ports/proof-file/read.ts';
import { aCep, aReceipt } from './a-pdf.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a proof's file", () => {
  test('that is a CEP in XML says all of it', async () => {
    expect(await readProofFile(aCep())).toEqual({
      trackingKey: 'MBAN01002603130012345678',
      amountMinor: 116_000,
      paidOn: '2026-03-13',
      fromBank: 'BBVA BANCOMER',
      toBank: 'BANK OF AMERICA',
    });
  });

  test('that is a PDF with text says what could be read', async () => {
    expect(await readProofFile(aReceipt())).toEqual({
      trackingKey: 'MBAN01002603130012345678',
      amountMinor: 116_000,
      paidOn: '2026-03-13',
      fromBank: 'BBVA MEXICO',
      toBank: null,
    });
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['XML of another kind', bytes('<?xml version="1.0"?><Factura total="1160.00"/>')],
    ['XML that is none', bytes('<?xml version="1.0"?><SPEI_Tercero')],
    [
      'a CEP that would have us read other files',
      bytes(new TextDecoder().decode(aCep()).replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')),
    ],
    ['a PDF that is broken', bytes('%PDF-1.7\nnothing of one')],
    ['no file that a proof may be', bytes('hola')],
  ])('that is %s says nothing', async (_, file) => {
    expect(await readProofFile(file)).toBeNull();
  });

  test('with an amount of nothing, or a day that there is not, leaves these out', async () => {
    expect(await readProofFile(aCep({ amount: '0.00', on: '2026-02-30' }))).toMatchObject({
      amountMinor: null,
      paidOn: null,
      trackingKey: 'MBAN01002603130012345678',
    });
  });

  test.each([
    ['300', 30_000],
    ['8.5', 850],
    ['000000000000001160.00', 116_000],
    ['1,160.00', null],
    ['1160.001', null],
  ])('that is a CEP of %s pesos, as Banco de México writes them', async (amount, amountMinor) => {
    expect(await readProofFile(aCep({ amount }))).toMatchObject({ amountMinor });
  });

  test('that is a CEP shows its key as it is written there', async () => {
    expect(await readProofFile(aCep({ key: 'BiB202411081016248360' }))).toMatchObject({
      trackingKey: 'BiB202411081016248360',
    });
  });

  test('that takes too long to read is given up', async () => {
    expect(await pdfText(aReceipt(), 1)).toBeNull();
  });
});
