import type { FastifyRequest } from 'fastify';
import type { Request } from '../../domain/events.ts';
import type { ApiDeps } from '../deps.ts';
import { actorIn } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';

/** Asks the account's chart: null when it took it, or the refusal with all that it says. */
export async function refusalOf(
  deps: ApiDeps,
  http: FastifyRequest,
  accountId: string,
  id: string,
  request: Request,
): Promise<Problem | null> {
  const answer = await deps.store.ask(accountId, { id, request, actor: actorIn(http) });
  if (answer.ok) return null;
  const { status, code, message, data } = answer.refusal;
  return new Problem(status, code, message, { data });
}

/** The same; a refusal is thrown. */
export async function ask(
  deps: ApiDeps,
  http: FastifyRequest,
  accountId: string,
  id: string,
  request: Request,
): Promise<void> {
  const refusal = await refusalOf(deps, http, accountId, id, request);
  if (refusal !== null) throw refusal;
}
