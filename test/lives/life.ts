import type { z } from 'zod';
import type { AccountShape } from '../../api/v1/accounts/shapes.ts';
import type { BankTransfer } from '../../api/v1/bank-transfers/shapes.ts';
import type { Email, EmailInFull } from '../../api/v1/emails/shapes.ts';
import type { Dispute } from '../../api/v1/disputes/shapes.ts';
import type { Invoice } from '../../api/v1/invoices/shapes.ts';
import type { Payment, PaymentAttempt } from '../../api/v1/payments/shapes.ts';
import type { PaymentMethod } from '../../api/v1/payment-methods/shapes.ts';
import type { ProofOfPayment } from '../../api/v1/proofs-of-payment/shapes.ts';
import type { Task } from '../../api/v1/tasks/shapes.ts';
import type { TimelineEntry } from '../../api/v1/timeline/shapes.ts';
import { dayOf, timeOf } from '../../domain/time/calendar.ts';
import type { ClockTime, Day, Instant } from '../../domain/time/time.ts';
import type { BookedCharge } from '../../ports/gateway/sandbox/book.ts';
import type { Answer, Http } from './http.ts';

const ZONE = 'America/Mexico_City';

/** Mexico City has had no daylight saving time since 2022. */
export const local = (day: Day, time: ClockTime): Instant =>
  new Date(`${day}T${time}:00-06:00`).toISOString() as Instant;

/** `2026-03-10 09:37`: what a wall clock in Mexico City shows. */
export const wall = (instant: string): string =>
  `${dayOf(instant as Instant, ZONE)} ${timeOf(instant as Instant, ZONE)}`;

export interface Setting {
  /** The first day, at nine unless told. */
  from: Day;
  at?: ClockTime;
  /** Its default method. */
  card?: string;
  /** On where there is a card, unless told. */
  autopay?: boolean;
  tags?: string[];
  policy?: string;
  timeZone?: string;
  /** What of its customer isn't as everybody's. */
  profile?: Record<string, unknown>;
}

export type Entry = z.infer<typeof TimelineEntry>;

/** One account with a test clock, as its company sees it: over HTTP and nothing else. */
export class Life {
  readonly id: string;
  readonly invoices: z.infer<typeof Invoice>[] = [];
  private readonly http: Http;
  /** Where its clock stood after it was advanced last. */
  private lastStop: string | null = null;

  private constructor(http: Http, id: string) {
    this.http = http;
    this.id = id;
  }

  static async begin(
    http: Http,
    { from, at = '09:00', card, autopay = card !== undefined, profile, ...more }: Setting,
  ): Promise<Life> {
    const { id } = await http.post<AccountShape>('/v1/accounts', {
      name: 'Guthrie SA de CV',
      email: 'ap@guthrie.example',
      autopay,
      testClock: { startsAt: local(from, at) },
      ...more,
      ...profile,
    });
    const life = new Life(http, id);
    if (card !== undefined) await life.method(card);
    return life;
  }

  // What happens to it

  method(token: string, more: { default?: boolean; chargeNow?: boolean } = {}): Promise<z.infer<typeof PaymentMethod>> {
    return this.http.post(`/v1/accounts/${this.id}/payment-methods`, {
      kind: token.startsWith('tok_bank') ? 'bankAccount' : 'card',
      token,
      ...more,
    });
  }

  removeMethod(methodId: string): Promise<z.infer<typeof PaymentMethod>> {
    return this.http.delete(`/v1/payment-methods/${methodId}`);
  }

  async invoice(amountMinor: number, dueOn: Day, issuedOn?: Day): Promise<z.infer<typeof Invoice>> {
    const body = {
      dueOn,
      ...(issuedOn === undefined ? {} : { issuedOn }),
      lines: [{ description: 'Servicio telefónico', quantity: 1, unitAmountMinor: amountMinor }],
    };
    const made = await this.http.post<z.infer<typeof Invoice>>(`/v1/accounts/${this.id}/invoices`, body);
    this.invoices.push(made);
    return made;
  }

  /** Lets time go by to a local time, noon unless told; all that falls due on the way happens. */
  on(day: Day, time: ClockTime = '12:00'): Promise<AccountShape> {
    return this.advance({ to: local(day, time) });
  }

  async advance(span: { to: string } | { days?: number; hours?: number; minutes?: number }): Promise<AccountShape> {
    const there = await this.http.post<AccountShape>(`/v1/accounts/${this.id}/test-clock/advance`, span);
    this.lastStop = there.clock.now;
    return there;
  }

  /** Until what was decided is done: an answer to what somebody did goes at once, but not in the same breath. */
  async rest(): Promise<void> {
    const path = `/v1/accounts/${this.id}/test-clock/advance`;
    for (;;) {
      const { now } = (await this.account()).clock;
      const to = this.lastStop ?? new Date(Date.parse(now) + 2_000).toISOString();
      const { status, body } = await this.http.tell(path, { to });
      if (status === 200) return void (this.lastStop = body.clock.now);
      // A busy machine's clock, that nobody has stopped, is past that by then.
      if (this.lastStop !== null || body.code !== 'clock_cannot_go_back')
        throw new Error(`POST ${path}: ${status} ${JSON.stringify(body)}`);
    }
  }

  /** Asks for a charge; the answer may be a refusal. */
  payBalance(paymentMethodId?: string): Promise<Answer> {
    return this.http.ask(
      `/v1/accounts/${this.id}/pay-balance`,
      paymentMethodId === undefined ? {} : { paymentMethodId },
    );
  }

  payInvoice(invoiceId: string): Promise<Answer> {
    return this.http.ask(`/v1/invoices/${invoiceId}/pay`);
  }

  transfer(
    amountMinor: number,
    settledOn: Day,
    names: { reference?: string; concept?: string; trackingKey?: string },
  ): Promise<z.infer<typeof BankTransfer>> {
    const trackingKey =
      names.trackingKey ?? `MBAN01${settledOn.replaceAll('-', '')}${this.id.slice(4, 14).toUpperCase()}`;
    return this.http.post('/v1/bank-transfers', {
      ...names,
      trackingKey,
      amountMinor,
      currency: 'MXN',
      settledAt: local(settledOn, '11:30'),
    });
  }

  creditNote(invoiceId: string, amountMinor: number): Promise<unknown> {
    return this.http.post(`/v1/invoices/${invoiceId}/credit-notes`, { amountMinor, reason: 'Cancelled lines' });
  }

  void(invoiceId: string): Promise<unknown> {
    return this.http.post(`/v1/invoices/${invoiceId}/void`, { reason: 'Billed twice' });
  }

  /** Asked for as an agent does who sees that somebody was quicker: looks again, and asks again. */
  async override(order: { command: string; [field: string]: unknown }): Promise<AccountShape> {
    for (;;) {
      const { version } = await this.account();
      const { status, body } = await this.http.tell(`/v1/accounts/${this.id}/overrides`, {
        reason: 'Spoke with Ana',
        ...order,
        expectedVersion: version,
      });
      if (status === 200) return body;
      if (body.code !== 'stale_version') throw new Error(`${order.command}: ${status} ${JSON.stringify(body)}`);
    }
  }

  dispute(invoiceId: string): Promise<z.infer<typeof Dispute>> {
    return this.http.post(`/v1/invoices/${invoiceId}/disputes`, { reason: 'Calls that nobody made' });
  }

  resolve(disputeId: string, resolution: { outcome: 'accepted' | 'rejected'; creditMinor?: number }): Promise<unknown> {
    return this.http.post(`/v1/disputes/${disputeId}/resolve`, resolution);
  }

  autopay(enabled: boolean): Promise<AccountShape> {
    return this.http.patch(`/v1/accounts/${this.id}`, { autopay: enabled });
  }

  /** The cardholder takes the last charge back. */
  async chargeback(): Promise<unknown> {
    return this.http.post('/v1/sandbox/chargebacks', { chargeId: (await this.book()).at(-1)?.id });
  }

  /** How the chargeback of that payment ends. */
  closeChargeback(paymentId: string, outcome: 'won' | 'lost'): Promise<unknown> {
    return this.http.post(`/v1/sandbox/chargebacks/${paymentId}/close`, { outcome });
  }

  /** Credit that has gone back: what the bank takes after it, it takes a second time. */
  async refund(amountMinor: number): Promise<void> {
    await this.http.post(`/v1/accounts/${this.id}/refunds`, { amountMinor, reason: 'Asked for it' });
    await this.rest();
  }

  unmatch(transferId: string): Promise<unknown> {
    return this.http.post(`/v1/bank-transfers/${transferId}/unmatch`, { reason: "Another customer's" });
  }

  proof(amountMinor: number, paidOn: Day, trackingKey: string): Promise<z.infer<typeof ProofOfPayment>> {
    return this.http.post(`/v1/accounts/${this.id}/proofs-of-payment`, { trackingKey, amountMinor, paidOn });
  }

  acceptProof(proofId: string): Promise<z.infer<typeof ProofOfPayment>> {
    return this.http.post(`/v1/proofs-of-payment/${proofId}/accept`);
  }

  // What can be seen of it

  account = (): Promise<AccountShape> => this.http.get(`/v1/accounts/${this.id}`);
  attempts = (): Promise<z.infer<typeof PaymentAttempt>[]> =>
    this.http.list(`/v1/accounts/${this.id}/payment-attempts`);
  payments = (): Promise<z.infer<typeof Payment>[]> => this.http.list(`/v1/accounts/${this.id}/payments`);
  emails = (): Promise<z.infer<typeof Email>[]> => this.http.list(`/v1/accounts/${this.id}/emails`);
  timeline = (): Promise<Entry[]> => this.http.list(`/v1/accounts/${this.id}/timeline`);
  proofs = (): Promise<z.infer<typeof ProofOfPayment>[]> => this.http.list(`/v1/accounts/${this.id}/proofs-of-payment`);
  papers = (): Promise<z.infer<typeof Invoice>[]> => this.http.list(`/v1/accounts/${this.id}/invoices`);
  /** What people are asked to do, open or not. */
  async tasks(): Promise<z.infer<typeof Task>[]> {
    const lists = await Promise.all(
      ['open', 'done', 'dismissed'].map((status) =>
        this.http.list<z.infer<typeof Task>>(`/v1/tasks?accountId=${this.id}&status=${status}`),
      ),
    );
    return lists.flat();
  }
  /** The bank's own book. */
  book = (): Promise<BookedCharge[]> => this.http.list(`/v1/sandbox/charges?accountId=${this.id}`);

  /** A line for each mail that went: `2026-03-11 08:00 overdue-reminder`. */
  async mails(...templates: string[]): Promise<string[]> {
    await this.rest();
    const sent = (await this.emails()).filter(
      ({ template, status }) => status === 'sent' && (templates.length === 0 || templates.includes(template)),
    );
    return sent.map(({ at, template }) => `${wall(at)} ${template}`);
  }

  /** The words of the last mail of a template, blanks as single spaces. */
  async words(template: string): Promise<string> {
    await this.rest();
    const last = (await this.emails()).filter((one) => one.template === template).at(-1);
    if (last === undefined) throw new Error(`No ${template} went`);
    const { text } = await this.http.get<z.infer<typeof EmailInFull>>(`/v1/emails/${last.id}`);
    return (text ?? '').replace(/\s+/g, ' ');
  }

  /** A line for each call that reached the bank: `2026-03-10 declined 116000`. The minute is the account's own. */
  async calls(): Promise<string[]> {
    return (await this.book()).map(
      ({ at, outcome, amountMinor }) => `${wall(at).slice(0, 10)} ${outcome} ${amountMinor}`,
    );
  }

  /** The timeline's entries of some types, or all. */
  async told(...types: string[]): Promise<Entry[]> {
    return (await this.timeline()).filter(({ type }) => types.includes(type));
  }

  /** A line for each of them: `2026-05-11 08:00 service.deactivated`. */
  async lines(...types: string[]): Promise<string[]> {
    return (await this.told(...types)).map(({ at, type }) => `${wall(at)} ${type}`);
  }
}
