import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../domain/account.ts';
import type { Request } from '../../domain/events.ts';
import type { ApiDeps } from '../deps.ts';
import { actorIn } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';

/** Asks the account's chart: null when it took it, or the refusal with all that it says. */
export const refusalOf = (
  deps: ApiDeps,
  http: FastifyRequest,
  accountId: string,
  id: string,
  request: Request,
): Promise<Problem | null> => refusalTo(deps, actorIn(http), accountId, id, request);

async function refusalTo(
  deps: ApiDeps,
  actor: Actor,
  accountId: string,
  id: string,
  request: Request,
): Promise<Problem | null> {
  const answer = await deps.store.ask(accountId, { id, request, actor });
  if (answer.ok) return null;
  const { status, code, message, data } = answer.refusal;
  return new Problem(status, code, message, { data });
}

/** The same; a refusal is thrown. */
export const ask = (
  deps: ApiDeps,
  http: FastifyRequest,
  accountId: string,
  id: string,
  request: Request,
): Promise<void> => askAs(deps, actorIn(http), accountId, id, request);

/** The same, for whoever is no API key's. */
export async function askAs(
  deps: ApiDeps,
  actor: Actor,
  accountId: string,
  id: string,
  request: Request,
): Promise<void> {
  const refusal = await refusalTo(deps, actor, accountId, id, request);
  if (refusal !== null) throw refusal;
}
