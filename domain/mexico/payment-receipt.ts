import type { Day } from '../time/time.ts';

/** What a receipt of a transfer says, as far as it could be read without guessing: null where it could not. */
export interface PaymentReceipt {
  /** SPEI's clave de rastreo. */
  trackingKey: string | null;
  /** In centavos: SPEI moves pesos alone. */
  amountMinor: number | null;
  paidOn: Day | null;
  fromBank: string | null;
  toBank: string | null;
}

const SEPARATOR = String.raw`\s*[:.]?\s*`;
const words = (...any: string[]): string => String.raw`(?:\s+(?:${any.join('|')}))*`;
const THE = [String.raw`de\s+la`, 'del', 'de', String.raw`en\s+el`];

const KEY = new RegExp(String.raw`clave\s+(?:de\s+)?rastreo${SEPARATOR}([A-Z0-9]{7,30})\b`, 'gi');

const OF_AMOUNTS = words(
  ...THE,
  'total',
  'pagad[oa]',
  'transferid[oa]',
  'enviad[oa]',
  'pago',
  'operaci[oó]n',
  'transferencia',
);
const MONEY = String.raw`(?:(?:MXN|MXP|M\.?N\.?|\$)\s*){0,2}(\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,15}\.\d{2})(?![\d,.]*\d)`;
const AMOUNT = new RegExp(String.raw`\b(?:monto|importe|cantidad)${OF_AMOUNTS}${SEPARATOR}${MONEY}`, 'gi');

const OF_DAYS = words(
  ...THE,
  String.raw`y\s+hora`,
  'spei',
  'operaci[oó]n',
  'pago',
  'aplicaci[oó]n',
  'transferencia',
  'liquidaci[oó]n',
  'abono',
);
const IN_DIGITS = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}[/-]\d{1,2}[/-]\d{4}`;
const IN_WORDS = String.raw`\d{1,2}[\s/-]+(?:de\s+)?[a-záéíóú]{3,10}\.?[\s/-]+(?:de\s+|del\s+)?\d{4}`;
const DAY = new RegExp(String.raw`\bfecha${OF_DAYS}${SEPARATOR}(${IN_DIGITS}|${IN_WORDS})`, 'gi');

const FROM = bankAfter(String.raw`(?:instituci[oó]n|banco)\s+(?:emisora?|ordenante|origen)(?:\s+del\s+pago)?`);
const TO = bankAfter(String.raw`(?:instituci[oó]n|banco)\s+(?:receptora?|beneficiari[oa]|destino)(?:\s+del\s+pago)?`);

/** The rest of its line, or the next one where that is empty. */
function bankAfter(label: string): RegExp {
  return new RegExp(String.raw`\b${label}[ \t]*:?[ \t]*\n?[ \t]*([^\n]{2,60})`, 'gi');
}

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** What was written on more than this is no receipt. */
const MAX_CHARACTERS = 20_000;

/**
 * Reads the words that Mexican banks print on receipts, and Banco de México on its CEP. What is there twice and differs
 * is not read: a person looks.
 */
export function receiptIn(text: string): PaymentReceipt {
  const written = text.slice(0, MAX_CHARACTERS);
  const amount = theOne(written, AMOUNT, (found) => found.replaceAll(',', ''));
  return {
    trackingKey: theOne(written, KEY, (found) => found.toUpperCase()),
    amountMinor: amount === null ? null : minorOf(amount),
    paidOn: theOne(written, DAY, dayWritten),
    fromBank: theOne(written, FROM, (found) => found.trim()),
    toBank: theOne(written, TO, (found) => found.trim()),
  };
}

/** `1160.00`, with zeros before it or not; null: no money, or more than anybody pays. */
export function minorOf(decimal: string): number | null {
  const [, whole = '', cents = ''] = /^0*(\d{0,12})\.(\d{2})$/.exec(decimal) ?? [];
  const minor = Number(whole + cents);
  return minor > 0 ? minor : null;
}

/** `300`, `8.5`, `000000000001160.00`: as Banco de México writes amounts, with as many digits as it likes. */
export function minorOfAny(decimal: string): number | null {
  const [, whole = '', cents = ''] = /^(\d{1,20})(?:\.(\d{1,2}))?$/.exec(decimal) ?? [];
  return minorOf(`${whole}.${cents.padEnd(2, '0')}`);
}

function theOne<T>(text: string, pattern: RegExp, read: (found: string) => T | null): T | null {
  const found = new Set([...text.matchAll(pattern)].map(([, one = '']) => read(one)));
  const [first = null] = found;
  return found.size === 1 ? first : null;
}

/** In Mexico the day comes before the month. */
function dayWritten(written: string): Day | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(written);
  if (numbers !== null) return dayOf(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]));
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\D*?([a-záéíóú]{3,10})\.?\D*(\d{4})$/i.exec(written.replace(/\bdel?\b/gi, ' ')) ?? [];
  const index = MONTHS.findIndex((name) => month.toLowerCase().startsWith(name));
  return index < 0 ? null : dayOf(Number(year), index + 1, Number(day));
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function dayOf(year: number, month: number, day: number): Day | null {
  const last = month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0);
  const two = (n: number): string => String(n).padStart(2, '0');
  return day >= 1 && day <= last ? (`${year}-${two(month)}-${two(day)}` as Day) : null;
}
