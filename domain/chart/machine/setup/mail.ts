import { isBeforeDue } from '../../reads/before-due.ts';
import { PAPERS } from '../../reads/mails.ts';
import { remindBeforeDue } from '../../reactions/before-due.ts';
import { noticeCharge } from '../../reactions/campaign.ts';
import * as outcomes from '../../reactions/mail-outcomes.ts';
import { sendContacts, sendPapers } from '../../reactions/mails.ts';
import { noteAsked } from '../../reactions/method-facts.ts';
import * as stops from '../../reactions/stops.ts';
import { toldOfHolds } from '../../reactions/told-of-holds.ts';
import type { OfType } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  noticeCharge: react((turn, event: OfType<'DEADLINE_REACHED'>) =>
    isBeforeDue(event.id) ? remindBeforeDue(turn, event.id) : noticeCharge(turn, event.id),
  ),
  sendContacts: react((turn, event: OfType<'DEADLINE_REACHED'>) =>
    event.id === PAPERS ? sendPapers(turn) : sendContacts(turn),
  ),
  noteMailSent: react((turn, event: OfType<'EMAIL_SENT'>) => {
    toldOfHolds(turn, event.key);
    noteAsked(turn, event.key);
    stops.mailAnswered(turn, event.key);
    stops.mailsGoAgain(turn);
    outcomes.mailSent(turn, event);
  }),
  noteMailSkipped: react((turn, event: OfType<'EMAIL_SKIPPED'>) => {
    outcomes.mailSkipped(turn, event);
    stops.mailAnswered(turn, event.key);
  }),
  noteMailBounced: react((turn, event: OfType<'EMAIL_BOUNCED'>) => {
    noteAsked(turn, event.key);
    stops.mailAnswered(turn, event.key);
    outcomes.mailBounced(turn, event);
  }),
  keepStoppedMail: react(stops.mailStopped),
  sendStoppedAnswers: react(stops.sendStoppedAnswers),
};
