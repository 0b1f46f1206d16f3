import { z } from 'zod';
import { BadSignature, type Door, type Told } from '../../ports/inbox/inbox.ts';
import type { Unheard } from '../../ports/store/inbox.ts';
import type { ApiDeps, App } from '../deps.ts';
import { Problem, invalid } from '../http/problem.ts';
import type { RateLimit } from '../http/rate-limit.ts';

/** What this process is at itself is not swept meanwhile. */
const GRACE_MS = 10_000;
const MAX_BODY_BYTES = 1024 * 1024;

const Kept = z.strictObject({ received: z.literal(true) });

/**
 * Where providers tell us things by themselves. Verified on the raw bytes, kept once by the provider's own id,
 * acknowledged, and only then decided: whatever happens in between, the sweeper finds it.
 */
export function webhookRoutes(app: App, deps: ApiDeps, limit: RateLimit): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  for (const door of deps.doors ?? [])
    app.post(
      `/webhooks/${door.provider}`,
      {
        bodyLimit: MAX_BODY_BYTES,
        config: { access: 'anybody' },
        schema: {
          tags: ['Webhooks in'],
          security: [],
          operationId: `${door.provider}Webhook`,
          summary: WHAT[door.provider],
          description:
            'Signed, at most five minutes ago; 400 otherwise, and nothing is kept. The same event again is acknowledged ' +
            'and changes nothing; a type that we do not listen to is kept.',
          response: { 200: Kept },
        },
      },
      async (request) => {
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const told = await readBy(door, raw, request, limit);
        const unheard = await deps.store.keepTold(door.provider, told, GRACE_MS);
        if (unheard !== null) void decideSoon(deps, unheard);
        return { received: true as const };
      },
    );
}

const WHAT: Record<Door['provider'], string> = {
  stripe: 'What Stripe tells of charges, cards and disputes',
  resend: 'What Resend tells of mails that it took',
  bank: 'A transfer that came in, as a bank tells of it',
};

async function readBy(
  door: Door,
  raw: Buffer,
  request: Parameters<RateLimit['wrongFrom']>[0],
  limit: RateLimit,
): Promise<Told> {
  try {
    return door.read(raw, request.headers);
  } catch (error) {
    if (error instanceof BadSignature)
      throw await limit.wrongFrom(request, new Problem(400, 'invalid_signature', `The signature: ${error.message}`));
    if (error instanceof SyntaxError) throw invalid([{ path: 'body', message: 'must be JSON' }]);
    throw error;
  }
}

/** After the answer. What fails stays in the inbox. */
async function decideSoon({ hear, log }: ApiDeps, unheard: Unheard): Promise<void> {
  try {
    await hear?.(unheard);
  } catch (error) {
    log?.warn({ err: error, provider: unheard.provider, type: unheard.type }, 'an event is left to the sweeper');
  }
}
