import { randomBytes } from 'node:crypto';
import { hashedId, spell } from '../../ports/hashed-id.ts';

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
  | 'irc'
  | 'eqo'
  | 'prt'
  | 'use';

/**
 * A request's own id. What a request makes takes its ids from it, so that the request taken up again makes nothing
 * twice.
 */
export const newRequestId = (): string => `req_${spell(randomBytes(20))}`;

/** The same request, the same id: 100 bits of a hash. */
export const idFrom = (requestId: string, prefix: IdPrefix): string => hashedId(prefix, requestId);
