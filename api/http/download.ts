import type { FastifyReply } from 'fastify';

/** Whatever a stranger sent is saved, and never shown by the browser as one of our pages. */
export const asDownload = (reply: FastifyReply, { name, type }: { name: string; type: string }): FastifyReply =>
  reply
    .header(
      'content-disposition',
      `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(type);
