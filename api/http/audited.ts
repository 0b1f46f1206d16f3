import type { FastifyReply } from 'fastify';
import type { Audited } from '../../ports/store/audit.ts';
import type { ApiDeps, App } from '../deps.ts';
import { byIn } from './caller.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who was shown what is under this address stands in the audit as this. Tables and papers do so by themselves. */
    audited?: Audited;
  }
}

/** Nobody sees what is audited before it is written down that they did. */
export function auditReads(app: App, deps: ApiDeps): void {
  app.addHook('onSend', async (request, reply) => {
    const { config, url: route } = request.routeOptions;
    if (reply.statusCode >= 300 || request.caller === null) return;
    const action = config?.audited ?? (isTakenAway(reply) ? 'export' : undefined);
    if (action === undefined) return;
    const { id = null } = request.params as { id?: string };
    const data = action === 'export' ? { route, type: typeOf(reply) } : {};
    await deps.store.writeAudit({ ...byIn(request, deps.now()), action, subject: id, data });
  });
}

/** What is made to be kept elsewhere, whichever route makes it: a table, a paper. */
const isTakenAway = (reply: FastifyReply): boolean => /^(text\/csv|application\/pdf)$/.test(typeOf(reply));

const typeOf = (reply: FastifyReply): string => String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
