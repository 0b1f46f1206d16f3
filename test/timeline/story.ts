import type { AccountProfile } from '../../domain/account.ts';
import { addDays, addMinutes, at, dayOf, timeOf } from '../../domain/calendar.ts';
import { accountChart, projectionOf } from '../../domain/chart/chart.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import type { Effect } from '../../domain/effects.ts';
import type { ChartEvent, Fact, Request } from '../../domain/events.ts';
import { mexicoPolicy } from '../../domain/policy.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { Projection } from '../../domain/projection.ts';
import type { ClockTime, Day, Instant } from '../../domain/time.ts';
import type { TimelineEntry } from '../../domain/timeline.ts';
import { Book } from './book.ts';

export const mexico = mexicoPolicy();

const AGENT = { kind: 'agent', id: 'ana' } as const;
const BANK = { kind: 'provider', id: 'bank' } as const;

interface Setting { autopay?: boolean; card?: string; zone?: string; policy?: Policy; id?: string; startsOn?: Day }

/** An account's life on the pure chart: things happen on days, time goes by, and a ledger of lines tells what came of it. */
export class Story {
  state: ChartState;
  readonly book: Book;
  readonly entries: TimelineEntry[] = [];
  readonly effects: { at: Instant; effect: Effect }[] = [];
  private now: Instant;
  private readonly zone: string;
  private methods = 0;

  constructor(setting: Setting = {}) {
    this.zone = setting.zone ?? 'America/Mexico_City';
    const policy = setting.policy ?? mexico;
    this.book = new Book(policy, this.zone);
    this.now = at(setting.startsOn ?? '2026-01-05', '09:00', this.zone);
    const profile: AccountProfile = {
      id: setting.id ?? 'acc_1', name: 'Guthrie', email: 'ap@guthrie.example', externalId: null, rfc: null, locale: 'es-MX', timeZone: this.zone, currency: 'MXN', billingRecipients: [], receiptEmail: null,
    };
    this.state = this.run(tell(null, this.event({ type: 'ACCOUNT_OPENED', profile, policy, autopay: setting.autopay ?? setting.card !== undefined }), this.book.world));
    if (setting.card !== undefined) this.card(setting.card);
  }

  private event(what: Fact | Request, actor: ChartEvent['actor'] = AGENT): ChartEvent {
    return { ...what, at: this.now, actor } as ChartEvent;
  }

  private run(steps: Generator<Played, ChartState>): ChartState {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      const { at: when, effects } = next.value;
      for (const effect of effects) {
        this.effects.push({ at: when, effect });
        if (effect.type === 'recordStep') this.entries.push(...effect.params.entries);
      }
      if (when > this.now) this.now = when;
    }
  }

  /** Lets time go by to a local time (09:00 unless told), and stays there. */
  on(day: Day, time: ClockTime = '09:00'): this {
    const target = at(day, time, this.zone);
    this.state = this.run(play(this.state, target, this.book.world));
    this.now = target;
    return this;
  }

  later(minutes: number): this {
    const target = addMinutes(this.now, minutes);
    this.state = this.run(play(this.state, target, this.book.world));
    this.now = target;
    return this;
  }

  /** Time passes and nobody is there: no deadline is handled until `day`, then all of them. */
  outageUntil(day: Day, time: ClockTime = '09:00'): this {
    this.now = at(day, time, this.zone);
    this.state = { ...this.state, snapshot: { ...this.state.snapshot, context: { ...this.state.snapshot.context, now: this.now } } as ChartState['snapshot'] };
    this.state = this.run(play(this.state, this.now, this.book.world));
    return this;
  }

  fact(fact: Fact, actor: ChartEvent['actor'] = AGENT): this {
    this.state = this.run(tell(this.state, this.event(fact, actor), this.book.world));
    return this;
  }

  /** Asks; answers the refusal's code, or `ok`. */
  ask(request: Request, actor: ChartEvent['actor'] = AGENT): string {
    const refusal = accountChart.refusal(this.state, request, this.now);
    if (refusal !== null) return refusal.code;
    this.state = this.run(tell(this.state, this.event(request, actor), this.book.world));
    return 'ok';
  }

  card(token: string, options: { default?: boolean; chargeNow?: boolean } = {}): string {
    this.methods += 1;
    const id = `pm_${this.methods}`;
    this.book.tokens.set(id, token);
    const kind = token.startsWith('tok_bank') ? 'bankAccount' : 'card';
    this.fact({ type: 'METHOD_ADDED', method: { id, kind, brand: kind === 'card' ? 'visa' : 'bank', last4: '4242', fingerprint: id, default: options.default ?? true }, chargeNow: options.chargeNow ?? false });
    return id;
  }

  invoice(amountMinor: number, dueOn: Day, issuedOn?: Day): string {
    const id = this.book.id('inv');
    const issued = issuedOn ?? dayOf(this.now, this.zone);
    const { invoice, creditMinor } = this.book.issue({ id, number: `IN60${id}`, issuedOn: issued, dueOn, totalMinor: amountMinor });
    this.fact({ type: 'INVOICE_ISSUED', invoice, creditMinor });
    return id;
  }

  transfer(amountMinor: number, invoiceIds: readonly string[], trackingKey: string | null = null): string {
    const paid = this.book.receive(amountMinor, invoiceIds);
    this.fact({ type: 'TRANSFER_RECEIVED', transferId: `btx_${paid.paymentId}`, trackingKey, settledAt: this.now, status: 'matched', byHand: false, ...paid }, BANK);
    return paid.paymentId;
  }

  payBalance(attemptId = this.book.id('att')): string {
    return this.ask({ type: 'PAY_REQUESTED', attemptId, invoiceId: null, methodId: null, trigger: 'api' });
  }

  proof(amountMinor: number, trackingKey: string | null = null): string {
    const proofId = this.book.id('prf');
    this.fact({ type: 'PROOF_RECEIVED', proofId, amountMinor, paidOn: dayOf(this.now, this.zone), trackingKey });
    return proofId;
  }

  get view(): Projection {
    return projectionOf(this.state);
  }

  /** When things happen by themselves, in local time. */
  get upcoming(): string[] {
    return this.view.upcoming.map((one) => `${this.local(one.at)} ${one.kind}`);
  }

  private local(instant: Instant): string {
    return `${dayOf(instant, this.zone)} ${timeOf(instant, this.zone)}`;
  }

  /** The life so far, a line for each thing of the given kinds: `2026-03-10 09:37 charge declined insufficient_funds`. */
  lines(...kinds: ('charge' | 'email' | 'service' | 'case' | 'hold')[]): string[] {
    const out: { at: Instant; line: string }[] = [];
    const wants = (kind: (typeof kinds)[number]): boolean => kinds.length === 0 || kinds.includes(kind);
    for (const entry of this.entries) {
      const add = (line: string): void => void out.push({ at: entry.at, line: `${this.local(entry.at)} ${line}` });
      if (wants('charge') && entry.type === 'charge.succeeded') add(`charged ${entry.data.amountMinor}`);
      else if (wants('charge') && entry.type === 'charge.declined') add(`declined ${entry.data.declineCode}`);
      else if (wants('charge') && /^charge\.(unknown|lost|pending|returned)$|^retries\.exhausted$/.test(entry.type)) add(entry.type);
      else if (wants('email') && entry.type === 'email.sent') add(`email ${entry.data.template}`);
      else if (wants('service') && entry.type.startsWith('service.')) add(entry.type);
      else if (wants('case') && entry.type.startsWith('overdue.')) add(entry.type);
      else if (wants('hold') && /^(hold|promise|plan|proof)\./.test(entry.type)) add(entry.type.startsWith('hold.') ? `${entry.type} ${entry.data.hold}` : entry.type);
    }
    return out.map((one) => one.line);
  }

  /** The e-mails of one template. */
  mails(template: string): string[] {
    return this.lines('email').filter((line) => line.endsWith(` ${template}`));
  }

  get localNow(): string {
    return this.local(this.now);
  }
}

export const tomorrowOf = (day: Day): Day => addDays(day, 1);
