import type { Context, Hold } from './context.ts';

/** What a hold keeps from happening by itself. Days go on counting under every hold. */
export interface Silence { charges: boolean; contacts: boolean; deactivation: boolean }

const ALL: Silence = { charges: true, contacts: true, deactivation: true };
const NONE: Silence = { charges: false, contacts: false, deactivation: false };

const silenceOf = (hold: Hold): Silence => {
  switch (hold.kind) {
    case 'agent':
      return hold.invoiceId === null ? ALL : NONE;
    case 'legal':
    case 'promise':
      return ALL;
    // Money that is said to be on its way stops asking for it; what is due besides is still charged.
    case 'proof':
      return { charges: false, contacts: true, deactivation: true };
    // These take invoices out, and leave the rest of the account as it is.
    case 'plan':
    case 'dispute':
      return NONE;
  }
};

/** All holds together: they add up. An unknown outcome and money on its way silence contacts and deactivation too. */
export function silenceFor(c: Context): Silence {
  const silence = { ...NONE };
  for (const hold of c.holds) {
    const one = silenceOf(hold);
    silence.charges ||= one.charges;
    silence.contacts ||= one.contacts;
    silence.deactivation ||= one.deactivation;
  }
  if (c.attempt !== null || c.debits.some((debit) => !debit.settled)) {
    silence.contacts = true;
    silence.deactivation = true;
  }
  return silence;
}
