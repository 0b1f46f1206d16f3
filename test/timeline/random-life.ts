import type { Fact, Outcome, Request } from '../../domain/events.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import { addDays, addMinutes } from '../../domain/calendar.ts';
import type { Day } from '../../domain/time.ts';
import type { Actor } from './life.ts';
import type { Deed, Setting } from './deeds.ts';
import { DAY, HOUR, POLICIES, TOKENS, ZONES } from './deeds.ts';
import { Life, mexico } from './life.ts';

export type Watcher = (played: Played, before: ChartState | null, life: RandomLife) => void;

/** A life in which anything may happen at any time, by anybody; what makes no sense is refused or can't be done. */
export class RandomLife extends Life {
  /** Facts that the ledger has, and the account hasn't heard of yet. */
  readonly onTheirWay: { fact: Fact; actor: Actor | undefined }[] = [];
  private lagging = false;
  private readonly heard: Outcome[] = [];
  private watcher: Watcher | null = null;
  private proofs = 0;
  zoneChanged = false;

  constructor({ card, zone, policy, autopay }: Setting, watcher: Watcher | null = null) {
    super({ zone, policy: POLICIES[policy] ?? mexico, autopay });
    this.watcher = watcher;
    if (card !== null) this.card(card);
  }

  protected override run(steps: Generator<Played, ChartState>): ChartState {
    return super.run(this.watched(steps));
  }

  private *watched(steps: Generator<Played, ChartState>): Generator<Played, ChartState> {
    for (;;) {
      const before = this.state ?? null;
      const next = steps.next();
      if (next.done === true) return next.value;
      if ('attemptId' in next.value.event && next.value.event.type.startsWith('CHARGE_')) this.heard?.push(next.value.event as Outcome);
      this.watcher?.(next.value, before, this);
      yield next.value;
    }
  }

  override fact(fact: Fact | Outcome, actor?: Actor): this {
    if (this.lagging && !fact.type.startsWith('CHARGE_') && !fact.type.startsWith('EMAIL_')) {
      this.onTheirWay.push({ fact: fact as Fact, actor });
      return this;
    }
    return super.fact(fact, actor);
  }

  catchUp(): this {
    this.lagging = false;
    while (this.onTheirWay[0] !== undefined) {
      const { fact, actor } = this.onTheirWay[0];
      this.onTheirWay.shift();
      super.fact(fact, actor);
    }
    return this;
  }

  /** Asks, if it would be taken. */
  private asks(request: Request): void {
    if (accountChart.refusal(this.state, request, this.now) === null) this.tell(this.event(request, { kind: 'agent', id: 'ana' }));
  }

  private overrides(request: object, admin: boolean): void {
    this.asks({ ...request, reason: 'because', expectedVersion: null, role: admin ? 'admin' : 'agent' } as Request);
  }

  /** A fact that a crash left undelivered is delivered within the hour. */
  does(one: Deed): this {
    if (one.wait > HOUR) this.catchUp();
    this.later(one.what === 'outage' ? 0 : one.wait);
    this.act(one);
    return this;
  }

  private act({ what, wait, n, minor, days, flag }: Deed): void {
    const { ledger } = this.world;
    const context = this.state.snapshot.context;
    const pick = <T>(list: readonly T[]): T | undefined => list[n % Math.max(1, list.length)];
    const openIds = ledger.open;
    const invoiceId = pick(openIds);
    const methodId = pick(context.methods)?.id;
    const day = addDays(this.today, Math.abs(days));
    switch (what) {
      case 'nothing':
        return;
      case 'invoice':
        this.invoice(String(minor / 100 + n), { due: addDays(this.today, days), issued: addDays(this.today, Math.min(days, 0) - 5), as: ledger.id('inv') });
        return;
      case 'card':
        this.card(pick(TOKENS) ?? 'tok_ok', { default: flag, chargeNow: n % 3 === 0, brand: n % 2 === 0 ? 'visa' : 'mastercard' });
        return;
      case 'transfer': {
        const ids = n % 4 === 0 ? openIds : invoiceId === undefined ? [] : [invoiceId];
        const amount = flag ? Math.max(1, ledger.openOf(ids)) : minor;
        this.transfer(String(amount / 100), ids.join(' '), { key: n % 5 === 0 ? `SPEI-${this.proofs}` : null });
        return;
      }
      case 'pay':
        this.asks({ type: 'PAY_REQUESTED', attemptId: ledger.id('att'), invoiceId: flag ? null : (invoiceId ?? null), methodId: n % 3 === 0 ? (methodId ?? null) : null, trigger: 'portal' });
        return;
      case 'retryNow':
        this.overrides({ type: 'RETRY_NOW_REQUESTED', attemptId: ledger.id('att'), methodId: null }, flag);
        return;
      case 'void':
        if (invoiceId !== undefined) this.voids(invoiceId);
        return;
      case 'credit': {
        const any = pick([...ledger.invoices.values()].filter((one) => one.status !== 'void'));
        if (any === undefined) return;
        const left = any.totalMinor - any.loweredMinor;
        if (left > 0) this.credits(any.id, String(Math.min(minor, left) / 100));
        return;
      }
      case 'unmatch':
      case 'chargeback': {
        const last = [...ledger.payments.values()].findLast((one) => !one.reversed && one.paymentId.startsWith('pay_att') === (what === 'chargeback'));
        if (last !== undefined && ledger.refundedMinor === 0) this.takesBack(last.paymentId, what);
        return;
      }
      case 'refund': {
        const part = Math.min(minor, ledger.creditMinor);
        if (part <= 0) return;
        ledger.refund(part);
        this.fact({ type: 'CREDIT_REFUNDED', refundId: ledger.id('rfd'), amountMinor: part, reason: 'asked' });
        return;
      }
      case 'proof':
        this.proofs += 1;
        this.proof(`prf_${this.proofs}`, String((flag ? 1_000_000 : minor) / 100), { key: `SPEI-${this.proofs}` });
        return;
      case 'acceptProof':
        this.asks({ type: 'PROOF_ACCEPTED', proofId: `prf_${this.proofs}` });
        return;
      case 'proven':
        this.proofs += 1;
        this.proof(`prf_${this.proofs}`, '10000', { key: null });
        this.asks({ type: 'PROOF_ACCEPTED', proofId: `prf_${this.proofs}` });
        return;
      case 'rejectProof':
        this.asks({ type: 'PROOF_REJECTED', proofId: `prf_${this.proofs}`, reason: 'unreadable' });
        return;
      case 'autopay':
        this.autopay(flag);
        return;
      case 'defaultCard':
        if (methodId !== undefined && this.world.tokens.has(methodId)) this.fact({ type: 'METHOD_DEFAULTED', methodId });
        return;
      case 'removeCard': {
        if (methodId === undefined) return;
        this.world.tokens.delete(methodId);
        const left = context.methods.filter((one) => one.id !== methodId);
        this.fact({ type: 'METHOD_REMOVED', methodId, newDefaultId: context.methods.find((one) => one.id === methodId)?.default === true ? (left[0]?.id ?? null) : null });
        return;
      }
      case 'zone':
        if (n % 4 !== 0) return;
        this.zoneChanged = true;
        this.changes({ timeZone: pick(ZONES) ?? 'America/Cancun' });
        return;
      case 'email':
        this.changes({ email: `${n}@guthrie.example` });
        return;
      case 'bounce':
        this.bounces(flag ? 'last-notice' : 'overdue-reminder', n % 2 === 0);
        return;
      case 'again': {
        const outcome = pick(this.heard);
        if (outcome !== undefined) super.fact(outcome);
        return;
      }
      case 'deaf':
        this.world.deaf = flag;
        return;
      case 'keepBack':
        this.bankKeepsBack();
        return;
      case 'letGo':
        this.bankAnswers();
        return;
      case 'lag':
        this.lagging = true;
        return;
      case 'catchUp':
        this.catchUp();
        return;
      case 'pause':
        this.overrides({ type: 'PAUSE_REQUESTED', until: n % 10 === 0 ? null : addDays(day, 1), invoiceId: n % 3 === 0 ? (invoiceId ?? null) : null, legal: n % 10 === 0 }, n % 10 === 0);
        return;
      case 'resume':
        this.overrides({ type: 'RESUME_REQUESTED', invoiceId: flag ? null : (context.holds.find((one) => one.kind === 'agent' && one.invoiceId !== null)?.invoiceId ?? null) }, n % 2 === 0);
        return;
      case 'promise':
        this.overrides({ type: 'PROMISE_REQUESTED', amountMinor: minor, on: addDays(this.today, n % 14) }, false);
        return;
      case 'plan': {
        const open = context.debts.reduce((sum, debt) => sum + debt.balanceMinor, 0);
        const half = Math.floor(open / 2);
        const on = (m: number): Day => addDays(this.today, m);
        if (half > 0) this.overrides({ type: 'PLAN_REQUESTED', installments: [{ on: on(n), amountMinor: half }, { on: on(n + 20), amountMinor: open - half }] }, false);
        return;
      }
      case 'dispute':
        if (invoiceId !== undefined) this.asks({ type: 'DISPUTE_REQUESTED', disputeId: `dsp_${ledger.id('d')}`, invoiceId, amountMinor: flag ? null : minor, reason: 'no', late: n % 2 === 0 });
        return;
      case 'resolve': {
        const found = [...ledger.disputes].find(([, one]) => one.open);
        if (found !== undefined) this.decides(found[0], flag);
        return;
      }
      case 'extend':
        this.overrides({ type: 'EXTEND_REQUESTED', days: 1 + (n % 15) }, flag);
        return;
      case 'skip':
        this.overrides({ type: 'SKIP_REMINDER_REQUESTED' }, flag);
        return;
      case 'remind':
        this.overrides({ type: 'SEND_REMINDER_REQUESTED' }, flag);
        return;
      case 'deactivate':
        this.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: false }, flag);
        return;
      case 'fraud':
        if (n % 4 === 0) this.overrides({ type: 'DEACTIVATE_REQUESTED', fraud: true }, true);
        return;
      case 'reactivate':
        this.overrides({ type: 'REACTIVATE_REQUESTED', until: n % 5 === 0 ? null : addDays(this.today, 1 + (n % 5)) }, flag);
        return;
      case 'writeOff':
        if (n % 4 === 0) this.overrides({ type: 'WRITE_OFF_REQUESTED' }, true);
        return;
      case 'policy':
        this.overrides({ type: 'CHANGE_POLICY_REQUESTED', policy: pick(POLICIES) }, true);
        return;
      case 'outage': {
        const target = addMinutes(this.now, wait);
        this.now = target;
        this.state = { ...this.state, snapshot: { ...this.state.snapshot, context: { ...context, now: target } } as ChartState['snapshot'] };
        this.later(0);
      }
    }
  }

  private takesBack(paymentId: string, what: 'unmatch' | 'chargeback'): void {
    const reversal = this.world.ledger.reverse(paymentId);
    const attemptId = paymentId.replace('pay_', '');
    const methodId = this.effects.flatMap(({ effect }) => (effect.type === 'chargeBalance' && effect.params.attemptId === attemptId ? [effect.params.methodId] : []))[0] ?? '';
    if (what === 'unmatch') this.fact({ type: 'TRANSFER_UNMATCHED', transferId: `btx_${paymentId}`, reason: 'wrong', ...reversal });
    else this.fact({ type: 'CHARGEBACK_RECEIVED', attemptId, methodId, ...reversal });
  }

  private decides(disputeId: string, accepted: boolean): void {
    const { ledger } = this.world;
    const dispute = ledger.disputes.get(disputeId);
    if (dispute === undefined) return;
    dispute.open = false;
    const creditMinor = accepted ? Math.min(dispute.amountMinor ?? Number.POSITIVE_INFINITY, ledger.of(dispute.invoiceId).balanceMinor) : 0;
    const toCreditMinor = creditMinor === 0 ? 0 : ledger.lower(dispute.invoiceId, creditMinor);
    this.fact({ type: 'DISPUTE_RESOLVED', disputeId, invoiceId: dispute.invoiceId, outcome: accepted ? 'accepted' : 'rejected', creditMinor, toCreditMinor });
  }

  /** Everything that is under way comes to its end: facts are delivered, the bank speaks, unknown outcomes are looked up, direct debits settle. */
  comesToRest(): this {
    this.world.deaf = false;
    this.world.givesBack = false;
    this.catchUp().bankAnswers();
    for (let i = 0; i < 60 && (this.state.snapshot.context.attempt !== null || this.state.snapshot.context.debits.some((one) => !one.settled)); i++) this.later(DAY).bankAnswers();
    return this;
  }

  paysEverything(): this {
    const { ledger } = this.world;
    const total = ledger.openOf(ledger.open);
    return total === 0 ? this : this.transfer(String(total / 100), ledger.open.join(' '));
  }

  /** Nothing is kept back, under way or unheard of. */
  get isQuiet(): boolean {
    return this.onTheirWay.length === 0 && this.world.keptBack.length === 0;
  }

  get instant(): string {
    return this.now;
  }

  get localZone(): string {
    return this.zone;
  }
}

