import type { Audited } from '../../ports/store/audit.ts';
import type { ApiDeps, App } from '../deps.ts';
import { byIn } from './caller.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who was shown what is under this address stands in the audit as this. */
    audited?: Audited;
  }
}

/** Nobody sees what is audited before it is written down that they did. */
export function auditReads(app: App, deps: ApiDeps): void {
  app.addHook('onSend', async (request, reply) => {
    const action = request.routeOptions.config?.audited;
    if (action === undefined || reply.statusCode >= 300) return;
    const { id = null } = request.params as { id?: string };
    await deps.store.writeAudit({ ...byIn(request, deps.now()), action, subject: id, data: {} });
  });
}
