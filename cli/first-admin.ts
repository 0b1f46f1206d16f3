import { randomUUID } from 'node:crypto';
import { PASSWORD_PROBLEMS, passwordProblem } from '../domain/access/passwords.ts';
import type { Instant } from '../domain/time/time.ts';
import type { Passwords } from '../ports/passwords/passwords.ts';
import { Refused, type Store } from '../ports/store/store.ts';
import type { Company } from '../company/company.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

/**
 * Whoever the environment names is the first admin, when there is no user at all. Later starts leave what was made of
 * it since.
 */
export async function makeFirstAdmin(
  store: Pick<Store, 'hasUsers' | 'addUser'>,
  passwords: Passwords,
  { settings: { firstAdmin }, company, now }: { settings: Settings; company: Company; now: Instant },
): Promise<void> {
  if (firstAdmin === null || (await store.hasUsers())) return;
  const { email, password } = firstAdmin;
  const name = email.split('@')[0] ?? email;
  const problem = passwordProblem(password, { email, name }, passwords.isCommon);
  if (problem !== null) throw new BadSettings(`PUNTUAL_ADMIN_PASSWORD ${PASSWORD_PROBLEMS[problem]}`);
  try {
    await store.addUser({
      id: `usr_${randomUUID()}`,
      email,
      name,
      role: 'admin',
      locale: company.defaults.locale ?? 'en',
      passwordHash: await passwords.hash(password),
      by: { actor: { kind: 'system', id: 'start' }, address: null, at: now },
    });
  } catch (error) {
    // Another API of the same start was first.
    if (!(error instanceof Refused)) throw error;
  }
}
