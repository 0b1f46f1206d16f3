import type { ApiDeps } from '../../deps.ts';
import { invoiceXml } from '../../fiscal/stamping.ts';
import { found } from '../../http/problem.ts';

/** The invoice's fiscal receipt as XML: as it was sent or came back from the stamper; before that, as it would be sent. */
export async function invoiceXmlBytes(deps: ApiDeps, invoiceId: string): Promise<Buffer> {
  const { xml } = found(await deps.store.invoiceReceipt(invoiceId), 'invoice');
  return Buffer.from(xml ?? invoiceXml(deps, found(await deps.store.drawnInvoice(invoiceId), 'invoice')));
}
