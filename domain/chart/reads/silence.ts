import type { Context } from '../state/context.ts';
import type { Hold } from '../state/hold.ts';
import { isClosed } from './closing.ts';

/** What a hold keeps from happening by itself. Days go on counting under every hold. */
export interface Silence {
  charges: boolean;
  contacts: boolean;
  deactivation: boolean;
}

const ALL: Silence = { charges: true, contacts: true, deactivation: true };

const NONE: Silence = { charges: false, contacts: false, deactivation: false };

export const silenceOf = (hold: Hold): Silence => {
  switch (hold.kind) {
    case 'agent':
      return hold.invoiceId === null ? ALL : NONE;
    case 'legal':
    case 'promise':
      return ALL;
    // Looked at, nothing is charged that may have been paid. Accepted, it is money that is less to be charged; what is
    // due besides still is.
    case 'proof':
      return { charges: hold.phase === 'review', contacts: true, deactivation: true };
    // These take invoices out, and leave the rest of the account as it is.
    case 'plan':
    case 'dispute':
      return NONE;
  }
};

/** A legal hold of the account: not even a paper goes. */
export const isWithTheLawyers = (c: Context): boolean =>
  c.holds.some((hold) => hold.kind === 'legal' && hold.invoiceId === null);

const EACH = (): boolean => false;

/** All holds together, but those that are left out: they add up. */
export function silenceOfHolds(c: Context, but: (hold: Hold) => boolean = EACH): Silence {
  let { charges, contacts, deactivation } = NONE;
  for (const hold of c.holds) {
    if (but(hold)) continue;
    const one = silenceOf(hold);
    charges ||= one.charges;
    contacts ||= one.contacts;
    deactivation ||= one.deactivation;
  }
  return { charges, contacts, deactivation };
}

/**
 * With what else keeps us silent: an attempt without its outcome, credit that is being put against what is due, and
 * money on its way.
 */
export function silenceFor(c: Context, but: (hold: Hold) => boolean = EACH): Silence {
  if (isClosed(c)) return ALL;
  const { charges, contacts, deactivation } = silenceOfHolds(c, but);
  const waiting = c.attempt !== null || c.credit.inFlight !== null || c.debits.some((debit) => !debit.settled);
  return { charges, contacts: contacts || waiting, deactivation: deactivation || waiting };
}
