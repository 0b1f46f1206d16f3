import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApiDeps } from '../api/deps.ts';
import { buildServer } from '../api/server.ts';
import { seedCompany } from '../company/seed.ts';
import { SESSION_LIMITS } from '../domain/access/sessions.ts';
import { contractTypes } from '../tools/contract/types.ts';

/** What the server would stand on. It is never asked anything: its routes only say what they are. */
const unasked = {
  company: seedCompany(),
  sessions: SESSION_LIMITS,
  publicOrigin: null,
  pages: { render: () => '', style: "'none'" },
  passwordPages: { render: () => '', style: "'none'" },
  gateway: {},
  log: null,
} as unknown as ApiDeps;

export const contractFile = fileURLToPath(new URL('../ui/api/contract.d.ts', import.meta.url));

/** The contract's types, as the routes are now. */
export async function contractNow(): Promise<string> {
  const app = await buildServer(unasked);
  try {
    return await contractTypes(app.swagger());
  } finally {
    await app.close();
  }
}

/** Writes the contract's types for whoever speaks to the API from a browser. */
export async function contract(): Promise<void> {
  writeFileSync(contractFile, await contractNow());
}
