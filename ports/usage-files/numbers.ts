import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Reach } from '../../domain/billing/usage/call.ts';

/** A call's end as the domain knows it: digits alone, a number's with the code of its country. */
export interface Dialled {
  digits: string;
  reach: Reach;
  /** Two letters; null: nobody knows, as of satellites. */
  country: string | null;
}

/** Of a number with its country's code. */
const [FEWEST_DIGITS, MOST_DIGITS] = [7, 15];
/** The same ends come again and again. */
const MOST_KNOWN = 200_000;
const LONGEST_KNOWN = 40;
const known = new Map<string, Map<string, Dialled | null>>();

/**
 * What was dialled, or who called, from an account of a country. Null: no number at all. Extensions have two to six
 * digits; 911, 0xx and codes with a star are short codes.
 */
export function dialled(text: string, home: string): Dialled | null {
  // No number: not worth to be remembered, in whatever length it is sent.
  if (text.length > LONGEST_KNOWN) return readNumber(text, home);
  const ofHome = known.get(home) ?? new Map<string, Dialled | null>();
  const found = ofHome.get(text);
  if (found !== undefined) return found;
  const read = readNumber(text, home);
  if (ofHome.size >= MOST_KNOWN) ofHome.clear();
  known.set(home, ofHome.set(text, read));
  return read;
}

/** Who calls need not say it. */
const NOBODY: Dialled = { digits: '', reach: 'number', country: null };
const WITHHELD = /^(anonymous|restricted|unknown|unavailable|private|withheld)?$/i;

function readNumber(text: string, home: string): Dialled | null {
  if (WITHHELD.test(text.trim())) return NOBODY;
  const bare = text.replace(/[\s().-]/g, '');
  if (/^[*#][0-9*#]{1,9}$/.test(bare)) return { digits: bare, reach: 'shortCode', country: null };
  if (!/^\+?[0-9]{2,20}$/.test(bare)) return null;
  if (!bare.startsWith('+') && bare.length <= 6)
    return { digits: bare, reach: /^(911|0[0-9]{2})$/.test(bare) ? 'shortCode' : 'extension', country: null };
  const now = asOfNow(bare, home);
  const international = now.startsWith('00') ? `+${now.slice(2)}` : now;
  const parsed = parsePhoneNumberFromString(
    international,
    isSupportedCountry(home) ? (home as CountryCode) : undefined,
  );
  const isWhole = international.startsWith('+') || parsed?.isValid() === true;
  const phone = isWhole ? parsed : (parsePhoneNumberFromString(`+${international}`) ?? parsed);
  if (phone === undefined) {
    // Satellites and the like, which no plan of numbers tells: a person's task, not a lost call.
    return /^\+[1-9][0-9]{6,14}$/.test(international)
      ? { digits: international.slice(1), reach: 'number', country: null }
      : null;
  }
  const digits = phone.number.slice(1);
  return digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS
    ? null
    : { digits, reach: 'number', country: countryOf(phone) };
}

/** Toll-free numbers of North America are no one country's: they are counted as the largest one's. */
const countryOf = ({ country, countryCallingCode }: { country?: string; countryCallingCode: string }): string | null =>
  country ?? (countryCallingCode === '1' ? 'US' : null);

/** Forms that Mexico gave up in 2019 and switches still write: 01 800…, 01, 044 and 045 before ten digits, +52 1. */
function asOfNow(bare: string, home: string): string {
  const mobile = /^(?:\+|00)?521([0-9]{10})$/.exec(bare);
  if (mobile !== null) return `+52${mobile[1]}`;
  const old = home === 'MX' ? /^(?:01|044|045)([0-9]{10})$/.exec(bare) : null;
  return old === null ? bare : `+52${old[1]}`;
}
