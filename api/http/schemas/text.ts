import { z } from 'zod';

/** A message for a field that is missing, and for one of another kind. */
export const wants = (what: string) => ({
  error: (issue: { input?: unknown }): string =>
    issue.input === undefined ? `is missing: it must be ${what}` : `must be ${what}`,
});

/**
 * What no text that people read may hold: control characters (PostgreSQL refuses NUL, a line break in a name breaks a
 * mail's header), halves of characters, and what turns the direction of all that follows around.
 */
const NOT_IN_A_LINE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const NOT_IN_PROSE = /[^\P{Cc}\n\r\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Letters, figures, signs. Blanks, and letters that are blank (fillers, a Braille cell without dots), show nothing. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
const BLANK = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;
const isSeen = (text: string): boolean => SEEN.test(text.replace(BLANK, ''));

const text = (max: number, forbidden: RegExp, words: string) =>
  z
    .string(wants(`text of 1 to ${max} characters`))
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters long`)
    .refine((given) => !forbidden.test(given), `must be plain text, without ${words}`)
    .refine(isSeen, 'must have something to see in it');

/** One line of text: trimmed, and something to see in it. */
export const line = (max: number) =>
  text(max, NOT_IN_A_LINE, 'line breaks, other control characters or a change of direction');

/** Text that may have several lines: reasons, consents. */
export const prose = (max: number) => text(max, NOT_IN_PROSE, 'control characters or a change of direction');

export const yesOrNo = z.boolean(wants('true or false'));

/** One of a closed set. */
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, wants(`one of ${values.join(', ')}`));

export const email = z
  .string(wants('an e-mail address'))
  .trim()
  .max(254, 'must be at most 254 characters long')
  .pipe(z.email('must be an e-mail address, such as ap@guthrie.example'));
