import { randomUUID } from 'node:crypto';
import { type Http, httpTo, Refusal } from './demo/http.ts';
import { runningOn } from './running.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

interface User {
  id: string;
  email: string;
}

/**
 * Makes somebody an admin of the Puntual that runs on this data folder, or lets one in again who can't get in any more.
 * Whoever may run this reads the key in the data folder, and may do everything anyhow.
 */
export async function admin(settings: Settings, args: string[]): Promise<void> {
  const [email = settings.firstAdmin?.email, ...words] = args;
  if (email === undefined || email.startsWith('-'))
    throw new BadSettings('Say whom: npm run puntual -- admin lupe@company.example "Guadalupe Ríos"');
  const running = runningOn(settings);
  const said = await letIn(httpTo(running.url, running.key), {
    email: email.toLowerCase(),
    name: words.join(' ') || null,
    password: settings.firstAdmin?.email === email.toLowerCase() ? settings.firstAdmin.password : null,
  });
  process.stdout.write(`${said}\n`);
}

interface Who {
  email: string;
  /** Null: whatever stands before the @. */
  name: string | null;
  /** Null: they set one themselves, by a link. */
  password: string | null;
}

/** What is to be done next, in words. */
export async function letIn(http: Http, { email, name, password }: Who): Promise<string> {
  const key = randomUUID();
  const chosen = password === null ? {} : { password };
  const person = { email, name: name ?? email.split('@')[0], role: 'admin', ...chosen };
  const made = await http
    .post<User & { invitation: { url: string } | null }>('/v1/users', person, key)
    .catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'email_taken') return null;
      throw error;
    });
  if (made !== null) return next(email, made.invitation?.url ?? null);
  const { id } = await userBy(http, email);
  await http.patch(`/v1/users/${id}`, { role: 'admin', disabled: false, ...(name === null ? {} : { name }) });
  if (password === null)
    return next(email, (await http.post<{ url: string }>(`/v1/users/${id}/invitation`, {}, key)).url);
  await http.post(`/v1/users/${id}/password`, { password }, key);
  return next(email, null);
}

const next = (email: string, url: string | null): string =>
  url === null
    ? `${email} is an admin, and signs in with the password that was given.`
    : `${email} is an admin, and sets a password within seven days here:\n\n  ${url}\n`;

async function userBy(http: Http, email: string): Promise<User> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: User[]; nextCursor: string | null } = await http.get(
      `/v1/users?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    const found = page.items.find((user) => user.email === email);
    if (found !== undefined) return found;
    cursor = page.nextCursor;
  }
  throw new Error(`There is no user ${email}`);
}
