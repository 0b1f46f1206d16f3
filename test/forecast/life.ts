import type { Actor } from '../../domain/account.ts';
import type { RecordedAttempt, RecordedEntry, RecordedLife } from '../../domain/foresight/backtest/life.ts';
import { at, dayOf, timeOf } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Played, Writer, World } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import type { ChargeOrder } from '../../domain/effects.ts';
import type { ChartEvent, Fact, Outcome, Request } from '../../domain/events.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { ClockTime, Day, Instant } from '../../domain/time/time.ts';
import { Ledger } from '../timeline/ledger.ts';

export const ZONE = 'America/Mexico_City';
export const mexico = mexicoPolicy();
export const AGENT: Actor = { kind: 'agent', id: 'ana' };

/** `from`: the card has money from that day on. `bounced`: a direct debit that comes back. */
export type Card = 'pays' | 'declines' | 'debit' | 'bounced' | { from: Day };

/**
 * An account's life on the pure chart, recorded as the store records it. What its bank says is written here and nowhere
 * else.
 */
export class Life implements RecordedLife {
  readonly realTime = false;
  state: ChartState | null = null;
  now: Instant;
  readonly ledger = new Ledger();
  readonly facts: { step: number; at: Instant; fact: Fact; actor: Actor }[] = [];
  readonly asked: { at: Instant; actor: Actor; request: Request }[] = [];
  readonly timeline: RecordedEntry[] = [];
  readonly attempts: RecordedAttempt[] = [];
  readonly mails: { at: Instant; template: string }[] = [];
  private readonly cards = new Map<string, Card>();
  private readonly policy: Policy;
  private count = 0;

  constructor({ card, policy = mexico }: { card?: Card; policy?: Policy } = {}) {
    this.policy = policy;
    this.now = at('2026-01-05', '09:00', ZONE);
    const profile = {
      id: 'acc_1',
      name: 'Guthrie',
      email: 'ap@guthrie.example',
      externalId: null,
      rfc: null,
      locale: 'es-MX',
      timeZone: ZONE,
      currency: 'MXN',
      billingRecipients: [],
      receiptEmail: null,
    };
    this.fact({ type: 'ACCOUNT_OPENED', profile, policy: this.policy, autopay: card !== undefined });
    if (card !== undefined) this.card(card);
  }

  /** Lets time go by. */
  on(day: Day, time: ClockTime = '09:00'): this {
    const target = at(day, time, ZONE);
    this.run(play(this.current, target, this.world, this.write));
    this.now = target;
    return this;
  }

  card(card: Card, { chargeNow = false }: { chargeNow?: boolean } = {}): string {
    const id = this.id('pm');
    this.cards.set(id, card);
    const kind = card === 'debit' || card === 'bounced' ? ('bankAccount' as const) : ('card' as const);
    this.fact({
      type: 'METHOD_ADDED',
      method: { id, kind, brand: 'visa', last4: '4242', fingerprint: id, default: true },
      chargeNow,
    });
    return id;
  }

  invoice(totalMinor: number, dueOn: Day): string {
    const id = this.id('inv');
    const issuedOn = dayOf(this.now, ZONE);
    this.fact({
      type: 'INVOICE_ISSUED',
      ...this.ledger.issue({ id, number: `IN60${id}`, issuedOn, dueOn, totalMinor }),
    });
    return id;
  }

  transfer(amountMinor: number, invoiceIds: readonly string[]): string {
    const paymentId = this.id('pay');
    const received = this.ledger.receive(amountMinor, invoiceIds, paymentId);
    this.fact({
      type: 'TRANSFER_RECEIVED',
      transferId: `btx_${paymentId}`,
      trackingKey: null,
      settledAt: this.now,
      status: 'matched',
      byHand: false,
      ...received,
    });
    return paymentId;
  }

  unmatch(paymentId: string): this {
    return this.fact({
      type: 'TRANSFER_UNMATCHED',
      transferId: `btx_${paymentId}`,
      reason: "somebody else's",
      ...this.ledger.reverse(paymentId),
    });
  }

  /** The bank takes back what the last attempt that succeeded has brought. */
  chargeback(): this {
    const { id: attemptId, paymentMethodId: methodId } = this.attempts.findLast((one) => one.outcome === 'succeeded')!;
    return this.fact({ type: 'CHARGEBACK_RECEIVED', attemptId, methodId, ...this.ledger.reverse(`pay_${attemptId}`) });
  }

  void(invoiceId: string): this {
    return this.fact({
      type: 'INVOICE_VOIDED',
      invoiceId,
      creditMinor: this.ledger.void(invoiceId),
      reason: 'not theirs',
    });
  }

  creditNote(invoiceId: string, amountMinor: number): this {
    return this.fact({
      type: 'CREDIT_NOTED',
      creditNoteId: this.id('crn'),
      invoiceId,
      amountMinor,
      creditMinor: this.ledger.lower(invoiceId, amountMinor),
      reason: 'a discount',
    });
  }

  refund(amountMinor: number): this {
    this.ledger.refund(amountMinor);
    return this.fact({ type: 'CREDIT_REFUNDED', refundId: this.id('rfd'), amountMinor, reason: 'they asked' });
  }

  disputes(invoiceId: string, amountMinor: number | null): string {
    const disputeId = this.id('dsp');
    this.ask({ type: 'DISPUTE_REQUESTED', disputeId, invoiceId, amountMinor, reason: 'wrong', late: false });
    return disputeId;
  }

  /** Accepted for so much, or rejected. */
  resolves(disputeId: string, outcome: 'accepted' | 'rejected', creditMinor = 0): this {
    const dispute = this.ledger.disputes.get(disputeId)!;
    dispute.open = false;
    const toCreditMinor = creditMinor === 0 ? 0 : this.ledger.lower(dispute.invoiceId, creditMinor);
    return this.fact({
      type: 'DISPUTE_RESOLVED',
      disputeId,
      invoiceId: dispute.invoiceId,
      outcome,
      creditMinor,
      toCreditMinor,
    });
  }

  proof(amountMinor: number): string {
    const proofId = this.id('prf');
    this.fact({ type: 'PROOF_RECEIVED', proofId, amountMinor, paidOn: dayOf(this.now, ZONE), trackingKey: null });
    return proofId;
  }

  fact(fact: Fact): this {
    this.facts.push({ step: (this.state?.step ?? 0) + 1, at: this.now, fact, actor: AGENT });
    this.run(tell(this.state, { ...fact, at: this.now, actor: AGENT } as ChartEvent, this.world, this.write));
    return this;
  }

  ask(request: Request): this {
    const refusal = accountChart.refusal(this.state, request, this.now);
    if (refusal !== null) throw new Error(refusal.code);
    this.asked.push({ at: this.now, actor: AGENT, request });
    this.run(tell(this.state, { ...request, at: this.now, actor: AGENT } as ChartEvent, this.world, this.write));
    return this;
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
        if (effect.type === 'sendEmail')
          this.mails.push({ at: effect.params.mail.at, template: effect.params.mail.topic.template });
      }
      const {
        entries,
        state: { step },
      } = next.value;
      this.timeline.push(...entries.map((entry) => ({ ...entry, step })));
    }
  }

  private readonly write: Writer = ({ marks }) => {
    for (const mark of marks) this.ledger.mark(mark);
  };

  private readonly world: World = (effect, instant, state) => {
    switch (effect.type) {
      case 'chargeBalance':
        return [this.charge(effect.params, instant)];
      case 'lookUpCharge':
        return [this.settled(effect.params.attemptId, (state.snapshot.context.debits[0]?.lookUps ?? 0) >= 2)];
      case 'sendEmail':
        return [
          {
            type: 'EMAIL_SENT',
            key: effect.key,
            template: effect.params.mail.topic.template,
            emailId: 'em',
            to: effect.params.mail.to,
            subject: '',
          },
        ];
      case 'clearDeactivation':
        return [{ type: 'DEACTIVATION_CLEARED', clearanceId: effect.params.clearanceId }];
      case 'applyCredit':
        return [
          {
            type: 'CREDIT_APPLIED',
            key: effect.key,
            ...this.ledger.applyCredit(effect.params.amountMinor, effect.params.invoiceIds),
          },
        ];
      default:
        return [
          {
            type: 'SERVICE_DONE',
            key: effect.key,
            verb: effect.type === 'deactivateService' ? 'deactivate' : 'reactivate',
          },
        ];
    }
  };

  private charge(order: ChargeOrder, instant: Instant): Outcome {
    const { attemptId, trigger, invoiceIds, amountMinor, methodId, believes } = order;
    const card = this.cards.get(methodId) ?? 'declines';
    const attempt = { id: attemptId, at: order.at, trigger, invoiceIds, amountMinor, paymentMethodId: methodId };
    if (card === 'debit' || card === 'bounced') {
      this.attempts.push({ ...attempt, outcome: 'pending', declineCode: null });
      return { type: 'CHARGE_PENDING', attemptId, found: false };
    }
    if (card === 'declines' || (card !== 'pays' && dayOf(instant, ZONE) < card.from)) {
      this.attempts.push({ ...attempt, outcome: 'declined', declineCode: 'insufficient_funds' });
      return { type: 'CHARGE_DECLINED', attemptId, declineCode: 'insufficient_funds', found: false };
    }
    this.attempts.push({ ...attempt, outcome: 'succeeded', declineCode: null });
    return {
      type: 'CHARGE_SUCCEEDED',
      attemptId,
      ...this.ledger.receiveCharge(amountMinor, invoiceIds, believes.creditMinor, `pay_${attemptId}`),
      found: false,
    };
  }

  private settled(attemptId: string, hasSettled: boolean): Outcome {
    const i = this.attempts.findIndex((one) => one.id === attemptId);
    const attempt = this.attempts[i];
    if (!hasSettled || attempt === undefined || attempt.outcome !== 'pending')
      return { type: 'CHARGE_PENDING', attemptId, found: true };
    const { amountMinor, invoiceIds, paymentMethodId } = attempt;
    if (this.cards.get(paymentMethodId) === 'bounced') {
      this.attempts[i] = { ...attempt, outcome: 'declined', declineCode: 'debit_returned' };
      return { type: 'CHARGE_RETURNED', attemptId, declineCode: 'debit_returned', reversal: null, amountMinor };
    }
    this.attempts[i] = { ...attempt, outcome: 'succeeded' };
    return {
      type: 'CHARGE_SUCCEEDED',
      attemptId,
      ...this.ledger.receive(amountMinor, invoiceIds, `pay_${attemptId}`),
      found: true,
    };
  }
}

export const local = (instant: Instant): string => `${dayOf(instant, ZONE)} ${timeOf(instant, ZONE)}`;
