import type { Instant } from '../../domain/time/time.ts';

/** A receipt without its seal, as it is handed to whoever seals and stamps it. */
export interface Unstamped {
  /** One key is stamped once, however often it is sent. */
  key: string;
  xml: string;
  /** Whom it is made out to. */
  receiver: { rfc: string; name: string };
}

/** The tax authority knows it from now on, by this. */
export interface Stamped {
  is: 'stamped';
  uuid: string;
  stampedAt: Instant;
  /** With seal and stamp. */
  xml: string;
}

/** What it says is wrong. It is known by nobody; put right, it is another paper under another key. */
export interface Rejected {
  is: 'rejected';
  /** The tax authority's, such as CFDI40147. */
  code: string;
  message: string;
}

/**
 * Whoever seals receipts with the issuer's key and has them stamped: an authorised provider (PAC). Throws
 * `StampUnknown` when there was no answer: it may be stamped, or become so. `TryLater`, `RailRefused`: it surely isn't.
 */
export interface Stamper {
  readonly name: string;
  stamp(paper: Unstamped): Promise<Stamped | Rejected>;
  /** What became of a key. Null: nobody knows it; sent again under the same key, it can't be stamped twice. */
  lookUp(key: string): Promise<Stamped | Rejected | null>;
}

/** Nobody has said what became of it: it is looked up, never guessed. */
export class StampUnknown extends Error {
  override readonly name = 'StampUnknown';
  readonly key: string;
  constructor(key: string, cause?: unknown) {
    super(`What became of ${key} at the stamper is not known`, { cause });
    this.key = key;
  }
}
