import type { MailTemplate } from '../../messages/mail.ts';
import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import { isClosed } from './closing.ts';
import type { WaitingContact } from '../state/mail.ts';
import { openOf } from './debts.ts';
import { isQuiet } from './due.ts';
import { planAsks, planById } from './plans.ts';
import { today } from './today.ts';

/**
 * What a hold of the account keeps from happening by itself. Days go on counting under every hold. Promises, plans,
 * disputes, accepted proofs and pauses of an invoice are not here: they take invoices out, and leave the rest of the
 * account as it is (`due.ts`, `proofs.ts`).
 */
export interface Silence {
  charges: boolean;
  contacts: boolean;
  deactivation: boolean;
  /** Invoices' own mails: no dunning, so that only the law keeps them back (rules, Holds). */
  papers: boolean;
}

const NONE: Silence = { charges: false, contacts: false, deactivation: false, papers: false };

const PAUSED: Silence = { charges: true, contacts: true, deactivation: true, papers: false };

export function silenceOf(hold: Hold): Silence {
  switch (hold.kind) {
    case 'agent':
      return hold.invoiceId === null ? PAUSED : NONE;
    case 'legal':
      return hold.invoiceId === null ? { ...PAUSED, papers: true } : NONE;
    // The customer may have paid already: nobody asks for it, takes it once more, or switches anything off.
    case 'transfer':
      return PAUSED;
    // While somebody looks at it; what it covers isn't charged either.
    case 'proof':
      return hold.stage === 'review' ? { ...PAUSED, charges: false } : NONE;
    case 'promise':
    case 'plan':
    case 'dispute':
      return NONE;
  }
}

const EACH = (): boolean => false;

/** All holds together, but those that are left out: they add up. */
export function silenceOfHolds(c: Context, but: (hold: Hold) => boolean = EACH): Silence {
  const { ...all } = NONE;
  for (const hold of c.holds) {
    if (but(hold)) continue;
    const one = silenceOf(hold);
    all.charges ||= one.charges;
    all.contacts ||= one.contacts;
    all.deactivation ||= one.deactivation;
    all.papers ||= one.papers;
  }
  return all;
}

/**
 * With what else keeps us silent: an attempt without its outcome, and credit that is being put against what is due. A
 * direct debit on its way silences what it pays and nothing else (`askedFor`).
 */
export function silenceFor(c: Context, but: (hold: Hold) => boolean = EACH): Silence {
  if (isClosed(c)) return PAUSED;
  const silence = silenceOfHolds(c, but);
  const waiting = c.attempt !== null || c.credit.inFlight !== null;
  return { ...silence, contacts: silence.contacts || waiting, deactivation: silence.deactivation || waiting };
}

/** Holds of the account that keep the service from going off. */
export const deactivationHolds = (c: Context): Hold[] => c.holds.filter((hold) => silenceOf(hold).deactivation);

/**
 * Mails about a charge, or a proof that came to nothing: of what is promised or paused they wait, as those of the whole
 * account do under a pause.
 */
const OF_INVOICES: MailTemplate[] = [
  'payment-declined',
  'payment-method-needed',
  'payment-returned',
  'retries-exhausted',
  'proof-lapsed',
];

/**
 * An installment was missed, and for now there is nothing to pay of it: money is on its way, or a hold keeps it. Its
 * notice waits, since the plan ends by it and by nothing else (rules, Plan).
 */
function isMissedForNothing(c: Context, planId: string): boolean {
  const plan = planById(c, planId);
  return plan !== null && plan.missed !== null && planAsks(c, plan, today(c)) === 0;
}

/** Which of the contacts that wait may not go now. */
export function whatWaits(c: Context): (contact: WaitingContact) => boolean {
  const silence = silenceFor(c);
  return ({ template, invoiceIds, data }) => {
    if (silence.contacts) return true;
    if (template === 'plan-missed') return isMissedForNothing(c, String(data.planId));
    if (!OF_INVOICES.includes(template)) return false;
    const open = openOf(c, invoiceIds);
    return open.length > 0 && open.every((debt) => isQuiet(c, debt));
  };
}
