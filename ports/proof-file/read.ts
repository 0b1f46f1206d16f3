import { fileTypeOf } from '../../domain/file-type.ts';
import { type PaymentReceipt, receiptIn } from '../../domain/mexico/payment-receipt.ts';
import { cepIn } from './cep.ts';
import { pdfText } from './pdf.ts';

/** What a proof's file says; null: nothing that could be read, as of a picture. */
export async function readProofFile(bytes: Uint8Array): Promise<PaymentReceipt | null> {
  switch (fileTypeOf(bytes)) {
    case 'application/xml':
      return cepIn(bytes);
    case 'application/pdf': {
      const text = await pdfText(bytes);
      return text === null ? null : receiptIn(text);
    }
    default:
      return null;
  }
}
