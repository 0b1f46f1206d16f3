import validateRfc from 'validate-rfc';

type Problem = NonNullable<ReturnType<typeof validateRfc>['errors']>[number];

const PROBLEMS = {
  INVALID_FORMAT: 'An RFC has 3 letters (companies) or 4 (persons), 6 digits of a date and 3 letters or digits',
  INVALID_DATE: 'The six digits of this RFC are no date (YYMMDD)',
  FORBIDDEN_WORD: 'The tax authority gives out no RFC that begins with this word',
  INVALID_VERIFICATION_DIGIT: null,
} satisfies Record<Problem, string | null>;

/**
 * What is wrong with an RFC, the Mexican tax id; null when nothing is. Case, spaces and dashes don't matter. The check
 * digit isn't looked at: the tax authority has itself issued, and honours, ids whose digit doesn't fit.
 */
export function rfcProblem(text: string): string | null {
  const [problem] = validateRfc(text, { omitVerificationDigit: true }).errors ?? [];
  return problem === undefined ? null : PROBLEMS[problem];
}
