import { z } from 'zod';
import type { InvoiceReceiptRow } from '../../../ports/store/receipts.ts';
import type { ApiDeps, App } from '../../deps.ts';
import { Stamp } from '../../fiscal/stamp-body.ts';
import { stampInvoice } from '../../fiscal/stamping.ts';
import { BOOKS, READ } from '../../http/access.ts';
import { actorIn } from '../../http/caller.ts';
import { found } from '../../http/problem.ts';
import { answers } from '../../http/schemas/answers.ts';
import { idOut, idParams } from '../../http/schemas/ids.ts';
import { instantOut } from '../../http/schemas/time.ts';

const InvoiceReceipt = z
  .strictObject({
    invoiceId: idOut('inv'),
    accountId: idOut('acc'),
    method: z.enum(['PUE', 'PPD']).meta({
      description:
        'PPD: paid later or in parts, with a receipt of each payment. PUE: at once, in the month of its issue.',
    }),
    form: z.string().meta({ description: 'c_FormaPago; 99 where it is paid later.' }),
    status: z.enum(['unsent', 'sent', 'stamped', 'rejected']),
    uuid: z.string().nullable(),
    stampedAt: instantOut.nullable(),
    problem: z.string().nullable().meta({ description: 'What the stamper said was wrong.' }),
  })
  .meta({ id: 'InvoiceReceipt', title: "An invoice's fiscal receipt" });

const shape = ({ xml: _, ...row }: InvoiceReceiptRow): z.infer<typeof InvoiceReceipt> => row;

/** Fiscal receipts (CFDI) of invoices. */
export function receiptRoutes(app: App, deps: ApiDeps): void {
  const tags = ['Fiscal receipts'];
  const params = idParams('inv');
  const rowOf = async (id: string) => shape(found(await deps.store.invoiceReceipt(id), 'invoice'));

  app.get(
    '/v1/invoices/:id/receipt',
    {
      config: { access: READ },
      schema: {
        tags,
        operationId: 'getInvoiceReceipt',
        summary: 'Show how an invoice stands with the tax authority',
        params,
        response: answers(InvoiceReceipt),
      },
    },
    (request) => rowOf(request.params.id),
  );

  app.post(
    '/v1/invoices/:id/stamp',
    {
      config: { access: BOOKS },
      schema: {
        tags,
        operationId: 'stampInvoice',
        summary: "Have an invoice's fiscal receipt stamped",
        description:
          'Stamped before, it is answered as it is. With `uuid` it was stamped elsewhere; 409 `uuid_taken` where that is ' +
          'another receipt’s, `already_stamped` under another one. 422 `no_tax_profile`, `not_in_pesos`, ' +
          '`taxes_do_not_fit`: none can be drawn; `nothing_to_receipt`: it is void; `stamp_rejected` with what the tax ' +
          'authority says. 503 while nobody can say whether it is stamped: asked again, it is looked up. ' +
          'While a record that was restored is not reconciled: 409 `stamping_stopped`.',
        params,
        body: Stamp,
        response: answers(InvoiceReceipt),
      },
    },
    async (request) => {
      const { id } = request.params;
      await stampInvoice(deps, id, { uuid: request.body.uuid ?? null, actor: actorIn(request) });
      return rowOf(id);
    },
  );
}
