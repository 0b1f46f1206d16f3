import { hashOf } from '../../../ports/documents/documents.ts';
import type { OutgoingDocument } from './outgoing.ts';

export function asXml(written: string): OutgoingDocument {
  const bytes = Buffer.from(written);
  return { type: 'application/xml', hash: hashOf(bytes), bytes };
}
