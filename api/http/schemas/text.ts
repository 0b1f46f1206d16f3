import { z } from 'zod';

/** A message for a field that is missing, and for one of another kind. */
export const wants = (what: string) => ({
  error: (issue: { input?: unknown }): string =>
    issue.input === undefined ? `is missing: it must be ${what}` : `must be ${what}`,
});

/**
 * No control characters (PostgreSQL refuses NUL, a line break in a name breaks a mail's header), no halves of
 * characters.
 */
const isLine = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
const isProse = (text: string): boolean => !/[^\P{Cc}\n\r\t]|\p{Cs}/u.test(text);

/** One line of text: trimmed, not empty. */
export const line = (max: number) =>
  z
    .string(wants(`text of 1 to ${max} characters`))
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters long`)
    .refine(isLine, 'must be plain text, without line breaks or other control characters');

/** Text that may have several lines: reasons, consents. */
export const prose = (max: number) =>
  z
    .string(wants(`text of 1 to ${max} characters`))
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters long`)
    .refine(isProse, 'must be plain text, without control characters');

export const yesOrNo = z.boolean(wants('true or false'));

/** One of a closed set. */
export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, wants(`one of ${values.join(', ')}`));

export const email = z
  .string(wants('an e-mail address'))
  .trim()
  .max(254, 'must be at most 254 characters long')
  .pipe(z.email('must be an e-mail address, such as ap@guthrie.example'));
