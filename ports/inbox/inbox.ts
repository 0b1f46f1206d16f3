import type { IncomingHttpHeaders } from 'node:http';
import type { ProviderWord } from '../gateway/words.ts';
import type { ToldTransfer } from '../store/bank-transfers.ts';

/** Who tells us things by itself, later. */
export type Teller = 'stripe' | 'resend' | 'bank';

/**
 * What a provider says later of something that both know. Kept with its event in the record, so it outlives a build:
 * a field is added with a default for rows that lack it.
 */
export type Word =
  | { about: 'transfer'; transfer: ToldTransfer }
  /** `mailId`: the carrier's own. `to`: the recipients that it is about. */
  | { about: 'mail'; mailId: string; says: 'delivered' | 'bounced' | 'complained'; to: string[] }
  /** A charge, a dispute, a card. */
  | { about: 'money'; told: ProviderWord }
  /** A mail that came in, by the carrier's own id of it: what it says has to be fetched. */
  | { about: 'mailIn'; mailId: string };

/** An event whose signature was right, before it is kept. */
export interface Told {
  /** The provider's own: the same twice is one. */
  eventId: string;
  type: string;
  body: unknown;
  /** Null: nothing that we listen to. */
  word: Word | null;
}

/** A signature that is missing, wrong or too old: nothing of it is kept. */
export class BadSignature extends Error {
  override name = 'BadSignature';
}

/** Where a provider knocks: it is open only where somebody has given us its secret. */
export interface Door {
  provider: Teller;
  /**
   * Verifies the raw bytes, and reads what they say. Throws `BadSignature`; `SyntaxError` of a signed body that is no
   * JSON; and whatever its reader throws of one that is not as its contract says.
   */
  read(raw: Buffer, headers: IncomingHttpHeaders): Told;
}
