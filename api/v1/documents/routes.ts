import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { asDownload } from '../../http/download.ts';
import { found } from '../../http/problem.ts';
import { answersFile } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { FORMATS } from './formats.ts';

export function documentRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/invoices/:id/document',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'getInvoiceDocument',
        summary: 'Download an invoice as a document',
        description:
          '`format=pdf` (unless given): as customers get it, in the language of the account; made when it is first asked ' +
          'for, and kept: the same bytes for as long as the invoice says the same. `csv`: its lines as a table. `ETag` is ' +
          'the SHA-256 of the bytes; `If-None-Match` with it is answered 304.',
        params: idParams('inv'),
        querystring: z.object({ format: oneOf('pdf', 'csv').default('pdf') }),
        response: answersFile,
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const { number } = found(await deps.store.invoiceById(request.params.id), 'invoice');
      const { type, hash, bytes } = await FORMATS[format](deps, request.params.id);
      reply.header('etag', `"${hash}"`);
      if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304 as 200).send(Buffer.alloc(0));
      return asDownload(reply, { name: `${number}.${format}`, type }).send(Buffer.from(bytes));
    },
  );
}
