import type { BillSeries } from '../../../billing/series.ts';
import * as billing from '../../reactions/billing.ts';
import * as closing from '../../reactions/closing.ts';
import { askedUnder, billAfter, seriesOf, seriesOfBill } from '../../reads/billing.ts';
import { isOver, leavesCredit } from '../../requests/closing-refusals.ts';
import type { Due, OfType, Seen } from '../reacting.ts';
import { isDue, react } from '../reacting.ts';

/** Which series a region keeps the time of. */
interface Of {
  series: BillSeries;
}

export const actions = {
  startBilling: react(billing.started),
  moveBilling: react(billing.moved),
  startRental: react(billing.rentalDelivered),
  noteItemAdded: react(billing.itemAdded),
  noteItemRemoved: react(billing.itemRemoved),
  billService: react((turn) => billing.billMonth(turn, 'service')),
  billRental: react((turn) => billing.billMonth(turn, 'rental')),
  continueService: react((turn) => billing.contractOver(turn, 'service')),
  continueRental: react((turn) => billing.contractOver(turn, 'rental')),
  takeMonth: react(billing.monthBilled),
  keepMonth: react(billing.monthKept),
  failMonth: react(billing.monthFailed),
  chaseService: react((turn) => billing.monthChased(turn, 'service')),
  chaseRental: react((turn) => billing.monthChased(turn, 'rental')),
  billServiceAgain: react((turn) => billing.billAgain(turn, 'service')),
  billRentalAgain: react((turn) => billing.billAgain(turn, 'rental')),
  takeEnding: react(billing.ending),
  takePortEnd: react(billing.endsAfterPort),
  takeRentalEnd: react(billing.rentalEnded),
  noteServiceCut: react(billing.serviceCut),
  noteServiceRestored: react(billing.serviceRestored),
  closeOver: react(closing.closeOver),
  askAboutCredit: react(closing.askAboutCredit),
};

export const guards = {
  isBillDue: ({ event }: Seen, { series, ...due }: Due & Of) =>
    isDue(event, due) && seriesOfBill((event as OfType<'DEADLINE_REACHED'>).id) === series,
  isMonthOf: ({ context, event }: Seen, { series }: Of) =>
    askedUnder(context, (event as OfType<'MONTH_BILLED'>).key) === series,
  isMonthVoided: ({ event }: Seen, { series }: Of) => {
    const { isMonth, series: of = 'service' } = event as OfType<'INVOICE_VOIDED'>;
    return isMonth === true && of === series;
  },
  isLastMonth: ({ context, event }: Seen, { series }: Of) => {
    const { key, month } = event as OfType<'MONTH_BILLED'>;
    const of = seriesOf(context, series);
    return of?.asked?.key === key && billAfter(of, month) === null;
  },
  isRented: ({ event }: Seen) => (event as OfType<'EQUIPMENT_DELIVERED'>).rental !== null,
  isOver: ({ context }: Seen) => isOver(context),
  leavesCredit: ({ context }: Seen) => leavesCredit(context),
};
