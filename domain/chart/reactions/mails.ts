import type { MailTopic } from '../../messages/mail.ts';
import { dayOf } from '../../time/calendar.ts';
import { mailOf, mentioned } from '../reads/envelope.ts';
import type { AnswerTopic, ContactTemplate } from '../reads/mails.ts';
import { contactOf } from '../reads/mails.ts';
import { NO_NOTICE } from '../state/collections.ts';
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
export function contact(
  turn: Turn,
  template: ContactTemplate,
  cause: string,
  invoiceIds: string[],
  data: Record<string, unknown> = {},
): void {
  const { contacts, now } = turn.context;
  turn.set({
    contacts: { ...contacts, waiting: [...contacts.waiting, { template, cause, since: now, invoiceIds, data }] },
  });
}

/** A last notice that isn't true any more when it is to leave: what was out before it counts on. */
function noticeBelied(turn: Turn): void {
  const notice = turn.context.case?.notice;
  if (notice?.is === 'asked') turn.changeCase({ notice: notice.renews ?? NO_NOTICE });
}

/** The day's contact: what is still true of all that waits, in one mail. */
export function sendContacts(turn: Turn): void {
  const c = turn.context;
  const true_: { contact: WaitingContact; topic: MailTopic }[] = [];
  for (const one of [...c.contacts.waiting].sort(
    (a, b) => contactOf(b.template).strength - contactOf(a.template).strength || (a.since < b.since ? 1 : -1),
  )) {
    const { topic: read, saidOnce } = contactOf(one.template);
    const topic = read(c, one);
    if (topic === null) {
      turn.note(
        'email.skipped',
        `${one.template} not sent: it would not be true any more`,
        { template: one.template, key: mailKey(c, one.template, one.cause) },
        SYSTEM,
      );
      if (one.template === 'last-notice') noticeBelied(turn);
    } else if (!saidOnce || !true_.some((kept) => kept.topic.template === topic.template)) {
      true_.push({ contact: one, topic });
    }
  }
  const [main, ...others] = true_;
  const lastOn = dayOf(c.now, c.profile.timeZone);
  if (main === undefined) {
    turn.set({ contacts: { ...turn.context.contacts, waiting: [] } });
    return;
  }
  const mail = mailOf(
    c,
    main.topic,
    others.map((one) => one.topic),
    main.contact.cause,
  );
  // Asked for before the record was restored, it goes under a key of after that.
  const asked = turn.context.case?.notice;
  if (asked?.is === 'asked' && main.topic.template === 'last-notice')
    turn.changeCase({ notice: { ...asked, key: mail.key } });
  turn.set({
    contacts: { waiting: [], lastOn },
    sending: [...c.sending, { key: mail.key, contacts: true_.map((one) => one.contact), lastOn: c.contacts.lastOn }],
  });
  const spokenOf = mentioned(mail);
  const believes = c.debts
    .filter((debt) => spokenOf.has(debt.id))
    .map((debt) => ({ invoiceId: debt.id, balanceMinor: debt.balanceMinor }));
  turn.do({ type: 'sendEmail', key: mail.key, params: { mail, believes } });
}
