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

/** What payers and their banks put between digits. */
const GAP = '[\\s._-]?';
/** Eleven digits that begin with 60, as all numbers that we give do; letters that a reader takes for digits among them. */
const ELEVEN = `6${GAP}(?:[0-9OIL]${GAP}){9}[0-9OIL]`;
/**
 * `IN 6000-123 4567`, `facturain60001234567`, `1N6OOO1234567`: separators between, and zeros that a bank's form filled it
 * up with.
 */
const WRITTEN = new RegExp(`(?:IN|(?<![A-Z0-9])[1L]N)[\\s.:#/_-]*0*(${ELEVEN})(?![0-9])`, 'g');
/** The eleven digits alone, written the same way. */
const BARE = new RegExp(`(?<![A-Z0-9])0*(6${GAP}[0O]${GAP}(?:[0-9OIL]${GAP}){8}[0-9OIL])(?![A-Z0-9])`, 'g');
/** The last seven with the letters before them, `IN-1234567`. */
const SEVEN_WRITTEN = /(?:(?<![A-Z])IN|(?<![A-Z0-9])[1L]N)[\s.:#/_-]*([0-9OIL]{7})(?![0-9])/g;
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

/** In capitals, with plain blanks, hyphens and digits: what was copied out of a PDF has others. */
const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .toUpperCase();

/** Null or empty text gives no candidates. */
export function candidatesIn(transfer: { reference?: string | null; concept?: string | null }): Candidates {
  const [reference, concept] = [plain(transfer.reference), plain(transfer.concept)];
  const texts = [reference, concept];
  const ours = texts
    .flatMap((text) => [...found(text, WRITTEN), ...found(text, BARE)].map(digitsOf))
    .map((digits) => `IN${digits}`);
  // The end of a whole number says less than the number: `IN6000 1234567` is no other invoice that ends with 1234567.
  const [restOfReference = '', restOfConcept = ''] = texts.map((text) =>
    text.replace(WRITTEN, ' # ').replace(BARE, ' # '),
  );
  const written = restOfReference.replace(/\s/g, '').replace(PADDED, '$1');
  const sevenDigits = [
    ...found(written, SEVEN),
    ...[restOfReference, restOfConcept].flatMap((text) => found(text, SEVEN_WRITTEN).map(digitsOf)),
    ...found(restOfConcept, SEVEN),
  ].filter((digits) => digits !== BLANK_REFERENCE);
  return { numbers: unique([...ours, ...texts.flatMap(mixedWords)]), sevenDigits: unique(sevenDigits) };
}
