import validateRfc from 'validate-rfc';

const PROBLEMS: Record<string, string> = {
  INVALID_FORMAT: 'An RFC has 3 letters (companies) or 4 (persons), 6 digits of a date and 3 letters or digits',
  INVALID_DATE: 'The six digits of this RFC are no date (YYMMDD)',
  FORBIDDEN_WORD: 'The tax authority gives out no RFC that begins with this word',
};

/**
 * What is wrong with an RFC, the Mexican tax id; null when nothing is. Case, spaces and dashes don't matter. The check digit
 * isn't looked at: the tax authority has itself issued, and honours, ids whose digit doesn't fit.
 */
export function rfcProblem(text: string): string | null {
  const { isValid, errors } = validateRfc(text, { omitVerificationDigit: true });
  return isValid ? null : (PROBLEMS[errors?.[0] ?? ''] ?? 'Not an RFC');
}
