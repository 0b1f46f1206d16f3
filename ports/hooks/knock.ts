import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { TryLater } from '../failures.ts';

/** Of a server that stands before the one we mean, and does not reach it. */
const BEHIND_IS_AWAY = new Set([502, 503, 504]);
const AGAIN_MS = 15_000;

/**
 * Whether somebody answers at an address that is told things by `post`. Unsigned and by HEAD, so that nothing is done:
 * whatever is answered, a 401 or a 405 among it, comes from somebody who is there. Throws `TryLater` when nobody does.
 */
export function knock(url: string, timeoutMs = 10_000): Promise<void> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const away = (why: string, cause?: Error): TryLater => new TryLater(why, { afterMs: AGAIN_MS, cause });
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      { method: 'HEAD', agent: false, signal: AbortSignal.timeout(timeoutMs), headers: { 'user-agent': 'Puntual' } },
      ({ statusCode = 0 }) => (BEHIND_IS_AWAY.has(statusCode) ? reject(away(`it answered ${statusCode}`)) : resolve()),
    );
    request.on('error', (error) => reject(away(`not reached: ${error.message}`, error)));
    request.end();
  });
}
