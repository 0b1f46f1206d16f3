import type { ApiDeps } from '../../deps.ts';
import { invoiceXml } from '../../fiscal/stamping.ts';
import { found } from '../../http/problem.ts';
import { asXml } from './as-xml.ts';
import type { OutgoingDocument } from './outgoing.ts';

/** The invoice's fiscal receipt as XML: as it was sent or came back from the stamper; before that, as it would be sent. */
export async function xmlDocument(deps: ApiDeps, invoiceId: string): Promise<OutgoingDocument> {
  const { xml } = found(await deps.store.invoiceReceipt(invoiceId), 'invoice');
  return asXml(xml ?? invoiceXml(deps, found(await deps.store.drawnInvoice(invoiceId), 'invoice')));
}
