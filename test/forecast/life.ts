import type { Actor } from '../../domain/account.ts';
import type { RecordedAttempt, RecordedEntry, RecordedLife } from '../../domain/backtest/life.ts';
import { ReplayLedger } from '../../domain/backtest/ledger.ts';
import { at, dayOf, timeOf } from '../../domain/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Played, World } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import type { ChargeOrder } from '../../domain/effects.ts';
import type { ChartEvent, Fact, Outcome, Request } from '../../domain/events.ts';
import { mexicoPolicy } from '../../domain/policy.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { ClockTime, Day, Instant } from '../../domain/time.ts';

export const ZONE = 'America/Mexico_City';
export const mexico = mexicoPolicy();
export const AGENT: Actor = { kind: 'agent', id: 'ana' };

/** `from`: the card has money from that day on. */
export type Card = 'pays' | 'declines' | 'debit' | { from: Day };

/** An account's life on the pure chart, recorded as the store records it. What its bank says is written here and nowhere else. */
export class Life implements RecordedLife {
  state: ChartState | null = null;
  now: Instant;
  readonly ledger = new ReplayLedger();
  readonly facts: { step: number; at: Instant; fact: Fact; actor: Actor }[] = [];
  readonly timeline: RecordedEntry[] = [];
  readonly attempts: RecordedAttempt[] = [];
  readonly mails: { at: Instant; template: string }[] = [];
  private readonly cards = new Map<string, Card>();
  private readonly policy: Policy;
  private count = 0;

  constructor({ card, policy = mexico }: { card?: Card; policy?: Policy } = {}) {
    this.policy = policy;
    this.now = at('2026-01-05', '09:00', ZONE);
    const profile = { id: 'acc_1', name: 'Guthrie', email: 'ap@guthrie.example', externalId: null, rfc: null, locale: 'es-MX', timeZone: ZONE, currency: 'MXN', billingRecipients: [], receiptEmail: null };
    this.fact({ type: 'ACCOUNT_OPENED', profile, policy: this.policy, autopay: card !== undefined });
    if (card !== undefined) this.card(card);
  }

  /** Lets time go by. */
  on(day: Day, time: ClockTime = '09:00'): this {
    const target = at(day, time, ZONE);
    this.run(play(this.current, target, this.world));
    this.now = target;
    return this;
  }

  card(card: Card): string {
    const id = this.id('pm');
    this.cards.set(id, card);
    const kind = card === 'debit' ? 'bankAccount' as const : 'card' as const;
    this.fact({ type: 'METHOD_ADDED', method: { id, kind, brand: 'visa', last4: '4242', fingerprint: id, default: true }, chargeNow: false });
    return id;
  }

  invoice(totalMinor: number, dueOn: Day): string {
    const id = this.id('inv');
    const issuedOn = dayOf(this.now, ZONE);
    this.fact({ type: 'INVOICE_ISSUED', ...this.ledger.issue({ id, number: `IN60${id}`, issuedOn, dueOn, totalMinor, balanceMinor: totalMinor }) });
    return id;
  }

  transfer(amountMinor: number, invoiceIds: readonly string[]): string {
    const paymentId = this.id('pay');
    const received = this.ledger.receive(paymentId, amountMinor, invoiceIds, () => 0);
    this.fact({ type: 'TRANSFER_RECEIVED', transferId: `btx_${paymentId}`, paymentId, trackingKey: null, amountMinor, settledAt: this.now, status: 'matched', byHand: false, ...received });
    return paymentId;
  }

  fact(fact: Fact): void {
    this.facts.push({ step: (this.state?.step ?? 0) + 1, at: this.now, fact, actor: AGENT });
    this.run(tell(this.state, { ...fact, at: this.now, actor: AGENT } as ChartEvent, this.world));
  }

  ask(request: Request): void {
    const refusal = accountChart.refusal(this.state, request, this.now);
    if (refusal !== null) throw new Error(refusal.code);
    this.run(tell(this.state, { ...request, at: this.now, actor: AGENT } as ChartEvent, this.world));
  }

  get current(): ChartState {
    if (this.state === null) throw new Error('Not opened');
    return this.state;
  }

  /** `2026-03-10 09:37 charge.declined` */
  lines(since = 0): string[] {
    return this.timeline.slice(since).flatMap(({ at: instant, type, data }) => {
      const when = local(instant);
      if (type === 'email.sent') return [`${when} email ${data.template}`];
      if (type === 'charge.declined' || type === 'charge.succeeded') return [`${when} ${type}`];
      return type === 'service.deactivated' ? [`${when} deactivation`] : [];
    });
  }

  private id(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }

  private run(steps: Generator<Played, ChartState>): void {
    for (;;) {
      const next = steps.next();
      this.state = next.done === true ? next.value : next.value.state;
      if (next.done === true) return;
      for (const effect of next.value.effects) {
        if (effect.type === 'recordStep') this.timeline.push(...effect.params.entries.map(({ at: instant, type, actor, data }) => ({ step: effect.params.step, at: instant, type, actor, data })));
        if (effect.type === 'sendEmail') this.mails.push({ at: effect.params.mail.at, template: effect.params.mail.topic.template });
      }
    }
  }

  private readonly world: World = (effect, instant, state) => {
    switch (effect.type) {
      case 'chargeBalance':
        return [this.charge(effect.params, instant)];
      case 'lookUpCharge':
        return [this.settled(effect.params.attemptId, (state.snapshot.context.debits[0]?.lookUps ?? 0) >= 2)];
      case 'sendEmail':
        return [{ type: 'EMAIL_SENT', key: effect.key, template: effect.params.mail.topic.template, emailId: 'em', to: effect.params.mail.to, subject: '' }];
      case 'clearDeactivation':
        return [{ type: 'DEACTIVATION_CLEARED', clearanceId: effect.params.clearanceId }];
      case 'applyCredit':
        return [{ type: 'CREDIT_APPLIED', key: effect.key, ...this.ledger.applyCredit(effect.params.amountMinor, effect.params.invoiceIds, () => 0) }];
      case 'recordStep':
        for (const mark of effect.params.marks) this.ledger.mark(mark);
        return [];
      default:
        return [{ type: 'SERVICE_DONE', key: effect.key, verb: effect.type === 'deactivateService' ? 'deactivate' : 'reactivate' }];
    }
  };

  private charge(order: ChargeOrder, instant: Instant): Outcome {
    const { attemptId, trigger, invoiceIds, amountMinor, methodId, believes } = order;
    const card = this.cards.get(methodId) ?? 'declines';
    const attempt = { id: attemptId, at: order.at, trigger, invoiceIds, amountMinor, paymentMethodId: methodId };
    if (card === 'debit') {
      this.attempts.push({ ...attempt, outcome: 'pending', declineCode: null });
      return { type: 'CHARGE_PENDING', attemptId, found: false };
    }
    if (card === 'declines' || (card !== 'pays' && dayOf(instant, ZONE) < card.from)) {
      this.attempts.push({ ...attempt, outcome: 'declined', declineCode: 'insufficient_funds' });
      return { type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: false };
    }
    this.attempts.push({ ...attempt, outcome: 'succeeded', declineCode: null });
    return { type: 'CHARGE_SUCCEEDED', attemptId, paymentId: `pay_${attemptId}`, amountMinor, ...this.ledger.receive(`pay_${attemptId}`, amountMinor, invoiceIds, () => 0, believes.creditMinor), found: false };
  }

  private settled(attemptId: string, hasSettled: boolean): Outcome {
    const i = this.attempts.findIndex((one) => one.id === attemptId);
    const attempt = this.attempts[i];
    if (!hasSettled || attempt === undefined || attempt.outcome === 'succeeded') return { type: 'CHARGE_PENDING', attemptId, found: true };
    this.attempts[i] = { ...attempt, outcome: 'succeeded' };
    const { amountMinor, invoiceIds } = attempt;
    return { type: 'CHARGE_SUCCEEDED', attemptId, paymentId: `pay_${attemptId}`, amountMinor, ...this.ledger.receive(`pay_${attemptId}`, amountMinor, invoiceIds, () => 0), found: true };
  }
}

export const local = (instant: Instant): string => `${dayOf(instant, ZONE)} ${timeOf(instant, ZONE)}`;
