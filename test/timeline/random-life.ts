import type { Outcome, Request } from '../../domain/events.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart, projectionOf } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import { addDays, addMinutes, later } from '../../domain/time/calendar.ts';
import { SWITCHES } from '../../domain/safety/switches.ts';
import type { Deed, Setting } from './deeds.ts';
import { DAY, POLICIES, TOKENS, ZONES } from './deeds.ts';
import type { Ledger } from './ledger.ts';
import { AGENT, Life } from './life.ts';
import { requestOf } from './random-requests.ts';

const half = (ledger: Ledger): number => Math.max(1, Math.ceil(ledger.openOf(ledger.open) / 2));

export type Watcher = (played: Played, before: ChartState | null, life: RandomLife) => void;

/** A life in which anything may happen at any time, by anybody; what makes no sense is refused or can't be done. */
export class RandomLife extends Life {
  private readonly heard: Outcome[] = [];
  private watcher: Watcher | null = null;
  private proofs = 0;
  private suggestions = 0;
  /** Payments that the cardholder's bank has taken back, until that is decided. */
  private readonly chargedBack: string[] = [];
  /** What was asked for, and taken. */
  readonly asked: Request['type'][] = [];
  zoneChanged = false;

  /** A closed account is sent none. */
  override invoice(...given: Parameters<Life['invoice']>): this {
    return this.state.snapshot.context.service.is === 'cancelled' ? this : super.invoice(...given);
  }

  constructor({ card, zone, policy, autopay, realTime }: Setting, watcher: Watcher | null = null) {
    super({ zone, policy: POLICIES[policy], autopay, realTime });
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
      if ('attemptId' in next.value.event && next.value.event.type.startsWith('CHARGE_'))
        this.heard?.push(next.value.event as Outcome);
      this.watcher?.(next.value, before, this);
      yield next.value;
    }
  }

  /** Parts of refunds that nobody has paid. */
  private readonly unpaid: { refundId: string; position: number; amountMinor: number }[] = [];

  does(one: Deed): this {
    this.later(one.what === 'outage' ? 0 : one.wait);
    this.happens(one);
    const request = requestOf(one, this.state.snapshot.context, this.world.ledger);
    // What would be refused isn't asked.
    if (request !== null && accountChart.refusal(this.state, request, this.now) === null) {
      this.asked.push(request.type);
      this.tell(this.event(request, AGENT));
    }
    return this;
  }

  private happens({ what, wait, n, minor, days, flag }: Deed): void {
    const { ledger } = this.world;
    const context = this.state.snapshot.context;
    const pick = <T>(list: readonly T[]): T | undefined => list[n % Math.max(1, list.length)];
    const openIds = ledger.open;
    const invoiceId = pick(openIds);
    const methodId = pick(context.methods)?.id;
    switch (what) {
      case 'nothing':
        return;
      case 'invoice':
        this.invoice(String(minor / 100 + n), {
          due: addDays(this.today, days),
          issued: addDays(this.today, Math.min(days, 0) - 5),
          as: ledger.id('inv'),
        });
        return;
      case 'card':
        this.card(pick(TOKENS) ?? 'tok_ok', {
          default: flag,
          chargeNow: n % 3 === 0,
          brand: n % 2 === 0 ? 'visa' : 'mastercard',
        });
        return;
      case 'transfer': {
        const ids = n % 4 === 0 ? openIds : invoiceId === undefined ? [] : [invoiceId];
        const amount = flag ? Math.max(1, ledger.openOf(ids)) : minor;
        // Now and then it is the one that it was thought to be.
        const awaited = flag ? context.holds.find((hold) => hold.kind === 'transfer') : undefined;
        this.transfer(String(amount / 100), ids.join(' '), {
          key: n % 5 === 0 ? `SPEI-${this.proofs}` : null,
          ...(awaited === undefined ? {} : { id: awaited.id }),
        });
        return;
      }
      case 'suggested':
        this.suggestions += 1;
        this.suggests(`btx_s${this.suggestions}`, String((flag ? Math.max(1, ledger.openOf(openIds)) : minor) / 100));
        return;
      case 'ruledOut': {
        // One that is over already among them.
        const awaited = context.holds.filter((hold) => hold.kind === 'transfer').map(({ id }) => id);
        this.rulesOut(pick([...awaited, 'btx_s1']) ?? 'btx_s1', flag ? 'elsewhere' : 'dismissed');
        return;
      }
      case 'payAll':
        this.paysEverything();
        return;
      case 'overdue':
        this.invoice('200', { due: addDays(this.today, -50), issued: addDays(this.today, -60), as: ledger.id('inv') });
        // Past its last notice, and past the day that it names.
        this.later((15 + n) * DAY);
        return;
      case 'goodCard':
      case 'badCard':
        this.card(what === 'goodCard' ? 'tok_ok' : 'tok_insufficient_funds', { chargeNow: flag });
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
        const last = [...ledger.payments.values()].findLast(
          (one) => !one.reversed && one.paymentId.startsWith('pay_att') === (what === 'chargeback'),
        );
        if (last !== undefined) this.takesBack(last.paymentId, what);
        return;
      }
      case 'chargebackClosed': {
        const paymentId = this.chargedBack.shift();
        if (paymentId === undefined) return;
        this.fact({
          type: 'CHARGEBACK_CLOSED',
          attemptId: paymentId.replace('pay_', ''),
          outcome: flag ? 'won' : 'lost',
          amountMinor: ledger.payments.get(paymentId)?.amountMinor ?? 0,
          restored: flag ? ledger.restore(paymentId) : null,
        });
        return;
      }
      case 'recover': {
        const given = pick([...ledger.invoices.values()].filter((one) => one.status === 'uncollectible'));
        if (given === undefined) return;
        this.transfer(String((flag ? given.balanceMinor : Math.min(minor, given.balanceMinor)) / 100), given.id);
        return;
      }
      case 'dueMoved': {
        if (invoiceId === undefined) return;
        const { issuedOn, dueOn } = ledger.of(invoiceId);
        const to = later(addDays(this.today, Math.floor(days / 2)), issuedOn);
        // As the record refuses it: time that is given brings no service back.
        const isOff = projectionOf(this.state).service.why !== null;
        if (to !== dueOn && !(isOff && to >= this.today)) this.dueMoved(invoiceId, to);
        return;
      }
      case 'proofMoney': {
        const shown = pick(context.proofs);
        if (shown === undefined) return;
        const comes = flag ? shown.amountMinor : Math.min(minor, shown.amountMinor);
        this.transfer(String(comes / 100), openIds.join(' '), { key: shown.trackingKey });
        return;
      }
      case 'sameCard': {
        const method = pick(context.methods);
        const token = method === undefined ? undefined : this.world.tokens.get(method.id);
        if (method !== undefined && token !== undefined)
          this.card(token, { default: flag, chargeNow: n % 3 === 0, fingerprint: method.fingerprint });
        return;
      }
      case 'refund': {
        const part = Math.min(minor, ledger.creditMinor);
        if (part <= 0) return;
        ledger.refund(part);
        const refundId = ledger.id('rfd');
        this.world.refusesRefunds = n % 3 === 0 ? 'the account is closed' : null;
        if (flag || n % 3 === 0) this.unpaid.push({ refundId, position: 0, amountMinor: part });
        this.fact({
          type: 'CREDIT_REFUNDED',
          refundId,
          amountMinor: part,
          reason: 'asked',
          parts: [{ position: 0, amountMinor: part, by: flag ? 'hand' : 'provider', paymentId: null }],
        });
        return;
      }
      case 'undoRefund': {
        const unpaid = this.unpaid.shift();
        if (unpaid !== undefined) this.undoesRefund(unpaid.refundId, unpaid);
        return;
      }
      case 'proof':
        this.proofs += 1;
        // All, a part, or far too much: several may add up.
        this.proof(`prf_${this.proofs}`, String((flag ? (n % 2 === 0 ? 1_000_000 : half(ledger)) : minor) / 100), {
          key: `SPEI-${this.proofs}`,
        });
        return;
      case 'proven':
        this.proofs += 1;
        this.proof(`prf_${this.proofs}`, '10000', { key: null });
        return;
      case 'autopay':
        this.autopay(flag);
        return;
      case 'defaultCard':
        if (methodId !== undefined && this.world.tokens.has(methodId))
          this.fact({ type: 'METHOD_DEFAULTED', methodId });
        return;
      case 'removeCard': {
        if (methodId === undefined) return;
        this.world.tokens.delete(methodId);
        const left = context.methods.filter((one) => one.id !== methodId);
        this.fact({
          type: 'METHOD_REMOVED',
          methodId,
          newDefaultId:
            context.methods.find((one) => one.id === methodId)?.default === true ? (left[0]?.id ?? null) : null,
        });
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
        if (outcome !== undefined) this.fact(outcome);
        return;
      }
      case 'deaf':
        this.world.deaf = flag;
        return;
      case 'keepBack':
        this.bankKeepsBack();
        return;
      case 'late':
        if (flag) this.waitsToBegin('chargeBalance', 'applyCredit', 'clearDeactivation');
        else this.world.slow.add('sendEmail');
        return;
      case 'stop':
        this.stops(pick(SWITCHES) ?? 'charges');
        return;
      case 'goOn':
        this.lets(pick(SWITCHES) ?? 'charges');
        return;
      case 'company':
        this.company({
          clearedToday: flag ? 50 : 0,
          importedThrough: n % 3 === 0 ? addDays(this.today, -10) : null,
          released: n % 5 === 0,
        });
        return;
      case 'letGo':
        this.bankAnswers();
        return;
      case 'resolve': {
        const found = [...ledger.disputes].find(([, one]) => one.open);
        if (found !== undefined) this.decides(found[0], flag);
        return;
      }
      case 'outage':
        this.nobodyUntil(addMinutes(this.now, wait));
    }
  }

  private takesBack(paymentId: string, what: 'unmatch' | 'chargeback'): void {
    const reversal = this.world.ledger.reverse(paymentId);
    const attemptId = paymentId.replace('pay_', '');
    const methodId =
      this.effects.flatMap(({ effect }) =>
        effect.type === 'chargeBalance' && effect.params.attemptId === attemptId ? [effect.params.methodId] : [],
      )[0] ?? '';
    if (what === 'unmatch')
      this.fact({ type: 'TRANSFER_UNMATCHED', transferId: `btx_${paymentId}`, reason: 'wrong', ...reversal });
    else {
      this.chargedBack.push(paymentId);
      const fingerprint = this.fingerprints.get(methodId) ?? '';
      this.fact({ type: 'CHARGEBACK_RECEIVED', attemptId, methodId, fingerprint, ...reversal });
    }
  }

  private decides(disputeId: string, accepted: boolean): void {
    const { ledger } = this.world;
    const dispute = ledger.disputes.get(disputeId);
    if (dispute === undefined) return;
    dispute.open = false;
    const invoice = ledger.of(dispute.invoiceId);
    const left = invoice.totalMinor - invoice.loweredMinor;
    const disputed = dispute.amountMinor ?? (invoice.balanceMinor > 0 ? invoice.balanceMinor : left);
    const creditMinor = accepted && invoice.status !== 'void' ? Math.min(disputed, left) : 0;
    const toCreditMinor = creditMinor === 0 ? 0 : ledger.lower(dispute.invoiceId, creditMinor);
    this.fact({
      type: 'DISPUTE_RESOLVED',
      disputeId,
      invoiceId: dispute.invoiceId,
      outcome: accepted ? 'accepted' : 'rejected',
      creditMinor,
      toCreditMinor,
      invoice: ledger.told(dispute.invoiceId),
      ...(creditMinor === 0 ? {} : ledger.recovered([{ invoiceId: dispute.invoiceId }])),
    });
  }

  /**
   * Everything that is under way comes to its end: facts are delivered, the bank speaks, unknown outcomes are looked
   * up, direct debits settle.
   */
  comesToRest(): this {
    this.world.deaf = false;
    this.world.givesBack = false;
    for (const name of SWITCHES) this.lets(name);
    this.company({ clearedToday: 0, importedThrough: null });
    this.bankAnswers();
    for (
      let i = 0;
      i < 60 &&
      (this.state.snapshot.context.attempt !== null || this.state.snapshot.context.debits.some((one) => !one.settled));
      i++
    )
      this.later(DAY).bankAnswers();
    return this;
  }

  paysEverything(): this {
    const { ledger } = this.world;
    const total = ledger.openOf(ledger.open);
    return total === 0 ? this : this.transfer(String(total / 100), ledger.open.join(' '));
  }

  /** Nothing is kept back. */
  get isQuiet(): boolean {
    return this.world.keptBack.length === 0;
  }
}
