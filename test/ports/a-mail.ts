import { createTransport } from 'nodemailer';

export interface Written {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  messageId?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: Uint8Array }[];
}

const composer = createTransport({ streamTransport: true, buffer: true });

/** A mail that somebody wrote, as it comes in. */
export async function written({ attachments = [], ...mail }: Written): Promise<Uint8Array> {
  const { message } = await composer.sendMail({
    from: 'Ana <ana@nobody.example>',
    to: 'proofs@company.example',
    subject: 'Pago',
    text: 'Adjunto mi pago.',
    ...mail,
    attachments: attachments.map(({ filename, content }) => ({ filename, content: Buffer.from(content) })),
  });
  return new Uint8Array(message as Buffer);
}
