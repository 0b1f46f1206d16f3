import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimits } from '../deps.ts';
import { networkOf } from './network-of.ts';
import { Problem } from './problem.ts';

/** The contract's. */
export const RATE_LIMITS: RateLimits = { requestsPer10Seconds: 600, wrongKeysPerMinute: 20, signInsPerMinute: 20 };

const MS = 1_000;

/** Counts what is asked by whom. Limits are a shield against what goes wild, not a measure that is billed by. */
export class RateLimit {
  private readonly requests: RateLimiterMemory;
  private readonly wrong: RateLimiterMemory;
  private readonly signIns: RateLimiterMemory;
  private readonly passwordMails = new RateLimiterMemory({ points: 3, duration: 3_600 });

  constructor({ requestsPer10Seconds, wrongKeysPerMinute, signInsPerMinute }: RateLimits) {
    this.requests = new RateLimiterMemory({ points: requestsPer10Seconds, duration: 10 });
    this.wrong = new RateLimiterMemory({ points: wrongKeysPerMinute, duration: 60 });
    this.signIns = new RateLimiterMemory({ points: signInsPerMinute, duration: 60 });
  }

  /** A request of a key that we know: counted, and 429 beyond its limit. The answer says how much is left. */
  async count(keyId: string, reply: FastifyReply): Promise<void> {
    const counted = await taken(this.requests, keyId);
    reply.headers(told(counted));
    if (counted.isOver) throw tooMany('This key has asked too much in too short a time', counted);
  }

  /** A try to sign in, right or wrong: counted, and 429 beyond its address's limit, before anything is looked at. */
  async countSignIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const counted = await taken(this.signIns, networkOf(request.ip));
    reply.headers(told(counted));
    if (counted.isOver) throw tooMany('Too many tries to sign in came from this address', counted);
  }

  /** Whether one more mail may go to somebody who says to have forgotten a password: three an hour. */
  async mayMailPassword(emailHash: string): Promise<boolean> {
    return !(await taken(this.passwordMails, emailHash)).isOver;
  }

  /** What an address is told that has sent something wrong: `problem`, or 429 once it has done so too often. */
  async wrongFrom(request: FastifyRequest, problem: Problem): Promise<Problem> {
    const counted = await taken(this.wrong, networkOf(request.ip));
    return counted.isOver ? tooMany('Too many wrong keys came from this address', counted) : problem;
  }
}

interface Counted {
  isOver: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
}

async function taken(limiter: RateLimiterMemory, who: string): Promise<Counted> {
  const limit = limiter.points;
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(who);
    return { isOver: false, limit, remaining: remainingPoints, resetSeconds: seconds(msBeforeNext) };
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    return { isOver: true, limit, remaining: 0, resetSeconds: seconds(over.msBeforeNext) };
  }
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / MS));

const told = ({ limit, remaining, resetSeconds }: Counted): Record<string, string> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetSeconds),
});

const tooMany = (why: string, counted: Counted): Problem =>
  new Problem(429, 'too_many_requests', `${why}: try again in ${counted.resetSeconds} s`, {
    headers: { ...told(counted), 'retry-after': String(counted.resetSeconds) },
  });
