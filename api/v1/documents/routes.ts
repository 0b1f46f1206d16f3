import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ApiDeps, App } from '../../deps.ts';
import { READ } from '../../http/access.ts';
import { asDownload } from '../../http/download.ts';
import { answersFile } from '../../http/schemas/answers.ts';
import { idParams } from '../../http/schemas/ids.ts';
import { oneOf } from '../../http/schemas/text.ts';
import { creditNoteXml } from './credit-note-xml.ts';
import { type InvoiceDocument, xmlDocument } from './xml.ts';

/** How each format of an invoice is made. */
const FORMATS = {
  xml: xmlDocument,
} satisfies Record<string, (deps: ApiDeps, invoiceId: string) => Promise<InvoiceDocument>>;

/** Invoices as documents. */
export function documentRoutes(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/invoices/:id/document',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'getInvoiceDocument',
        summary: 'Download an invoice',
        description:
          '`xml`: its fiscal receipt, CFDI 4.0; without seal until it is stamped. 422 `no_tax_profile`, `not_in_pesos`, ' +
          '`taxes_do_not_fit`: none can be drawn.',
        params: idParams('inv'),
        querystring: z.object({ format: oneOf('xml').default('xml') }),
        response: answersFile,
      },
    },
    async (request, reply) => sent(reply, await FORMATS[request.query.format](deps, request.params.id)),
  );

  app.get(
    '/v1/credit-notes/:id/document',
    {
      config: { access: READ },
      schema: {
        tags: ['Invoices'],
        operationId: 'getCreditNoteDocument',
        summary: 'Download a credit note',
        description:
          '`xml`: its fiscal receipt, CFDI 4.0 of the kind Egreso, without seal. 422 `invoice_not_stamped`: it names the ' +
          'folio of its invoice’s.',
        params: idParams('crn'),
        querystring: z.object({ format: oneOf('xml').default('xml') }),
        response: answersFile,
      },
    },
    async (request, reply) => sent(reply, await creditNoteXml(deps, request.params.id)),
  );
}

function sent(reply: FastifyReply, document: InvoiceDocument): FastifyReply {
  const hash = createHash('sha256').update(document.bytes).digest('hex');
  return asDownload(reply, document).header('etag', `"${hash}"`).send(document.bytes);
}
