import { autopay } from './regions/autopay.ts';
import { billing } from './regions/billing.ts';
import { collections } from './regions/collections.ts';
import { hold } from './regions/hold.ts';
import { ledger } from './regions/ledger.ts';
import { mail } from './regions/mail.ts';
import { orders } from './regions/orders.ts';
import { payment } from './regions/payment.ts';
import { rental } from './regions/rental.ts';
import { service } from './regions/service.ts';
import { account } from './setup.ts';

/**
 * An account's chart. Its regions run side by side; where one event moves several, they react in this order: papers and
 * holds first, then money, then what follows from owing less, then words, then what is ordered and the months that
 * are billed.
 */
export const accountMachine = account.createMachine({
  id: 'account',
  type: 'parallel',
  context: ({ input }) => input,
  states: { ledger, hold, payment, autopay, service, collections, mail, orders, billing, rental },
});
