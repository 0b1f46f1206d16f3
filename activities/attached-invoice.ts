import type { Mail } from '../domain/messages/mail.ts';
import { invoiceDocument } from '../ports/documents/documents.ts';
import { TryLater } from '../ports/failures.ts';
import type { MailAttachment } from '../ports/mailer/mailer.ts';
import type { EmailRow } from '../ports/store/emails.ts';
import type { ActivityDeps } from './deps.ts';

type Needs = Pick<ActivityDeps, 'store' | 'documents'>;

/** So often a mail waits for its document; what can't be set then can't be set tomorrow, and the mail has to go. */
const TRIES = 3;
/** Carriers take 10 MB and more, of which the packing of a file in a mail takes a third. */
const MOST_BYTES = 5_000_000;

/**
 * The document that goes with a mail, by its id: of an invoice that was issued, its PDF. Null: nothing goes with it, or
 * it can't be made, of which a person is told. Throws as long as trying again may help.
 */
export async function documentFor(
  { store, documents }: Needs,
  { accountId, topic }: Mail,
  failures: number,
): Promise<string | null> {
  const isInvoice = topic.template === 'invoice-issued' || topic.template === 'equipment-invoice';
  if (!isInvoice || documents === null) return null;
  const invoiceId = topic.data.invoice.id;
  try {
    const document = await invoiceDocument(store, documents, invoiceId);
    if (document === null || document.bytes.byteLength <= MOST_BYTES) return document?.id ?? null;
    await store.documentFailed({ accountId, invoiceId, because: `it has more than ${MOST_BYTES} bytes` });
  } catch (error) {
    if (error instanceof TryLater || failures < TRIES) throw error;
    await store.documentFailed({ accountId, invoiceId, because: (error as Error).message });
  }
  return null;
}

/** What goes with a mail that is written: every try sends the same bytes. */
export async function attachedTo(
  { store }: Pick<Needs, 'store'>,
  { documentId = null }: EmailRow,
): Promise<MailAttachment[]> {
  const document = documentId === null ? null : await store.documentById(documentId);
  if (document === null) return [];
  const { invoiceId, bytes } = document;
  const number = (await store.invoiceNumbers([invoiceId])).get(invoiceId) ?? invoiceId;
  return [{ name: `${number.replaceAll('/', '-')}.pdf`, type: 'application/pdf', content: bytes }];
}
