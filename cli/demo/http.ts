import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** An answer that refuses; `code` is the contract's. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Talks to the contract as an integrator would; what it needs of the answers, no more. */
export interface Http {
  get<T>(path: string): Promise<T>;
  /** `key` makes it safe to send again: the first answer comes back. */
  post<T>(path: string, body: unknown, key: string): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
}

const tries = 5;

export function httpTo(url: string, apiKey: string): Http {
  async function send<T>(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body: unknown,
    key: string | null,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === null ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch((error: unknown) => error as Error);
      if (!(answer instanceof Error)) {
        const read = (await answer.json()) as T & { detail?: string; code?: string };
        if (answer.ok) return read;
        if (answer.status === 429) {
          attempt -= 1;
          await pause(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
          continue;
        }
        // 503: it catches up; the same request goes on from where it got to. 409 in progress: our first try still runs.
        if (attempt === tries || (answer.status !== 503 && read.code !== 'idempotency_in_progress'))
          throw new Refusal(
            read.code ?? '',
            `${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${read.code}: ${read.detail}`,
          );
      } else if (attempt === tries) throw answer;
      await pause(500 * attempt);
    }
  }
  return {
    get: (path) => send('GET', path, undefined, null),
    post: (path, body, key) => send('POST', path, body, key),
    patch: (path, body) => send('PATCH', path, body, null),
  };
}

/** A key for one step of one story; the body is in it, so that a changed story is a new request. */
export const keyOf = (story: string, step: number, body: unknown): string =>
  `demo-${story}-${step}-${createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 12)}`;
