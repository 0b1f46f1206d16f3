import * as billing from '../../reactions/billing.ts';
import { billAfter } from '../../reads/billing.ts';
import type { OfType, Seen } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  startBilling: react(billing.started),
  noteItemAdded: react(billing.itemAdded),
  noteItemRemoved: react(billing.itemRemoved),
  billMonth: react(billing.billMonth),
  takeMonth: react(billing.monthBilled),
  keepMonth: react(billing.monthKept),
  failMonth: react(billing.monthFailed),
  chaseMonth: react(billing.monthChased),
  billAgain: react(billing.billAgain),
  takeEnding: react(billing.ending),
  noteServiceCut: react(billing.serviceCut),
  noteServiceRestored: react(billing.serviceRestored),
};

export const guards = {
  isMonthVoided: ({ event }: Seen) => (event as OfType<'INVOICE_VOIDED'>).isMonth === true,
  isLastMonth: ({ context: { billing }, event }: Seen) => {
    const { key, month } = event as OfType<'MONTH_BILLED'>;
    return billing?.asked?.key === key && billAfter(billing, month) === null;
  },
};
