import type { AttemptOutcome } from '../../domain/account.ts';
import type { Mail } from '../../domain/messages/mail.ts';
import type { Switch } from '../../domain/safety/switches.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, WorkRef } from '../../domain/work.ts';
import type { EmailRow } from './rows.ts';

/**
 * Whether a piece of work is to be done: it has ended; another is at it for so long; or it is ours, with what the deed
 * needs.
 */
export type Begun<T> = { is: 'over' } | { is: 'busy'; forMs: number } | ({ is: 'begun' } & T);

export interface ChargeDeed {
  charge: {
    key: string;
    accountId: string;
    methodId: string;
    token: string;
    amountMinor: number;
    currency: string;
    at: Instant;
  };
  attemptId: string;
  /** Since when the provider may know the key, by the machine's clock; null: it was never sent. */
  sentAt: Instant | null;
}
export interface LookUpDeed {
  attemptId: string;
  key: string;
  /** What was asked for under it. */
  amountMinor: number;
  at: Instant;
}
export interface MailDeed {
  mail: Mail;
  /** As it was written when it was first begun; null: it has to be written. */
  row: EmailRow | null;
  /** Since when the carrier may have it; null: it was never handed over. */
  sentAt: Instant | null;
}
export interface ServiceDeed {
  verb: 'deactivate' | 'reactivate';
  key: string;
  /** Only rises: an older call never undoes a newer one. */
  version: number;
  at: Instant;
}

/**
 * What became of a charge. `refused`: an error about this charge, and nothing was tried; it blames the method, or (the
 * key was another charge's) nobody.
 */
export type ChargeResult =
  | { outcome: Extract<AttemptOutcome, 'succeeded' | 'pending'>; providerRef: string }
  | { outcome: 'declined'; declineCode: string; providerRef: string | null }
  | { outcome: 'unknown' }
  | { outcome: 'refused'; because: string; blames: 'method' | 'nobody' };

export type LookUpResult =
  | Exclude<ChargeResult, { outcome: 'unknown' }>
  | { outcome: 'notFound' }
  | { outcome: 'failed' }
  | { outcome: 'returned'; declineCode: string };

/**
 * What activities do to the record, for the account's workflow. Each is safe to repeat. What ends a piece of work is
 * written with what it comes to: the ledger, what the chart makes of it, and what is to be done from then on.
 */
export interface Deeds {
  look(accountId: string): Promise<Agenda>;
  /** Everything that has fallen due is decided. */
  reach(accountId: string): Promise<Agenda>;

  /**
   * Its row is frozen before the bank is called. It may end there: overtaken by what has happened since, or somebody
   * has stopped charges.
   */
  beginCharge(ref: WorkRef): Promise<Begun<ChargeDeed>>;
  settleCharge(ref: WorkRef, result: ChargeResult): Promise<Agenda>;
  beginLookUp(ref: WorkRef): Promise<Begun<LookUpDeed>>;
  settleLookUp(ref: WorkRef, result: LookUpResult): Promise<Agenda>;
  /** It may end there: the ledger belies it, or somebody has stopped mails. */
  beginMail(ref: WorkRef): Promise<Begun<MailDeed>>;
  /** Keeps the rendered mail as `queued`, or answers the one that is there. */
  keepEmail(email: Omit<EmailRow, 'status' | 'providerId'>): Promise<EmailRow>;
  /**
   * `refused`: the carrier won't take it, for good. `again`: it may have left before, when its key's memory is over.
   */
  settleMail(
    ref: WorkRef,
    result: { sent: { providerId: string | null; again: boolean } } | { refused: true },
  ): Promise<Agenda>;
  /** It ends there when a newer call has been here. */
  beginService(ref: WorkRef): Promise<Begun<ServiceDeed>>;
  settleService(ref: WorkRef, deed: Pick<ServiceDeed, 'verb' | 'version' | 'at'>): Promise<Agenda>;

  /** A sign of life of whoever has begun it. */
  renewWork(ref: WorkRef): Promise<void>;
  /**
   * It surely was not done: it waits again, and is asked anew before it begins (true). But where an earlier try was not
   * answered, it is finished under its key (false).
   */
  yieldWork(ref: WorkRef, because: string): Promise<boolean>;
  /**
   * It could not be done, and nobody knows why: counted, and told to a person when it goes on. Answers how often it has
   * failed by now.
   */
  workFailed(ref: WorkRef, because: string): Promise<number>;
  /**
   * The provider refuses us: nothing more of the kind is begun for anybody until it takes us again. One task for all.
   */
  stopRail(name: Switch, because: string): Promise<void>;
}
