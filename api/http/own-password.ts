import type { UserRow } from '../../ports/store/users.ts';
import type { ApiDeps } from '../deps.ts';
import { Problem, invalid } from './problem.ts';
import { locked, tried } from './sign-in-tries.ts';

/** Whoever finds a browser open does nothing with it that keeps its owner out. 422 `wrong_password`, 423 `locked`. */
export async function proveOwn(deps: ApiDeps, user: UserRow, currentPassword: string | undefined): Promise<void> {
  if (currentPassword === undefined)
    throw invalid([{ path: 'currentPassword', message: 'is missing: it must be the password until now' }]);
  const outcome = await tried(deps, user.email, async () =>
    (await deps.passwords.isRight(await deps.store.passwordHashOf(user.id), currentPassword)) ? 'right' : 'wrong',
  );
  if (typeof outcome === 'object') throw locked(outcome.lockedUntil, deps.now());
  if (outcome === 'wrong')
    throw new Problem(422, 'wrong_password', 'This is not the password until now', {
      errors: [{ path: 'currentPassword', message: 'must be the password until now' }],
    });
}
