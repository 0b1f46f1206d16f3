import type { Mail } from '../../../messages/mail.ts';
import type { MailSlice } from '../mail.ts';
import type { Contact1, Context1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

/**
 * The word of a broken promise said nothing of what the promise was about: all that was open. Answers that wait as they
 * are lack what such mails say since.
 */
export const mail: SliceUpgrade = (old) => {
  const { mails } = old.stopped;
  const contactsOf = (contacts: Contact1[]) =>
    contacts.map((one) => contactOf(old, one)) as MailSlice['contacts']['waiting'];
  return {
    context: {
      contacts: { ...old.contacts, waiting: contactsOf(old.contacts.waiting) },
      sending: old.sending.map((one) => ({ ...one, contacts: contactsOf(one.contacts) })),
      stopped: { ...old.stopped, mails: mails && { ...mails, answers: mails.answers.map(answerOf) } },
    },
  };
};

const contactOf = ({ debts }: Context1, contact: Contact1): Contact1 =>
  contact.template === 'promise-broken' ? { ...contact, invoiceIds: debts.map((debt) => debt.id) } : contact;

const answerOf = (answer: Mail): Mail => {
  const { template, data } = answer.topic;
  return { ...answer, topic: { template, data: { ...data, ...saidSince(answer.topic) } } as Mail['topic'] };
};

/** As where there is nothing to say of it. What was tried stood as the amount that was missing. */
function saidSince({ template, data }: Mail['topic']): object {
  switch (template) {
    case 'payment-receipt':
      return { creditUsedMinor: 0, missingMinor: 0 };
    case 'payment-declined':
      return { triedMinor: data.amountMinor };
    case 'proof-received':
      return { restsThrough: null };
    case 'proof-accepted':
      return { relockOn: null, restMinor: 0 };
    case 'service-relocked':
      return { disputedMinor: 0, awaitedMinor: 0, offFor: 'debt' };
    default:
      return {};
  }
}
