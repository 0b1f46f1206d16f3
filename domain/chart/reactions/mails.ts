import type { MailTopic } from '../../messages/mail.ts';
import type { Day } from '../../time/time.ts';
import { nextContact, nextPaper } from '../reads/contact-times.ts';
import { mentioned } from '../reads/coming-charges.ts';
import { mailOf } from '../reads/envelope.ts';
import type { AnswerTopic, ContactTemplate, PaperTemplate } from '../reads/mails.ts';
import { contactOf, paperOf, waitingContacts, waitingPapers } from '../reads/mails.ts';
import { today } from '../reads/today.ts';
import { NO_NOTICE } from '../state/collections.ts';
import { whatWaits } from '../reads/silence.ts';
import { mailKey } from '../state/keys.ts';
import type { WaitingContact } from '../state/mail.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';

/** An answer to what somebody did: goes at once, at any hour. */
export function answer(turn: Turn, topic: AnswerTopic, cause: string, to?: string[]): void {
  turn.do({
    type: 'sendEmail',
    key: mailKey(turn.context, topic.template, cause),
    params: { mail: mailOf(turn.context, topic, [], cause, to), believes: null },
  });
}

/** A collection contact: waits for contact hours, at most one a day. */
export const contact = (
  turn: Turn,
  template: ContactTemplate,
  cause: string,
  invoiceIds: string[],
  data: Record<string, unknown> = {},
): void => wait(turn, { template, cause, invoiceIds, notBefore: null, data });

/** A paper: waits for contact hours alone. */
export const paper = (
  turn: Turn,
  template: PaperTemplate,
  cause: string,
  invoiceIds: string[],
  data: Record<string, unknown> = {},
): void => wait(turn, { template, cause, invoiceIds, notBefore: null, data });

function wait(turn: Turn, one: Omit<WaitingContact, 'since'>): void {
  const { contacts, now: since } = turn.context;
  turn.set({ contacts: { ...contacts, waiting: [...contacts.waiting, { ...one, since }] } });
}

/**
 * What it was about (null: whatever it was) is no more: none of it goes, and what is on its way does not come back.
 */
export function takeBack(turn: Turn, template: PaperTemplate, invoiceId: string | null): void {
  const stays = (one: WaitingContact): boolean =>
    one.template !== template || (invoiceId !== null && !one.invoiceIds.includes(invoiceId));
  const { contacts, sending } = turn.context;
  turn.set({
    contacts: { ...contacts, waiting: contacts.waiting.filter(stays) },
    sending: sending.map((one) => ({ ...one, contacts: one.contacts.filter(stays) })),
  });
}

/** Each in a mail of its own. Reached late, after an outage, those wait on whose hours are over. */
export function sendPapers(turn: Turn): void {
  const { contacts } = turn.context;
  const papers = waitingPapers(turn.context).filter((one) => nextPaper(turn.context, [one]) <= turn.context.now);
  turn.set({ contacts: { ...contacts, waiting: contacts.waiting.filter((one) => !papers.includes(one)) } });
  for (const one of papers) {
    const topic = paperOf(one.template)?.topic(turn.context, one) ?? null;
    if (topic === null) skip(turn, one);
    else send(turn, [{ contact: one, topic }]);
  }
}

/** A last notice that isn't true any more when it is to leave: what was out before it counts on. */
function noticeBelied(turn: Turn): void {
  const notice = turn.context.case?.notice;
  if (notice?.is === 'asked') turn.changeCase({ notice: notice.renews ?? NO_NOTICE });
}

/**
 * The day's contact: what is still true of all that waits, in one mail. Reached late, after an outage, it waits for the
 * next contact hours.
 */
export function sendContacts(turn: Turn): void {
  const c = turn.context;
  const true_: Read[] = [];
  const keptBack = whatWaits(c);
  const going = waitingContacts(c).filter((one) => !keptBack(one));
  if (nextContact(c, going) > c.now) return;
  for (const one of going.sort(
    (a, b) =>
      contactOf(b.template).strength - contactOf(a.template).strength ||
      (a.since < b.since ? 1 : a.since > b.since ? -1 : 0),
  )) {
    const { topic: read, saidOnce } = contactOf(one.template);
    const topic = read(c, one);
    if (topic === null) {
      skip(turn, one);
      if (one.template === 'last-notice') noticeBelied(turn);
    } else if (!true_.some((kept) => (saidOnce ? kept.topic.template === topic.template : isSame(kept.topic, topic)))) {
      true_.push({ contact: one, topic });
    }
  }
  const lastOn = true_.length === 0 ? c.contacts.lastOn : today(c);
  turn.set({ contacts: { waiting: c.contacts.waiting.filter((one) => !going.includes(one)), lastOn } });
  if (true_.length > 0) send(turn, true_, c.contacts.lastOn);
}

/** Two charges that were announced may have become one. */
const isSame = (one: MailTopic, other: MailTopic): boolean => JSON.stringify(one) === JSON.stringify(other);

interface Read {
  contact: WaitingContact;
  topic: MailTopic;
}

const skip = (turn: Turn, { template, cause }: WaitingContact): void =>
  turn.note(
    'email.skipped',
    `${template} not sent: it would not be true any more`,
    { template, key: mailKey(turn.context, template, cause) },
    SYSTEM,
  );

/** In one mail: the first is what it is about. `lastOn`: of the last contact before it. */
function send(turn: Turn, read: Read[], lastOn: Day | null = turn.context.contacts.lastOn): void {
  const c = turn.context;
  const [main, ...others] = read;
  if (main === undefined) return;
  const mail = mailOf(
    c,
    main.topic,
    others.map((one) => one.topic),
    main.contact.cause,
  );
  // Asked for before the record was restored, it goes under a key of after that.
  const asked = c.case?.notice;
  if (asked?.is === 'asked' && main.topic.template === 'last-notice')
    turn.changeCase({ notice: { ...asked, key: mail.key } });
  turn.set({ sending: [...c.sending, { key: mail.key, contacts: read.map((one) => one.contact), lastOn }] });
  const spokenOf = new Set([
    ...mentioned([mail.topic, ...mail.also]),
    ...read.flatMap((one) => one.contact.invoiceIds),
  ]);
  const believes = c.debts
    .filter((debt) => spokenOf.has(debt.id))
    .map((debt) => ({ invoiceId: debt.id, balanceMinor: debt.balanceMinor }));
  turn.do({ type: 'sendEmail', key: mail.key, params: { mail, believes } });
}
