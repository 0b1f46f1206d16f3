/** Long enough to resist guessing by itself (NIST SP 800-63B-4 asks for 15, or 8 beside a second factor). */
export const SHORTEST = 12;
/** Short enough that hashing one is no attack. */
export const LONGEST = 128;

interface Owner {
  email: string;
  name: string;
}

/** The same letters are the same password, however a keyboard puts them together. */
export const passwordText = (password: string): string => password.normalize('NFKC');

export type PasswordProblem = 'length' | 'common' | 'owner';

/** What a password must be, as the end of a sentence about it. */
export const PASSWORD_PROBLEMS: Record<PasswordProblem, string> = {
  length: `must have ${SHORTEST} to ${LONGEST} characters`,
  common: 'is one of the common ones that are tried first: take several words that have nothing to do with one another',
  owner: 'must not be made of the name or e-mail address of its owner',
};

/**
 * Why a password is not taken; null: it is. There are no rules of composition (capitals, digits,
 * signs): they make passwords worse. `isCommon` knows the ones that are tried first, in lower case.
 */
export function passwordProblem(
  password: string,
  owner: Owner,
  isCommon: (text: string) => boolean,
): PasswordProblem | null {
  const text = passwordText(password);
  const { length } = [...text];
  if (length < SHORTEST || length > LONGEST) return 'length';
  const plain = text.toLowerCase();
  const core = coreOf(plain);
  if (new Set(plain).size < FEWEST || isCommon(plain) || isCommon(core) || isCommon(unitOf(plain))) return 'common';
  if (wordsOf(owner).some((word) => core === word || unitOf(plain) === word)) return 'owner';
  return null;
}

/** Characters that differ. */
const FEWEST = 5;

/** What is left without the figures and signs around it: `password2026!` is `password`. */
const coreOf = (text: string): string => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** What is said over and over: `letmeinletmein` is `letmein`. */
const unitOf = (text: string): string => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;

const wordsOf = ({ email, name }: Owner): string[] => {
  const [local = '', host = ''] = email.toLowerCase().split('@');
  const whole = name.toLowerCase();
  return [email.toLowerCase(), local, host, host.split('.')[0] ?? '', whole, ...whole.split(/\s+/)].flatMap((word) => [
    word,
    coreOf(word),
    word.replaceAll(/\s/g, ''),
  ]);
};
