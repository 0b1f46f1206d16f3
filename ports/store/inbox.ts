import type { Instant } from '../../domain/time/time.ts';
import type { Teller, Told, Word } from '../inbox/inbox.ts';

/** Of an event: to be decided; decided; it came to nothing, or says nothing that we listen to. */
export type InboxStatus = 'pending' | 'done' | 'ignored';

/** An event that nobody has decided yet. */
export interface Unheard {
  provider: Teller;
  eventId: string;
  type: string;
  word: Word;
  receivedAt: Instant;
  tries: number;
}

/** What providers tell us by themselves: kept once by its id, until it is decided. */
export interface Inbox {
  /**
   * Before it is acknowledged. Null: there is nothing to be decided, since it was here before or says nothing that we
   * listen to. What nobody decides within `graceMs` is swept.
   */
  keepTold(provider: Teller, told: Told, graceMs: number): Promise<Unheard | null>;
  /** Events whose next try has come, oldest first; each is left alone for a while then, longer each time. */
  unheard(limit: number): Promise<Unheard[]>;
  /** It is decided, or came to nothing. */
  endTold(
    event: Pick<Unheard, 'provider' | 'eventId'>,
    status: Exclude<InboxStatus, 'pending'>,
    note: string | null,
  ): Promise<void>;
  /**
   * It is about an account that was erased: nothing of it is kept but that it came, and a task asks a person to look at
   * the provider's book.
   */
  endOfErased(event: Pick<Unheard, 'provider' | 'eventId' | 'type'>, note: string): Promise<void>;
  /** It could not be decided now. */
  putOffTold(event: Pick<Unheard, 'provider' | 'eventId'>, note: string): Promise<void>;
}
