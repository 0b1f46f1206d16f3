import { z } from 'zod';
import { accountOf } from '../../account/account-of.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { asked, pageOf, pageQuery, shownPage } from '../../http/schemas/page.ts';
import { Email, EmailInFull, emailInFullShape, emailShape } from './shapes.ts';

export function emailRoutes(app: App, deps: ApiDeps): void {
  const tags = ['E-mails'];

  app.get(
    '/v1/accounts/:id/emails',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'listEmails',
        summary: "List an account's e-mails, oldest first",
        params: idParams('acc'),
        querystring: pageQuery,
        response: answers(pageOf(Email)),
      },
    },
    async (request) => {
      const account = await accountOf(deps, request.params.id);
      return shownPage(await deps.store.emails(account.id, asked(request.query)), emailShape);
    },
  );

  const params = z.object({ id: z.string().regex(/^[A-Za-z0-9:_.-]{1,100}$/) });
  app.get(
    '/v1/emails/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getEmail',
        summary: 'Show an e-mail with its html and text',
        params,
        response: answers(EmailInFull),
      },
    },
    async (request) => emailInFullShape(found(await deps.store.emailById(request.params.id), 'e-mail')),
  );
}
