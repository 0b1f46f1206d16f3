import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { minorOfAny, type PaymentReceipt } from '../../domain/mexico/payment-receipt.ts';
import type { Day } from '../../domain/time/time.ts';

/** A CEP has a kilobyte or two. */
const MAX_BYTES = 100_000;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: false,
});

/**
 * The comprobante electrónico de pago of Banco de México: attributes of `SPEI_Tercero`, its `Beneficiario` and its
 * `Ordenante`, as its site gives them out. Its seal is not checked: whether the money came is for the bank to say.
 */
const cep = z.object({
  SPEI_Tercero: z.object({
    FechaOperacion: z.string(),
    claveRastreo: z.string(),
    Beneficiario: z.object({ BancoReceptor: z.string().optional(), MontoPago: z.string() }),
    Ordenante: z.object({ BancoEmisor: z.string().optional() }).optional(),
  }),
});

/** Null: it is none. */
export function cepIn(bytes: Uint8Array): PaymentReceipt | null {
  const text = bytes.length > MAX_BYTES ? '' : new TextDecoder().decode(bytes);
  // A CEP has no document type; with one, what is read might come from elsewhere.
  if (text === '' || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return null;
  const { data } = cep.safeParse(parsed(text));
  if (data === undefined) return null;
  const { FechaOperacion: day, claveRastreo, Beneficiario, Ordenante } = data.SPEI_Tercero;
  return {
    trackingKey: /^[A-Z0-9]{1,30}$/i.test(claveRastreo.trim()) ? claveRastreo.trim() : null,
    amountMinor: minorOfAny(Beneficiario.MontoPago.trim()),
    paidOn: isDay(day) ? day : null,
    fromBank: Ordenante?.BancoEmisor?.trim() ?? null,
    toBank: Beneficiario.BancoReceptor?.trim() ?? null,
  };
}

const isDay = (text: string): text is Day => z.iso.date().safeParse(text).success;

function parsed(text: string): unknown {
  try {
    return parser.parse(text);
  } catch {
    return null;
  }
}
