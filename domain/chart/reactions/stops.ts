import type { EventOf } from '../../events.ts';
import { addMinutes } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import { isPaper } from '../reads/mails.ts';
import type { MailStop } from '../state/company.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { endAttempt, rearm } from './attempts.ts';
import { giveUp } from './watched-attempts.ts';

/**
 * What becomes of charges and mails while an admin has stopped them for all accounts. Nothing is lost, and nothing
 * comes in a burst afterwards.
 */

/** We look again each hour; after a day of it, every four. */
const LOOK_MINUTES = 60;

const LATER_LOOK_MINUTES = 240;

const SOON_MINUTES = 24 * 60;

const nextLook = (since: Instant, now: Instant): Instant =>
  addMinutes(now, addMinutes(since, SOON_MINUTES) > now ? LOOK_MINUTES : LATER_LOOK_MINUTES);

/** Nothing was tried: no decline, no rung. Told of once, and to whoever had asked for it. */
export function chargeStopped(turn: Turn, { why }: EventOf<'CHARGE_HELD'>): void {
  const { attempt, stopped, now } = turn.context;
  if (attempt === null) return;
  const since = stopped.charges ?? now;
  // Sent once before it was held: of that sending the bank may still say that it took the money.
  if (attempt.resend > 0) giveUp(turn, attempt);
  endAttempt(turn, attempt);
  turn.set({ stopped: { ...stopped, charges: since } });
  if (stopped.charges === null || attempt.purpose.kind === 'asked')
    turn.note(
      'charge.held',
      `Not charged, since charges are stopped: ${why}`,
      { attemptId: attempt.id, amountMinor: attempt.amountMinor, reason: why },
      SYSTEM,
    );
  rearm(turn, attempt, nextLook(since, now));
}

/** A contact waits again, and what it says is read anew when it goes; an answer waits as it is. */
export function mailStopped(turn: Turn, { key, template, why, mail }: EventOf<'EMAIL_HELD'>): void {
  const { sending, stopped, contacts, now } = turn.context;
  const stop = stopped.mails ?? { since: now, lookAt: now, told: [], answers: [] };
  const contact = sending.find((one) => one.key === key);
  const isNews = !stop.told.includes(key);
  const mails: MailStop = {
    since: stop.since,
    lookAt: nextLook(stop.since, now),
    told: isNews ? [...stop.told, key] : stop.told,
    answers: contact === undefined ? [...stop.answers, mail] : stop.answers,
  };
  turn.set({ stopped: { ...stopped, mails } });
  if (contact !== undefined) {
    turn.set({
      contacts: {
        waiting: [...contact.contacts, ...contacts.waiting],
        lastOn: contact.contacts.every(isPaper) ? contacts.lastOn : contact.lastOn,
      },
      sending: sending.filter((one) => one.key !== key),
    });
  }
  if (isNews)
    turn.note(
      'email.held',
      `${template} not sent, since mails are stopped: ${why}`,
      { template, key, reason: why },
      SYSTEM,
    );
}

/** The carrier's or the ledger's word on a mail: it waits for nothing any more. */
export const mailAnswered = (turn: Turn, key: string): void =>
  turn.set({ sending: turn.context.sending.filter((one) => one.key !== key) });

/** One mail went: those that had to wait follow at once. */
export function mailsGoAgain(turn: Turn): void {
  const { stopped, now } = turn.context;
  if (stopped.mails !== null)
    turn.set({
      stopped: { ...stopped, mails: stopped.mails.answers.length === 0 ? null : { ...stopped.mails, lookAt: now } },
    });
}

/** The answers that wait are tried again, under their keys. */
export function sendStoppedAnswers(turn: Turn): void {
  const { stopped, now } = turn.context;
  if (stopped.mails === null) return;
  turn.set({
    stopped: { ...stopped, mails: { ...stopped.mails, lookAt: nextLook(stopped.mails.since, now), answers: [] } },
  });
  for (const mail of stopped.mails.answers)
    turn.do({ type: 'sendEmail', key: mail.key, params: { mail: { ...mail, at: now }, believes: null } });
}
