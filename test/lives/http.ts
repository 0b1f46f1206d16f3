import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is for the test to say
export interface Answer {
  status: number;
  body: any;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** How long a caller goes on knocking at a door that nobody answers. */
const PATIENCE_MS = 150_000;
const BETWEEN_TRIES_MS = 300;
const NOT_REACHED = 0;

/**
 * Talks to the contract as a good integrator does: each POST has an idempotency key, and what didn't get through is
 * sent again under it.
 */
export class Http {
  readonly url: string;
  readonly key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.key = key;
  }

  async get<T>(path: string): Promise<T> {
    return expectGood('GET', path, await this.persist('GET', path)) as T;
  }

  /** All pages of a list. */
  async list<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: T[]; nextCursor: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  /** Takes no other answer than a good one. */
  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return expectGood('POST', path, await this.persist('POST', path, body, randomUUID())) as T;
  }

  /** As `post`, but a refusal is an answer too. */
  tell(path: string, body: unknown = {}): Promise<Answer> {
    return this.persist('POST', path, body, randomUUID());
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return expectGood('PATCH', path, await this.persist('PATCH', path, body)) as T;
  }

  async delete<T>(path: string): Promise<T> {
    return expectGood('DELETE', path, await this.persist('DELETE', path)) as T;
  }

  /** As `post`, but asks once and without a key. */
  async postOnce<T>(path: string, body: unknown = {}): Promise<T> {
    return expectGood('POST', path, await this.send('POST', path, body)) as T;
  }

  /** Sends a table as it is. */
  async file<T>(path: string, csv: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'text/csv' };
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: csv });
    return expectGood('POST', path, { status: answer.status, body: await answer.json() }) as T;
  }

  /** Asks once, and takes whatever the answer is. */
  ask(path: string, body: unknown = {}, idempotencyKey?: string): Promise<Answer> {
    return this.send('POST', path, body, idempotencyKey);
  }

  private async persist(method: Method, path: string, body?: unknown, idempotencyKey?: string): Promise<Answer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.send(method, path, body, idempotencyKey).catch(
        (error: unknown): Answer => ({ status: NOT_REACHED, body: `${error}` }),
      );
      const isLater =
        answer.status === NOT_REACHED || answer.status === 503 || answer.body.code === 'idempotency_in_progress';
      if (!isLater) return answer;
      if (Date.now() > until) throw new Error(`${method} ${path} got no answer: ${JSON.stringify(answer)}`);
      await pause(BETWEEN_TRIES_MS);
    }
  }

  private async send(method: Method, path: string, body?: unknown, idempotencyKey?: string): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
}

function expectGood(method: string, path: string, { status, body }: Answer): unknown {
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}
