import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimits } from '../deps.ts';
import { Problem } from './problem.ts';

/** The contract's. */
export const RATE_LIMITS: RateLimits = { requestsPer10Seconds: 600, wrongKeysPerMinute: 20 };

const MS = 1_000;

/** Counts what is asked by whom. Limits are a shield against what goes wild, not a measure that is billed by. */
export class RateLimit {
  private readonly requests: RateLimiterMemory;
  private readonly wrong: RateLimiterMemory;

  constructor({ requestsPer10Seconds, wrongKeysPerMinute }: RateLimits) {
    this.requests = new RateLimiterMemory({ points: requestsPer10Seconds, duration: 10 });
    this.wrong = new RateLimiterMemory({ points: wrongKeysPerMinute, duration: 60 });
  }

  /** A request of a key that we know: counted, and 429 beyond its limit. The answer says how much is left. */
  async count(keyId: string, reply: FastifyReply): Promise<void> {
    const counted = await taken(this.requests, keyId);
    reply.headers({
      'ratelimit-limit': String(this.requests.points),
      'ratelimit-remaining': String(counted.remainingPoints),
      'ratelimit-reset': String(seconds(counted.msBeforeNext)),
    });
    if (counted.isOver) throw tooMany('This key has asked too much in too short a time', counted.msBeforeNext);
  }

  /** What an address is told that has sent something wrong: `problem`, or 429 once it has done so too often. */
  async wrongFrom(request: FastifyRequest, problem: Problem): Promise<Problem> {
    const counted = await taken(this.wrong, request.ip);
    return counted.isOver ? tooMany('Too many wrong keys came from this address', counted.msBeforeNext) : problem;
  }
}

async function taken(
  limiter: RateLimiterMemory,
  who: string,
): Promise<{ isOver: boolean; remainingPoints: number; msBeforeNext: number }> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(who);
    return { isOver: false, remainingPoints, msBeforeNext };
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    return { isOver: true, remainingPoints: 0, msBeforeNext: over.msBeforeNext };
  }
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / MS));

const tooMany = (why: string, ms: number): Problem =>
  new Problem(429, 'too_many_requests', `${why}: try again in ${seconds(ms)} s`, {
    headers: { 'retry-after': String(seconds(ms)) },
  });
