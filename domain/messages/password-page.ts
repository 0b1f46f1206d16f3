import type { PasswordProblem } from '../access/passwords.ts';

/** The page that a link leads to by which somebody sets a password. */
export type PasswordPage = { locale: string } & (
  | { is: 'form'; path: string; email: string; problem: PasswordProblem | 'differs' | null }
  | { is: 'done' | 'gone' | 'tooMany' | 'failed' }
);
