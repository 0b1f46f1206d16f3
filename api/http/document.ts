import type { FastifyReply, FastifyRequest } from 'fastify';
import { asDownload } from './download.ts';

/** A document as it goes out. `hash`: SHA-256 of its bytes, in hexadecimal digits. */
export interface OutgoingDocument {
  type: string;
  hash: string;
  bytes: Uint8Array;
}

/** Under its hash; 304 to whoever has it. */
export function asDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
  { type, hash, bytes }: OutgoingDocument,
): FastifyReply {
  const etag = `"${hash}"`;
  reply.header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send(Buffer.alloc(0));
  return asDownload(reply, { name, type }).send(Buffer.from(bytes));
}
