import type { FastifyRequest } from 'fastify';
import { isSpoken, plainTag } from '../../domain/messages/language.ts';
import type { ApiDeps, App } from '../deps.ts';

/** What every page for somebody who isn't signed in stands on. */

/** Of a stranger: their browser's language, as far as we speak it, else the company's. */
export function localeOf({ company }: Pick<ApiDeps, 'company'>, { headers }: FastifyRequest): string {
  const wanted = (headers['accept-language'] ?? '').split(',').map((one) => plainTag(one.split(';')[0]?.trim() ?? ''));
  return wanted.find((tag) => tag !== null && isSpoken(tag)) ?? company.defaults.locale ?? 'en';
}

/**
 * Nothing but what the directives allow, and that from nowhere else; kept nowhere, found by no search, and in nobody's
 * frame.
 */
export function keepToItself(app: App, allowed: readonly string[]): void {
  const policy = ["default-src 'none'", ...allowed, "base-uri 'none'", "frame-ancestors 'none'"].join('; ');
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'x-robots-tag': 'noindex, nofollow',
    });
  });
}
