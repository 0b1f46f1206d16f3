import { PASSWORD_PROBLEMS, passwordProblem } from '../../domain/access/passwords.ts';
import type { ApiDeps } from '../deps.ts';
import { invalid } from './problem.ts';

/** Its hash; 400 when it is not one that we take. */
export async function takenPassword(
  { passwords }: ApiDeps,
  password: string,
  owner: { email: string; name: string },
): Promise<string> {
  const problem = passwordProblem(password, owner, passwords.isCommon);
  if (problem !== null) throw invalid([{ path: 'password', message: PASSWORD_PROBLEMS[problem] }]);
  return passwords.hash(password);
}
