import { createHash } from 'node:crypto';

/** Lower-case letters and digits that are not taken for one another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first 20 of some bytes as 20 such letters: 100 bits. */
export const spell = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 20), (byte) => ALPHABET[byte % 32]).join('');

/** The id of what comes of something that has one: made again it is the same. */
export const hashedId = (prefix: string, of: string): string =>
  `${prefix}_${spell(createHash('sha256').update(`${prefix}:${of}`).digest())}`;
