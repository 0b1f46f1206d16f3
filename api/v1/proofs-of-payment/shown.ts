import type { ApiDeps } from '../../deps.ts';
import { found } from '../../http/problem.ts';
import { proofShape } from './shapes.ts';

/** The proof as it is now. */
export const shownProof = async (deps: ApiDeps, id: string) =>
  proofShape(found(await deps.store.proofById(id), 'proof of payment'));
