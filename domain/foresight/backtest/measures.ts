import { dayOf, daysBetween } from '../../time/calendar.ts';
import type { ChartStep } from '../../chart/chart.ts';
import type { Day } from '../../time/time.ts';
import type { TimelineContent } from '../../timeline.ts';

/** What a life came to, in numbers that add up over accounts. Amounts are minor units of the account's currency. */
export interface Measures {
  /** Mails of the campaign; answers to what somebody did are mails, and no contacts. */
  contacts: number;
  mails: number;
  attempts: number;
  declined: number;
  /** Money that charges have brought. */
  chargedMinor: number;
  deactivations: number;
  invoicesPaid: number;
  /** From issue to payment, of the paid ones together. */
  daysToPay: number;
  openMinor: number;
  overdueMinor: number;
}

export const NOTHING: Measures = {
  contacts: 0,
  mails: 0,
  attempts: 0,
  declined: 0,
  chargedMinor: 0,
  deactivations: 0,
  invoicesPaid: 0,
  daysToPay: 0,
  openMinor: 0,
  overdueMinor: 0,
};

export const plus = (a: Measures, b: Measures): Measures =>
  Object.fromEntries(
    (Object.keys(NOTHING) as (keyof Measures)[]).map((key) => [key, a[key] + b[key]]),
  ) as unknown as Measures;

/** Counts along a life. */
export class Tally {
  readonly measures: Measures = { ...NOTHING };
  private readonly issuedOn = new Map<string, Day>();

  issued(invoiceId: string, on: Day): void {
    this.issuedOn.set(invoiceId, on);
  }

  count({ effects, entries }: Pick<ChartStep, 'effects' | 'entries'>, timeZone: string): void {
    for (const effect of effects) {
      if (effect.type === 'chargeBalance') this.measures.attempts += 1;
      if (effect.type === 'sendEmail') {
        this.measures.mails += 1;
        if (effect.params.believes !== null) this.measures.contacts += 1;
      }
    }
    for (const entry of entries) this.read(entry, dayOf(entry.at, timeZone));
  }

  private read({ type, data }: TimelineContent, on: Day): void {
    if (type === 'charge.declined' || type === 'charge.returned') this.measures.declined += 1;
    if (type === 'charge.succeeded') this.measures.chargedMinor += data.amountMinor;
    if (type === 'service.deactivated') this.measures.deactivations += 1;
    if (type === 'invoice.paid') this.paid(data.invoiceId, on, 1);
    if (type === 'invoice.reopened') this.paid(data.invoiceId, on, -1);
  }

  /** One that is open again was not paid: the day on which it was is taken back. */
  private readonly paidAfter = new Map<string, number>();
  private paid(invoiceId: string, on: Day, sign: 1 | -1): void {
    const issued = this.issuedOn.get(invoiceId) ?? on;
    const days = sign === 1 ? Math.max(0, daysBetween(issued, on)) : this.paidAfter.get(invoiceId);
    // What is reopened in part only was never counted as paid.
    if (days === undefined) return;
    if (sign === 1) this.paidAfter.set(invoiceId, days);
    else this.paidAfter.delete(invoiceId);
    this.measures.invoicesPaid += sign;
    this.measures.daysToPay += sign * days;
  }
}
