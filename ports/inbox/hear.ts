import type { Actor } from '../../domain/account.ts';
import type { Instant } from '../../domain/time/time.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { BadMail, type MailSource } from '../mail-in/mail-in.ts';
import { type Letterbox, receiveMail, type ReceiveOptions } from '../mail-in/receive.ts';
import type { Unheard } from '../store/inbox.ts';
import { Refused, type Store } from '../store/store.ts';
import { ofMoney, type MoneyEars } from './hear-money.ts';
import { DONE, type Heard, idOf, notYet } from './heard.ts';
import type { Word } from './inbox.ts';

export type Ears = MoneyEars &
  Letterbox &
  Pick<
    Store,
    | 'receiveTransfer'
    | 'emailByProviderId'
    | 'deliverEmail'
    | 'bounceEmail'
    | 'complainOfEmail'
    | 'unheard'
    | 'endTold'
    | 'endOfErased'
    | 'putOffTold'
  >;

export interface HearOptions {
  /** Whose calendar says by which bank day somebody is to look at a transfer that matches nothing. */
  policyName: string;
  /** Whose words on money these are, and who knows its tokens. */
  gateway: Pick<Gateway, 'provider' | 'describe'>;
  /** The machine's time. */
  now(): Instant;
  /** Null: nobody takes mails for us. */
  mailsIn: ({ source: MailSource } & Pick<ReceiveOptions, 'replies' | 'readFile'>) | null;
}

/** What an event is about comes within seconds, or it never was ours: it is waited for so long. */
const AWAITED_MS = 3 * 24 * 3_600_000;

/**
 * Decides what a provider has told us, once however often that is tried: each deed finds what it did before. Throws
 * where it could not be decided; it stays in the inbox then, and is swept.
 */
export async function hear(store: Ears, event: Unheard, options: HearOptions): Promise<Heard> {
  const heard = await decided(store, event, options);
  if (heard.is === 'ofErased') await store.endOfErased(event, heard.because);
  else if (heard.is === 'done') await store.endTold(event, 'done', null);
  else if (heard.is === 'ignored' || Date.parse(options.now()) - Date.parse(event.receivedAt) > AWAITED_MS)
    await store.endTold(event, 'ignored', heard.because);
  else await store.putOffTold(event, heard.because);
  return heard;
}

async function decided(store: Ears, event: Unheard, options: HearOptions): Promise<Heard> {
  const { word } = event;
  const actor: Actor = { kind: 'provider', id: event.provider };
  try {
    switch (word.about) {
      case 'transfer':
        await store.receiveTransfer({
          id: idOf('btx', `${event.provider}:${event.eventId}`),
          ...word.transfer,
          actor,
          now: options.now(),
          policyName: options.policyName,
        });
        return DONE;
      case 'mail':
        return await ofMail(store, word, actor);
      case 'money':
        return await ofMoney(store, word.told, { eventId: event.eventId, actor, gateway: options.gateway });
      case 'mailIn':
        return await ofMailIn(store, word.mailId, options);
    }
  } catch (error) {
    // It makes no sense to the record, and will make none later.
    if (error instanceof Refused && error.code === 'account_erased') return { is: 'ofErased', because: error.message };
    if (error instanceof Refused) return { is: 'ignored', because: `${error.code}: ${error.message}` };
    if (error instanceof BadMail) return { is: 'ignored', because: error.message };
    throw error;
  }
}

async function ofMail(store: Ears, word: Extract<Word, { about: 'mail' }>, actor: Actor): Promise<Heard> {
  const mail = await store.emailByProviderId(word.mailId);
  if (mail === null) return notYet(`no mail is known that the carrier calls ${word.mailId}`);
  const spoken = new Set(word.to.map((address) => address.toLowerCase()));
  const named = mail.to.filter((address) => spoken.has(address.toLowerCase()));
  switch (word.says) {
    case 'delivered':
      await store.deliverEmail({ emailId: mail.id });
      return DONE;
    case 'bounced':
      await store.bounceEmail({ emailId: mail.id, bounced: named, actor });
      return DONE;
    case 'complained':
      await store.complainOfEmail({ emailId: mail.id, complained: named, actor });
      return DONE;
  }
}

async function ofMailIn(store: Ears, mailId: string, { mailsIn, now }: HearOptions): Promise<Heard> {
  if (mailsIn === null) return { is: 'notYet', because: 'RESEND_API_KEY is not set: the mail can not be fetched' };
  const { source, replies, readFile } = mailsIn;
  await receiveMail(store, await source.fetch(mailId), { replies, readFile, now });
  return DONE;
}

export interface Swept {
  heard: number;
  failed: { event: Unheard; error: unknown }[];
}

/** Decides what a crash, or an outage, left undecided. */
export async function sweepInbox(store: Ears, options: HearOptions, limit = 100): Promise<Swept> {
  const swept: Swept = { heard: 0, failed: [] };
  for (const event of await store.unheard(limit)) {
    try {
      await hear(store, event, options);
      swept.heard += 1;
    } catch (error) {
      swept.failed.push({ event, error });
      await store.putOffTold(event, error instanceof Error ? error.message : String(error));
    }
  }
  return swept;
}
