/**
 * Which invoices a bank transfer may be for, by what its payer wrote. An invoice's number is IN and eleven digits, such
 * as IN60001234567; a SPEI reference has room for seven digits, and then carries its last seven. The ledger looks the
 * candidates up: only what it finds counts, so a candidate too many does no harm, and a doubtful one is left to an
 * agent.
 */
export interface Candidates {
  /** Whole invoice numbers, likeliest first, in capitals. */
  numbers: string[];
  /** Last seven digits of an invoice's number. */
  sevenDigits: string[];
}

const MAX_CANDIDATES = 10;
/** A concept has 40 characters at SPEI, 140 elsewhere; what comes after these was not written by a payer. */
const MAX_CHARACTERS = 500;

/**
 * `IN 6000-123 4567`, `facturain60001234567`, `1N6OOO1234567`: separators between, and letters that a reader takes for
 * digits.
 */
const WRITTEN = /(?:IN|(?<![A-Z0-9])[1L]N)[\s.:#/_-]*(6[\s._-]?(?:[0-9OIL][\s._-]?){9}[0-9OIL])(?![0-9])/g;
/** The eleven digits alone. All numbers that we give begin with 60. */
const BARE = /(?<![A-Z0-9])(60[0-9]{9})(?![0-9])/g;
const SEVEN = /(?<![A-Z0-9])([0-9]{7})(?![A-Z0-9])/g;
/** A bank's form that fills a longer field up with zeros: `00001000198`. */
const PADDED = /^0+([0-9]{7})$/;
/** What banks fill in when the payer wrote nothing. */
const BLANK_REFERENCE = '0000000';

const digitsOf = (written: string): string =>
  written
    .replace(/[\s._-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Numbers that somebody gave an invoice by hand: words of letters and digits, `F-2026/001`. */
const mixedWords = (text: string): string[] =>
  text
    .split(/[^A-Z0-9/_-]+/)
    .map((word) => word.replace(/^[/_-]+|[/_-]+$/g, ''))
    .filter((word) => word.length >= 4 && word.length <= 40 && /[A-Z]/.test(word) && /[0-9]/.test(word));

const unique = (candidates: string[]): string[] => [...new Set(candidates)].slice(0, MAX_CANDIDATES);

/** Null or empty text gives no candidates. */
export function candidatesIn(transfer: { reference?: string | null; concept?: string | null }): Candidates {
  const reference = (transfer.reference ?? '').slice(0, MAX_CHARACTERS).toUpperCase();
  const concept = (transfer.concept ?? '').slice(0, MAX_CHARACTERS).toUpperCase();
  const texts = [reference, concept];
  const ours = texts
    .flatMap((text) => [...found(text, WRITTEN).map(digitsOf), ...found(text, BARE)])
    .map((digits) => `IN${digits}`);
  const written = reference.replace(/\s/g, '').replace(PADDED, '$1');
  const sevenDigits = [...found(written, SEVEN), ...found(concept, SEVEN)].filter(
    (digits) => digits !== BLANK_REFERENCE,
  );
  return { numbers: unique([...ours, ...texts.flatMap(mixedWords)]), sevenDigits: unique(sevenDigits) };
}
