import type { FastifyRequest } from 'fastify';
import type { Request } from '../domain/events.ts';
import { actorIn } from './caller.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';

/** Asks the account's chart, and answers when its step is recorded. A refusal is thrown with all that it says. */
export async function ask(deps: ApiDeps, http: FastifyRequest, accountId: string, id: string, request: Request): Promise<void> {
  const answer = await deps.accounts.ask(accountId, { id, request, actor: actorIn(http) });
  if (answer.ok) return;
  const { status, code, message, data } = answer.refusal;
  throw new Problem(status, code, message, { data });
}
