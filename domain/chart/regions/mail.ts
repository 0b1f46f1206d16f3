import { words } from '../vocabulary.ts';

/** Contacts wait for their hours and go at most once a day; answers have gone already. */
export const mail = words.createStateConfig({
  on: {
    DEADLINE_REACHED: [
      { guard: { type: 'isDue', params: { kind: 'contact' } }, actions: 'sendContacts' },
      { guard: { type: 'isDue', params: { kind: 'notice' } }, actions: 'noticeCharge' },
      { guard: { type: 'isDue', params: { kind: 'heldMail' } }, actions: 'sendHeldAnswers' },
    ],
    EMAIL_SENT: { actions: 'noteMailSent' },
    EMAIL_SKIPPED: { actions: 'noteMailSkipped' },
    EMAIL_HELD: { actions: 'holdMail' },
    EMAIL_BOUNCED: { actions: 'noteMailBounced' },
  },
});
