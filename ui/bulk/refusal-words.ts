import type { Words } from '../words.tsx';

/**
 * Why one of many is refused, in the reader's words: by the API's sentence, which says more than its code. What isn't
 * here is shown as the API says it. A test holds these sentences to where they are said.
 */
export const REFUSAL_WORDS: Readonly<Record<string, keyof Words>> = {
  'Nothing is overdue': 'refusal.nothingOverdue',
  'Nothing is open': 'refusal.nothingOpen',
  'Nothing is paused': 'refusal.nothingPaused',
  'This case was extended already; an admin may do it again': 'refusal.extendedAlready',
  'No reminder is to come': 'refusal.noReminder',
  'A hold means silence': 'refusal.silence',
  'Something was written today already, or waits for its hour: one contact a day': 'refusal.contactToday',
  'The account is closed: reopen it first': 'refusal.closed',
  'The service is off already': 'refusal.offAlready',
  'Deactivating needs overdue debt and a last notice that was sent, or an admin who says fraud': 'refusal.noNotice',
  'Money is on its way for all that is overdue': 'refusal.moneyOnItsWay',
  'A payment is on its way: its outcome comes first': 'refusal.paymentOnItsWay',
};

export const CODE_WORDS: Readonly<Record<string, keyof Words>> = {
  deactivations_stopped: 'refusal.deactivationsStopped',
  too_many_tags: 'refusal.tooManyTags',
  account_stuck: 'refusal.stuck',
  our_fault: 'refusal.ours',
};
