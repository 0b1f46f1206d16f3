import { account } from '../setup.ts';

/** Contacts wait for their hours and go at most once a day; answers have gone already. */
export const mail = account.createStateConfig({
  on: {
    DEADLINE_REACHED: [
      { guard: { type: 'isDue', params: { kind: 'contact' } }, actions: 'sendContacts' },
      { guard: { type: 'isDue', params: { kind: 'notice' } }, actions: 'noticeCharge' },
      { guard: { type: 'isDue', params: { kind: 'heldMail' } }, actions: 'sendStoppedAnswers' },
    ],
    EMAIL_SENT: { actions: 'noteMailSent' },
    EMAIL_SKIPPED: { actions: 'noteMailSkipped' },
    EMAIL_HELD: { actions: 'keepStoppedMail' },
    EMAIL_BOUNCED: { actions: 'noteMailBounced' },
  },
});
