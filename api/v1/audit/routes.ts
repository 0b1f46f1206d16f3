import { z } from 'zod';
import { AUDITED, SIGN_INS } from '../../../ports/store/audit.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { ADMIN } from '../../http/access.ts';
import { answers } from '../../http/schemas/answers.ts';
import { asked, pageOf, pageQuery } from '../../http/schemas/page.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { AuditEntry, auditShape, SignIn, signInShape } from './shapes.ts';

/** Who did what that concerns security. What is done to accounts stands on their timelines. */
export function auditRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Audit'];

  app.get(
    '/v1/sign-ins',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listSignIns',
        summary: 'List who signed in or tried to, newest first',
        querystring: pageQuery,
        response: answers(pageOf(SignIn)),
      },
    },
    async (request) => {
      const page = await deps.store.audit({ ...asked(request.query), actions: SIGN_INS });
      return { items: page.items.map(signInShape), nextCursor: page.nextCursor };
    },
  );

  app.get(
    '/v1/audit',
    {
      config: { access: ADMIN },
      schema: {
        tags,
        operationId: 'listAudit',
        summary: 'List who did what that concerns security, newest first',
        description:
          'Sign-ins, changes of users and keys, who read which file of a proof or a mail, and who took a list or a paper ' +
          'away (`export`). It is append-only.',
        querystring: pageQuery.extend({
          action: oneOf(...AUDITED).optional(),
          subject: z
            .string('must be given once')
            .min(1, 'must be the id of a user, a key, a session, a proof or a mail')
            .max(100, 'must be the id of a user, a key, a session, a proof or a mail')
            .optional()
            .meta({
              description: 'The id of what it was done to: a user, a key, a session, a proof, a mail, an account.',
            }),
        }),
        response: answers(pageOf(AuditEntry)),
      },
    },
    async (request) => {
      const { subject, action } = request.query;
      const page = await deps.store.audit({
        ...asked(request.query),
        ...(subject === undefined ? {} : { subject }),
        ...(action === undefined ? {} : { actions: [action] }),
      });
      return { items: page.items.map(auditShape), nextCursor: page.nextCursor };
    },
  );
}
