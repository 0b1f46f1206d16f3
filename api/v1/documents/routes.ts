import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { asDocument } from '../../http/document.ts';
import { found } from '../../http/problem.ts';
import { answersFile } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { creditNoteXml } from './credit-note-xml.ts';
import { asXml, FORMATS } from './formats.ts';

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
          'for, and kept: the same bytes for as long as the invoice says the same. `csv`: its lines as a table. `xml`: its ' +
          'fiscal receipt, CFDI 4.0, without seal until it is stamped; 422 `no_tax_profile`, `not_in_pesos`, ' +
          '`taxes_do_not_fit`: none can be drawn. `ETag` is the SHA-256 of the bytes; `If-None-Match` with it is answered ' +
          '304.',
        params: idParams('inv'),
        querystring: z.object({ format: oneOf('pdf', 'csv', 'xml').default('pdf') }),
        response: answersFile,
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const { number } = found(await deps.store.invoiceById(request.params.id), 'invoice');
      return asDocument(request, reply, `${number}.${format}`, await FORMATS[format](deps, request.params.id));
    },
  );

  app.get(
    '/v1/credit-notes/:id/document',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'getCreditNoteDocument',
        summary: 'Download a credit note as a document',
        description:
          '`xml`: its fiscal receipt, CFDI 4.0 of the kind Egreso, without seal. 422 `invoice_not_stamped`: it names the ' +
          'folio of its invoice’s.',
        params: idParams('crn'),
        querystring: z.object({ format: oneOf('xml').default('xml') }),
        response: answersFile,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return asDocument(request, reply, `${id}.xml`, asXml(await creditNoteXml(deps, id)));
    },
  );
}
