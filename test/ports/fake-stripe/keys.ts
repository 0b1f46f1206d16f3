import { createHash } from 'node:crypto';
import { Failure } from './failure.ts';

export interface Answer {
  status: number;
  body: object;
}

interface Kept {
  asked: string;
  atMs: number;
  /** Null: it is still being done. */
  answer: Answer | null;
}

const KEPT_MS = 24 * 3_600_000;

/** Idempotency keys as Stripe keeps them: a day; what was never begun is not kept. */
export class Keys {
  readonly #kept = new Map<string, Kept>();
  readonly #nowMs: () => number;
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  async once(key: string | undefined, asked: string, work: () => Promise<Answer>): Promise<Answer> {
    if (key === undefined || key === '') return work();
    if (key.length > 255) throw new Failure(400, { type: 'invalid_request_error', message: 'The key is too long' });
    const hash = createHash('sha256').update(asked).digest('hex');
    const known = this.#kept.get(key);
    if (known !== undefined && this.#nowMs() - known.atMs < KEPT_MS) {
      if (known.asked !== hash)
        throw new Failure(400, {
          type: 'idempotency_error',
          message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
        });
      if (known.answer === null)
        throw new Failure(409, {
          type: 'idempotency_error',
          code: 'idempotency_key_in_use',
          message: 'There is currently another in-progress request using this key.',
        });
      return known.answer;
    }
    const kept: Kept = { asked: hash, atMs: this.#nowMs(), answer: null };
    this.#kept.set(key, kept);
    try {
      return (kept.answer = await work());
    } catch (error) {
      if (error instanceof Failure && error.isKept)
        kept.answer = { status: error.status, body: { error: error.error } };
      else this.#kept.delete(key);
      throw error;
    }
  }
}
