import { createHash } from 'node:crypto';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { fileTypeOf } from '../../domain/file-type.ts';
import { BadMail, MAX_MAIL_BYTES } from './mail-in.ts';

export interface MailFile {
  name: string;
  /** By its first bytes, of those that a proof may be; null: none of them. */
  type: string | null;
  bytes: Uint8Array;
}

/** A mail that came in, as far as anybody here asks. */
export interface ArrivedMail {
  /** The same for the same mail, however often and over whatever way it comes: made from what it says. */
  id: string;
  /** In small letters; empty: it doesn't say. */
  from: string;
  /** To whom it is written, copies too. */
  to: string[];
  subject: string;
  text: string;
  files: MailFile[];
  /** A machine's answer: somebody is away, an address is gone. */
  automatic: boolean;
}

/** A proof has at most so much, as everywhere. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 10;
const MAX_TEXT = 20_000;
const MAX_SUBJECT = 300;
const MAX_NAME = 200;

/** Throws `BadMail` of what is none, or too large. */
export async function readMail(raw: Uint8Array): Promise<ArrivedMail> {
  if (raw.length > MAX_MAIL_BYTES) throw new BadMail(`A mail has at most ${MAX_MAIL_BYTES} bytes`);
  const mail = await parsed(raw);
  const from = addresses(mail.from)[0] ?? '';
  const subject = oneLine(mail.subject ?? '').slice(0, MAX_SUBJECT);
  const text = (mail.text ?? '').slice(0, MAX_TEXT);
  const files = mail.attachments
    .filter(({ content }) => content.length > 0 && content.length <= MAX_FILE_BYTES)
    .slice(0, MAX_FILES)
    .map(({ filename, content }) => {
      const bytes = new Uint8Array(content);
      return { name: oneLine(filename ?? '').slice(0, MAX_NAME) || 'proof', type: fileTypeOf(bytes), bytes };
    });
  const said = [mail.messageId ?? '', from, subject, text, ...files.map(({ bytes }) => hashOf(bytes))];
  return {
    id: `mai_${hashOf(JSON.stringify(said)).slice(0, 24)}`,
    from,
    to: [...addresses(mail.to), ...addresses(mail.cc), ...delivered(mail)],
    subject,
    text,
    files,
    automatic: isAutomatic(mail),
  };
}

async function parsed(raw: Uint8Array): Promise<ParsedMail> {
  try {
    return await simpleParser(Buffer.from(raw), {
      skipTextToHtml: true,
      skipImageLinks: true,
      maxHtmlLengthToParse: 1024 * 1024,
      maxChildNodes: 200,
    });
  } catch (error) {
    throw new BadMail(`It can't be read as a mail: ${(error as Error).message}`);
  }
}

const addresses = (of: AddressObject | AddressObject[] | undefined): string[] =>
  [of ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ address, group = [] }) => [address, ...group.map((one) => one.address)])
    .flatMap((address) => (address === undefined || address === '' ? [] : [address.toLowerCase()]));

/** Where it was written to a list or a blind copy, who took it says for whom. */
const delivered = ({ headers }: ParsedMail): string[] =>
  ['delivered-to', 'x-original-to'].flatMap((name) => {
    const value = headers.get(name);
    return typeof value === 'string' ? [value.toLowerCase()] : [];
  });

/** RFC 3834: what a machine has written in answer says so, or has no sender to answer to. */
function isAutomatic({ headers }: ParsedMail): boolean {
  const said = headers.get('auto-submitted');
  return (
    (typeof said === 'string' && /^auto-replied/i.test(said)) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    JSON.stringify(headers.get('return-path') ?? '') === '"<>"'
  );
}

const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();
const hashOf = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');
