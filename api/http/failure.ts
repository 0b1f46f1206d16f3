import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Undrawable } from '../../domain/fiscal/undrawable.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { ForesightBusy, TooMuchToForesee } from '../../ports/foresight/foresight.ts';
import { BadCursor, Refused } from '../../ports/store/store.ts';
import { AdvanceTimeout } from '../../workflows/client/advance.ts';
import type { App } from '../deps.ts';
import { isDatabaseAway } from './database-away.ts';
import { methodsAt } from './guard.ts';
import { Problem, badCursor, documentOf, invalid, tooMuchToForesee, unavailable } from './problem.ts';

/**
 * Whatever is thrown in a route becomes a problem document; what nobody foresaw is a 500 that says nothing of our
 * insides.
 */
export function answerFailures(app: App): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => answer(request, reply, problemOf(error), error));
  app.setNotFoundHandler((request, reply) => answer(request, reply, nowhere(app, request), null));
}

/** No such address; or there is, and it does not take this method. */
function nowhere(app: App, { method, url }: FastifyRequest): Problem {
  const [path = ''] = url.split('?');
  const allowed = methodsAt(app, path);
  return allowed.length === 0
    ? new Problem(404, 'not_found', `There is no ${method} ${path}`)
    : new Problem(405, 'method_not_allowed', `${path} takes ${allowed.join(', ')}, and no ${method}`, {
        headers: { allow: allowed.join(', ') },
      });
}

const NOT_HERE = 'There is nothing under this address';

/**
 * An address that can't be read (`%zz`), or has an endless id in it: there is nothing there, as anywhere else where
 * nothing is.
 */
export function answerUnroutable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = new Problem(404, 'not_found', NOT_HERE);
  reply
    .code(404)
    .type('application/problem+json')
    .header('request-id', request.id)
    .send(JSON.stringify(documentOf(problem)));
}

function answer(request: FastifyRequest, reply: FastifyReply, problem: Problem, cause: Error | null): FastifyReply {
  if (problem.statusCode >= 500) request.log.error({ err: cause, requestId: request.id }, problem.message);
  if (!request.raw.complete) endUnread(request, reply, problem, cause);
  return reply
    .code(problem.statusCode)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(documentOf(problem));
}

/**
 * Whoever is still sending a body that nobody will read is not listened to any longer. But somebody whom we know may send
 * too much to its end, as long as a request may take: a connection that is cut takes the answer with it.
 */
function endUnread(request: FastifyRequest, reply: FastifyReply, { statusCode }: Problem, cause: Error | null): void {
  // A file that its route has stopped reading can't be read on by us.
  if (statusCode !== 413 || request.caller === null || cause instanceof Problem) reply.header('connection', 'close');
  else {
    reply.removeHeader('connection');
    request.raw.resume();
  }
}

/** After so many seconds it is worth trying again. */
const RETRY_S = 30;

/** What somebody is told of whatever was thrown. */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return new Problem(error.status, error.code, error.message, { data: error.data });
  if (error instanceof BadCursor) return badCursor();
  if (error instanceof Undrawable) return new Problem(422, error.code, error.message);
  if (error instanceof WrittenByNewer || error.cause instanceof WrittenByNewer)
    return unavailable(
      'A newer release has written what this is about, and this process is about to be replaced by it',
      5,
    );
  if (error instanceof AdvanceTimeout)
    return unavailable(
      'The clock was not where it should be in 90 seconds, and stays where it got to. Send the same target again to go on',
      5,
    );
  if (error instanceof TryLater) return unavailable('The provider can not be asked right now', RETRY_S);
  if (error instanceof RailRefused)
    return unavailable('The provider refuses us: its key or our account there needs a look', RETRY_S);
  if (error instanceof TooMuchToForesee)
    return tooMuchToForesee(`${error.message}: ask for less, an earlier day or fewer accounts`);
  if (error instanceof ForesightBusy)
    return unavailable('Too much is being foreseen just now. Try again in a few seconds', 5);
  if (isDatabaseAway(error)) return unavailable('The database does not answer right now', 5);
  return (
    ofFastify(error) ??
    new Problem(
      500,
      'internal',
      'Something went wrong on our side. The Request-Id header names this request in our log',
    )
  );
}

/** What the form's parser says of too many of them; of a file that is too long it says something else. */
const TOO_MANY_PARTS = new Set(['FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT']);

/** What the server itself refuses before a route is asked. */
function ofFastify(error: FastifyError | Error): Problem | null {
  const status = 'statusCode' in error ? error.statusCode : undefined;
  switch (status) {
    case 413:
      if ('code' in error && TOO_MANY_PARTS.has(error.code as string))
        return invalid([{ path: 'body', message: 'must have one file at most, and 20 fields' }]);
      return new Problem(413, 'too_large', 'The body is larger than this route takes');
    case 406:
    case 415:
      return new Problem(415, 'unsupported_media_type', 'Send JSON, with Content-Type: application/json');
    case 400:
      return 'code' in error && error.code === 'FST_ERR_CTP_INVALID_JSON_BODY'
        ? invalid([{ path: 'body', message: 'must be JSON; it breaks off or has a mistake in its syntax' }])
        : new Problem(400, 'invalid_request', error.message);
    default:
      return status !== undefined && status >= 400 && status < 500
        ? new Problem(status, 'invalid_request', error.message)
        : null;
  }
}
