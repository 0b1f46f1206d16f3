import { createHash, randomBytes } from 'node:crypto';

/** Lower-case letters and digits that are not taken for one another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const spell = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) => ALPHABET[byte % 32]).join('');

export type IdPrefix =
  | 'acc'
  | 'pm'
  | 'inv'
  | 'att'
  | 'prf'
  | 'btx'
  | 'bst'
  | 'dsp'
  | 'crn'
  | 'rfd'
  | 'ovr'
  | 'job'
  | 'imp'
  | 'swi'
  | 'bfi'
  | 'rel'
  | 'whe'
  | 'pln'
  | 'not'
  | 'cal'
  | 'ctc'
  | 'viw'
  | 'usr'
  | 'ses'
  | 'key'
  | 'sub'
  | 'itm'
  | 'irc';

/**
 * A request's own id. What a request makes takes its ids from it, so that the request taken up again makes nothing
 * twice.
 */
export const newRequestId = (): string => `req_${spell(randomBytes(20), 20)}`;

/** The same request, the same id: 100 bits of a hash. */
export const idFrom = (requestId: string, prefix: IdPrefix): string =>
  `${prefix}_${spell(createHash('sha256').update(`${prefix}:${requestId}`).digest(), 20)}`;
