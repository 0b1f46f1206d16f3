import { createHash, randomBytes } from 'node:crypto';

/** Of the address of a page to pay on: 32 random bytes. Whoever has it may pay; the record keeps its hash. */
export interface PayToken {
  token: string;
  hash: string;
}

export function newPayToken(): PayToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: payTokenHash(token) };
}

export const payTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether a text can be one at all. */
export const isPayToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);
