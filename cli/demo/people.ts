import { createHmac } from 'node:crypto';
import type { StaffRole } from '../../domain/access/roles.ts';
import { type Http, keyOf, Refusal } from './http.ts';

const PEOPLE: { email: string; name: string; role: StaffRole }[] = [
  { email: 'admin@demo.example', name: 'Alma Demo', role: 'admin' },
  { email: 'agent@demo.example', name: 'Gabriel Demo', role: 'agent' },
  { email: 'viewer@demo.example', name: 'Vera Demo', role: 'viewer' },
];

/** Letters and figures that are not taken for one another. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789';

/**
 * Made of the key of the installation, so that it is the same at each start and kept nowhere; whoever has that key may
 * do everything anyhow.
 */
function passwordOf(apiKey: string, email: string): string {
  const bytes = createHmac('sha256', apiKey).update(`demo:${email}`).digest().subarray(0, 20);
  const letters = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replaceAll(/(.{5})(?=.)/g, '$1-');
}

/** One of each role, who may sign in; said as lines. Whoever is there already keeps the password that they have. */
export async function demoPeople(http: Http, apiKey: string): Promise<string[]> {
  const lines: string[] = [];
  for (const person of PEOPLE) {
    const password = passwordOf(apiKey, person.email);
    const body = { ...person, password };
    await http.post('/v1/users', body, keyOf('people', 0, body)).catch((error: unknown) => {
      if (!(error instanceof Refusal) || !['email_taken', 'already_created'].includes(error.code)) throw error;
    });
    lines.push(`  ${person.role.padEnd(8)}${person.email.padEnd(22)}${password}`);
  }
  return lines;
}
