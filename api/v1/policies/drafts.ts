import type { z } from 'zod';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { ApiDeps } from '../../deps.ts';
import { found } from '../../http/problem.ts';
import { NewPolicyVersion } from './bodies.ts';
import { judged, nextVersion } from './judged.ts';

/** In a question about a version: what one thinks of making of it. */
export const draft = NewPolicyVersion.optional().meta({
  description: 'Asks about this in place of the version in the path, as if it had been added. It is judged first.',
});

/** What is asked about: the version itself, or the draft that was made of it, under the number that it would get. */
export async function asIfPublished(
  deps: ApiDeps,
  { name, version }: { name: string; version: number },
  wanted: z.output<typeof draft>,
  by: string,
): Promise<Policy> {
  const itself = found(await deps.store.policyBody(name, version), 'version of a policy');
  if (wanted === undefined) return itself;
  return judged(deps, { ...wanted, name, version: await nextVersion(deps, name) }, by, 'draft.');
}
