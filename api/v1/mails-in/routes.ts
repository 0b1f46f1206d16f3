import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { asDownload } from '../../http/download.ts';
import { found } from '../../http/problem.ts';
import { answers, answersFile } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { MailIn, mailInShape } from './shapes.ts';

/** What customers wrote, for whoever has the task to read it. */
export function mailInRoutes(app: App, deps: ApiDeps): void {
  const tags = ['E-mails'];
  const params = idParams('mai');

  app.get(
    '/v1/mails-in/:id',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getMailIn',
        summary: 'Show a mail that came in',
        params,
        response: answers(MailIn),
      },
    },
    async (request) => mailInShape(found(await deps.store.mailInById(request.params.id), 'mail')),
  );

  app.get(
    '/v1/mails-in/:id/file',
    {
      config: { access: READ, audited: 'mail.fileRead' },
      schema: {
        tags,
        operationId: 'getMailInFile',
        summary: 'Download a mail that came in, with what was attached',
        description: '410 `not_kept`: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`).',
        params,
        response: answersFile,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const raw = found(await deps.store.rawMailIn(id), 'mail');
      return asDownload(reply, { name: `${id}.eml`, type: 'message/rfc822' }).send(Buffer.from(raw));
    },
  );
}
