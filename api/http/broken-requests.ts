import type { Socket } from 'node:net';
import { Problem, documentOf } from './problem.ts';

/** What the parser of HTTP refuses is no request yet: no route, no id and no reply. It is answered as all else is. */

const PROBLEMS: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: new Problem(431, 'headers_too_large', 'The headers or the address are longer than 16 KB'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'request_timeout', 'The request did not end in 30 seconds'),
};
const MALFORMED = new Problem(400, 'invalid_request', 'This is no HTTP request that can be read');

const REASONS: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Header Fields Too Large' };

/** For Fastify's `clientErrorHandler`. A connection that is broken gets nothing. */
export function answerBroken(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = PROBLEMS[error.code ?? ''] ?? MALFORMED;
  const body = JSON.stringify(documentOf(problem));
  socket.end(
    [
      `HTTP/1.1 ${problem.statusCode} ${REASONS[problem.statusCode]}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
