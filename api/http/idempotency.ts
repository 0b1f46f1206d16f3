import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredAnswer } from '../../ports/store/idempotency.ts';
import type { ApiDeps, App } from '../deps.ts';
import type { Claim } from './idempotency-key.ts';
import { claimIn, hashOf } from './idempotency-key.ts';
import { newRequestId } from './ids.ts';
import { documentOf, Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Under which the request's writes are made. The same again when a request is taken up where a crash or a 5xx left
     * it.
     */
    workId: string;
    /** Whether it was begun before, under this `workId`. */
    resumed: boolean;
    claim: Claim | null;
    /** Holds on to the claim while the request runs. */
    renewing: NodeJS.Timeout | null;
  }
  interface FastifyContextConfig {
    /**
     * What a wish of the route means now, settled once: it travels in `workId`, behind a dot, and means the same when
     * the request is taken up again.
     */
    settle?(request: FastifyRequest): Promise<string>;
    /** Its answer has a secret in it that is shown once: kept is only that it was made, and under which id. */
    showsSecret?: true;
    /**
     * Fields of its body that are left out where bodies are compared: a quick hash of a password is no place to keep
     * one.
     */
    hides?: readonly string[];
  }
}

/** What `settle` had said. */
export const settledIn = (request: FastifyRequest): string => request.workId.slice(request.workId.indexOf('.') + 1);

/** Who dies with a request is followed by whoever sends it again, this much later. */
const LEASE_MS = 12_000;

/**
 * Whether an answer is given again to the same key. The others leave the key free, and their request to be tried again.
 */
const isKept = (status: number): boolean => status < 500 && status !== 400 && status !== 401 && status !== 429;

/**
 * Every POST under /v1 takes an Idempotency-Key. It is claimed when the request is known to be valid, before anything
 * is done; the answer is kept before it is sent.
 */
export function rememberAnswers(app: App, deps: ApiDeps): void {
  const leaseMs = deps.idempotencyLeaseMs ?? LEASE_MS;
  /** Claims that could not be given up because the database was away: given up before the next claim is made. */
  const owed = new Map<string, Claim>();

  async function giveUp(claim: Claim): Promise<void> {
    const name = JSON.stringify([claim.scope, claim.key]);
    owed.set(name, claim);
    await deps.store.releaseClaim(claim);
    owed.delete(name);
  }

  app.decorateRequest('workId', '');
  app.decorateRequest('resumed', false);
  app.decorateRequest('claim', null);
  app.decorateRequest('renewing', null);

  app.addHook('preHandler', async (request, reply) => {
    const settle = request.routeOptions.config.settle;
    request.workId = settle === undefined ? newRequestId() : `${newRequestId()}.${await settle(request)}`;
    // What somebody asks who isn't anybody yet has no scope in which a key could be theirs.
    if (request.method !== 'POST' || request.caller === null) return;
    const claim = claimIn(request);
    if (claim === null) return;
    for (const other of owed.values()) await giveUp(other);
    const answer = await deps.store.claim({
      ...claim,
      bodyHash: hashOf(shown(request.body, request.routeOptions.config.hides)),
      leaseMs,
      requestId: request.workId,
      now: deps.now(),
    });
    switch (answer.state) {
      case 'new':
      case 'resumed':
        request.workId = answer.requestId;
        request.resumed = answer.state === 'resumed';
        request.claim = claim;
        request.renewing = setInterval(
          () => void deps.store.renewClaim({ ...claim, leaseMs }).catch(() => undefined),
          leaseMs / 3,
        );
        return;
      case 'done': {
        const { status, body, location } = answer.answer;
        if (location !== null) reply.header('location', location);
        return reply
          .code(status)
          .header('idempotency-replayed', 'true')
          .type(status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json')
          .send(body);
      }
      case 'running':
        throw new Problem(
          409,
          'idempotency_in_progress',
          'The first request with this Idempotency-Key is still running',
          { headers: { 'retry-after': '1' } },
        );
      case 'reused':
        throw new Problem(
          409,
          'idempotency_key_reused',
          'This Idempotency-Key was used here for a request with another body',
        );
    }
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const claim = request.claim;
    if (claim === null) return;
    request.claim = null;
    if (request.renewing !== null) clearInterval(request.renewing);
    try {
      if (isKept(reply.statusCode))
        await deps.store.keepAnswer({
          ...claim,
          answer: request.routeOptions.config.showsSecret
            ? madeBefore(payload)
            : { status: reply.statusCode, body: payload, location: locationOf(reply) },
        });
      else await giveUp(claim);
    } catch (error) {
      // What was done is done and is answered; the next with this key does it again under the same ids, which changes
      // nothing.
      request.log.error({ err: error, requestId: request.id }, 'An answer could not be kept under its Idempotency-Key');
      owed.set(JSON.stringify([claim.scope, claim.key]), claim);
    }
  });
}

const shown = (body: unknown, hides: readonly string[] = []): unknown =>
  hides.length === 0
    ? body
    : Object.fromEntries(Object.entries(body as object).filter(([name]) => !hides.includes(name)));

/** What the same key gets from then on, instead of the secret. */
function madeBefore(payload: unknown): StoredAnswer {
  const { id } = JSON.parse(String(payload)) as { id: string };
  const problem = new Problem(409, 'already_created', 'It was made by this key before; its secret was shown then', {
    data: { id },
  });
  return { status: 409, body: JSON.stringify(documentOf(problem)), location: null };
}

const locationOf = (reply: FastifyReply): string | null => {
  const location = reply.getHeader('location');
  return typeof location === 'string' ? location : null;
};
