import { addBankDays, dayOf } from '../../domain/time/calendar.ts';
import type { ClearanceFacts } from '../../domain/safety/clearance.ts';
import { clearance } from '../../domain/safety/clearance.ts';
import type { Writer } from '../../domain/chart/play.ts';
import type { BillOrder, ChargeOrder, ClearanceOrder, Effect, EquipmentBill } from '../../domain/effects.ts';
import type { Outcome } from '../../domain/events.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Switch } from '../../domain/safety/switches.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import { obeyed } from '../../domain/foresight/forecast/obedience.ts';
import { Ledger } from './ledger.ts';

export interface Call {
  at: Instant;
  key: string;
  methodId: string;
  amountMinor: number;
  outcome: 'succeeded' | 'declined' | 'lost' | 'pending';
}

/** Why somebody has stopped something. */
const STOPPED = 'looking into something';

/** What the bank does with a call. */
type Deed =
  | 'ok'
  | 'lost'
  | 'taken but silent'
  | 'pending'
  | 'asks the holder'
  | 'method unknown'
  | 'key of another amount'
  | `declined ${string}`;

/**
 * The tokens of the contract's sandbox; `tok_declines CODE`, for any code of any network; and two that no charge can be
 * made with.
 */
function deedOf(token: string, call: number): Deed {
  if (token.startsWith('tok_declines ')) return `declined ${token.slice('tok_declines '.length)}`;
  switch (token) {
    case 'tok_insufficient_funds':
      return 'declined insufficient_funds';
    case 'tok_declined_once':
      return call <= 1 ? 'declined insufficient_funds' : 'ok';
    case 'tok_declined_twice':
      return call <= 2 ? 'declined insufficient_funds' : 'ok';
    case 'tok_stolen':
      return 'declined stolen_card';
    case 'tok_expired':
      return 'declined expired_card';
    case 'tok_timeout_lost':
      return call <= 1 ? 'lost' : 'ok';
    case 'tok_never_answers':
      return 'lost';
    case 'tok_timeout_charged':
      return call <= 1 ? 'taken but silent' : 'ok';
    case 'tok_error_charged':
      return 'taken but silent';
    case 'tok_requires_action':
      return 'asks the holder';
    case 'tok_detached':
      return 'method unknown';
    case 'tok_key_taken':
      return 'key of another amount';
    case 'tok_bank_ok':
    case 'tok_bank_returned':
    case 'tok_bank_bounced':
      return 'pending';
    default:
      return 'ok';
  }
}

const NOT_CONFIRMED = 'authentication_required';

/** What comes of something that was kept back, at the instant at which it comes. */
type Late = (at: Instant) => Outcome;

const constant = (outcome: Outcome) => () => outcome;

type Result = { outcome: 'succeeded'; paid: ReturnType<Ledger['receive']> } | { outcome: 'declined'; code: string };

/**
 * The world that answers the chart: a bank that behaves by the card's token, our ledger, a mailer that takes
 * everything.
 */
export class World {
  readonly ledger = new Ledger();
  /** One line for each attempt that reached the bank. */
  readonly calls: Call[] = [];
  readonly tokens = new Map<string, string>();
  /** What every bank says from now on, whatever the token; null: each as its token says. */
  verdict: 'succeeded' | 'declined' | null = null;
  /** The bank can't be asked. */
  deaf = false;
  /** Direct debits neither settle nor come back. */
  stalls = false;
  /** Direct debits come back, as their tokens say. */
  givesBack = true;
  /** What the bank says is kept back, until it is let go. It is booked when it is told. */
  keepsBack = false;
  readonly keptBack: Late[] = [];
  /** The card was tried on other accounts as often as its network allows. */
  limitedUntil: Instant | null = null;
  /** Other effects whose outcomes are kept back as well. */
  readonly slow = new Set<Effect['type']>();
  /** Effects that are only begun when all is let go: the world may have overtaken them by then. */
  readonly waiting = new Set<Effect['type']>();
  /** Stopped for all accounts. */
  readonly stopped = new Set<Switch>();
  /** Why no refund goes back to where its money came from; null: each does. */
  refusesRefunds: string | null = null;
  /** Mails that the carrier won't take. */
  readonly refusedTemplates = new Set<string>();
  /** How the company stands when a deactivation is to be cleared. */
  company: Pick<ClearanceFacts, 'importedThrough' | 'clearedToday' | 'accounts' | 'released'> = {
    importedThrough: null,
    clearedToday: 0,
    accounts: 1_000,
    released: false,
  };
  /** Of charges that their holders were asked to confirm. */
  private readonly holders = new Map<string, 'asked' | 'confirmed'>();
  private readonly tries = new Map<string, number>();
  private readonly orders = new Map<string, ChargeOrder>();
  private readonly results = new Map<string, Result>();
  private readonly debits = new Map<string, { at: Instant; token: string; settled: boolean }>();
  private readonly calendar: Policy['calendar'];
  private readonly zone: string;

  /** What a month comes to is the record's to say; nothing unless a story says otherwise. */
  bills: ((key: string, order: BillOrder) => Outcome) | null = null;
  /** Equipment is invoiced unless a story says otherwise. */
  equipment: ((key: string, order: EquipmentBill) => Outcome) | null = null;

  constructor(calendar: Policy['calendar'], zone: string) {
    this.calendar = calendar;
    this.zone = zone;
  }

  /** What the bank has taken and not given back, by key. */
  get taken(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const call of this.calls)
      if (call.outcome === 'succeeded') sums.set(call.key, (sums.get(call.key) ?? 0) + call.amountMinor);
    return sums;
  }

  /** Papers follow the step that decided about them, before anything of it is done. */
  readonly write: Writer = ({ marks }) => {
    for (const mark of marks) this.ledger.mark(mark);
  };

  readonly answer = (effect: Effect, at: Instant): Outcome[] => {
    switch (effect.type) {
      case 'chargeBalance':
        return this.perform(effect.type, at, (begun) => this.charge(effect.params, begun));
      case 'lookUpCharge':
        return this.perform(effect.type, at, (begun) =>
          this.lookUp(effect.params.attemptId, begun, effect.params.cancel ?? false),
        );
      case 'sendEmail':
        return this.perform(effect.type, at, () => constant(this.send(effect)));
      case 'clearDeactivation':
        return this.perform(effect.type, at, () => constant(this.clear(effect.params)));
      case 'applyCredit':
        return this.perform(effect.type, at, () => () => ({
          type: 'CREDIT_APPLIED',
          key: effect.key,
          ...this.ledger.applyCredit(effect.params.amountMinor, effect.params.invoiceIds),
        }));
      case 'billMonth':
        return this.bills === null ? obeyed(effect) : [this.bills(effect.key, effect.params)];
      case 'issueEquipment':
        return this.equipment === null ? obeyed(effect) : [this.equipment(effect.key, effect.params)];
      case 'refundPayment': {
        const { refundId, position, amountMinor } = effect.params;
        return this.perform(effect.type, at, () => constant(this.giveMoneyBack(refundId, position, amountMinor)));
      }
      case 'deactivateService':
      case 'reactivateService':
        return [
          {
            type: 'SERVICE_DONE',
            key: effect.key,
            verb: effect.type === 'deactivateService' ? 'deactivate' : 'reactivate',
          },
        ];
    }
  };

  /** `begin` asks the outside, and gives what is written and told when the answer is taken. */
  private perform(type: Effect['type'], at: Instant, begin: (at: Instant) => () => Outcome): Outcome[] {
    if (this.waiting.has(type)) return this.keepBack((late) => begin(late)());
    const tell = begin(at);
    const isLate = this.slow.has(type) || (this.keepsBack && (type === 'chargeBalance' || type === 'lookUpCharge'));
    return isLate ? this.keepBack(tell) : [tell()];
  }

  private keepBack(late: Late): Outcome[] {
    this.keptBack.push(late);
    return [];
  }

  private giveMoneyBack(refundId: string, position: number, amountMinor: number): Outcome {
    const part = { refundId, position, amountMinor };
    return this.refusesRefunds === null
      ? { type: 'REFUND_SUCCEEDED', ...part, isPending: false }
      : { type: 'REFUND_REFUSED', ...part, because: this.refusesRefunds };
  }

  private send({ key, params: { mail, believes } }: Extract<Effect, { type: 'sendEmail' }>): Outcome {
    const { template } = mail.topic;
    const moved =
      believes?.some(({ invoiceId, balanceMinor }) => this.ledger.of(invoiceId).balanceMinor !== balanceMinor) ?? false;
    if (!moved && this.stopped.has('mails')) return { type: 'EMAIL_HELD', key, template, why: STOPPED, mail };
    if (this.refusedTemplates.has(template))
      return { type: 'EMAIL_BOUNCED', key, template, emailId: `eml_${key}`, bounced: mail.to, everybody: true };
    return moved
      ? { type: 'EMAIL_SKIPPED', key, template, why: 'a balance has changed' }
      : { type: 'EMAIL_SENT', key, template, emailId: `eml_${key}`, to: mail.to, subject: template };
  }

  private clear(order: ClearanceOrder): Outcome {
    const { clearanceId } = order;
    const said = clearance(
      { ...this.company, testClock: false, stopped: this.stopped.has('deactivations') ? STOPPED : null },
      order,
    );
    return said.cleared
      ? { type: 'DEACTIVATION_CLEARED', clearanceId }
      : { type: 'DEACTIVATION_HELD', clearanceId, why: said.why, because: said.because };
  }

  private charge(order: ChargeOrder, at: Instant): () => Outcome {
    const { attemptId, trigger, amountMinor, invoiceIds, methodId, key, believes } = order;
    if (this.stopped.has('charges')) return constant({ type: 'CHARGE_HELD', attemptId, why: STOPPED });
    if (this.limitedUntil !== null && at < this.limitedUntil)
      return constant({ type: 'CHARGE_HELD', attemptId, why: 'tried elsewhere', until: this.limitedUntil });
    const openMinor = this.ledger.openOf(invoiceIds, trigger !== 'autopay' && trigger !== 'retry');
    const isStale =
      openMinor !== believes.openMinor ||
      this.ledger.creditMinor !== believes.creditMinor ||
      amountMinor > openMinor ||
      this.ledger.blockedMethods.has(methodId);
    if (isStale || !this.tokens.has(methodId)) return constant({ type: 'CHARGE_STALE', attemptId });
    const call = (this.tries.get(methodId) ?? 0) + 1;
    const deed = this.deedOf(this.tokens.get(methodId) ?? '', call);
    // No bank was asked.
    if (deed === 'method unknown' || deed === 'key of another amount')
      return constant({
        type: 'CHARGE_REFUSED',
        attemptId,
        because: deed,
        blames: deed === 'method unknown' ? 'method' : 'nobody',
      });
    this.orders.set(attemptId, order);
    this.tries.set(methodId, call);
    if (deed === 'asks the holder') {
      this.holders.set(attemptId, 'asked');
      return constant({
        type: 'CHARGE_NEEDS_HOLDER',
        attemptId,
        url: `https://bank.example/${attemptId}`,
        found: false,
      });
    }
    const outcome =
      deed === 'lost' || deed === 'pending' ? deed : deed.startsWith('declined') ? 'declined' : 'succeeded';
    this.calls.push({ at, key, methodId, amountMinor, outcome });
    if (outcome === 'pending') {
      this.debits.set(attemptId, { at, token: this.tokens.get(methodId) ?? '', settled: false });
      return constant({ type: 'CHARGE_PENDING', attemptId, found: false });
    }
    // Of a silent bank we hear by the look-up; what it took is written only then.
    if (outcome === 'lost' || deed === 'taken but silent') return constant({ type: 'CHARGE_UNKNOWN', attemptId });
    if (outcome === 'declined') this.results.set(attemptId, { outcome, code: deed.slice('declined '.length) });
    return () => {
      this.settle(attemptId);
      return this.known(attemptId, false);
    };
  }

  private deedOf(token: string, call: number): Deed {
    if (this.verdict === null) return deedOf(token, call);
    if (token.startsWith('tok_bank')) return 'pending';
    return this.verdict === 'succeeded' ? 'ok' : 'declined insufficient_funds';
  }

  private settle(attemptId: string): void {
    const order = this.orders.get(attemptId);
    if (order === undefined || this.results.has(attemptId)) return;
    this.results.set(attemptId, {
      outcome: 'succeeded',
      paid: this.ledger.receiveCharge(
        order.amountMinor,
        order.invoiceIds,
        order.believes.creditMinor,
        `pay_${attemptId}`,
      ),
    });
  }

  private known(attemptId: string, found: boolean): Outcome {
    const result = this.results.get(attemptId);
    if (result === undefined) return { type: 'LOOKUP_NOT_FOUND', attemptId };
    return result.outcome === 'declined'
      ? { type: 'CHARGE_DECLINED', attemptId, declineCode: result.code, found }
      : { type: 'CHARGE_SUCCEEDED', attemptId, ...result.paid, found };
  }

  /** The holder confirms a charge, or doesn't want it; what the bank then says. */
  confirm(attemptId: string, does: 'confirm' | 'refuse'): Outcome {
    this.holders.set(attemptId, 'confirmed');
    if (does === 'refuse') this.results.set(attemptId, { outcome: 'declined', code: NOT_CONFIRMED });
    else this.take(attemptId);
    return this.known(attemptId, false);
  }

  /** The bank has it confirmed; nobody has heard of it yet. */
  take(attemptId: string): void {
    const order = this.orders.get(attemptId);
    if (order === undefined) return;
    const { at, key, methodId, amountMinor } = order;
    this.calls.push({ at, key, methodId, amountMinor, outcome: 'succeeded' });
    this.holders.set(attemptId, 'confirmed');
    this.settle(attemptId);
  }

  private lookUp(attemptId: string, at: Instant, cancel: boolean): () => Outcome {
    if (this.deaf) return () => ({ type: 'LOOKUP_FAILED', attemptId });
    if (cancel && this.holders.get(attemptId) === 'asked')
      this.results.set(attemptId, { outcome: 'declined', code: NOT_CONFIRMED });
    return () => this.found(attemptId, at);
  }

  private found(attemptId: string, at: Instant): Outcome {
    const debit = this.debits.get(attemptId);
    const key = this.orders.get(attemptId)?.key;
    if (debit === undefined) {
      if (this.calls.some((call) => call.key === key && call.outcome === 'succeeded')) this.settle(attemptId);
      return this.known(attemptId, true);
    }
    // What every bank says comes so long after it was ordered, however late it was begun.
    const since = this.verdict === null ? debit.at : (this.orders.get(attemptId)?.at ?? debit.at);
    const passed = (days: number): boolean =>
      dayOf(at, this.zone) >= (addBankDays(dayOf(since, this.zone), days, this.calendar) as Day);
    if (this.verdict === 'declined' && !debit.settled && passed(2)) return this.giveBack(attemptId);
    if (
      this.verdict === null &&
      this.givesBack &&
      ((debit.token === 'tok_bank_bounced' && passed(1)) || (debit.token === 'tok_bank_returned' && passed(3)))
    )
      return this.giveBack(attemptId);
    if (this.stalls || !passed(2)) return { type: 'CHARGE_PENDING', attemptId, found: true };
    debit.settled = true;
    this.settle(attemptId);
    return this.known(attemptId, true);
  }

  private giveBack(attemptId: string): Outcome {
    const result = this.results.get(attemptId);
    const paid = result?.outcome === 'succeeded' ? this.ledger.payments.get(result.paid.paymentId) : undefined;
    const reversal = paid === undefined || paid.reversed ? null : this.ledger.reverse(paid.paymentId);
    return {
      type: 'CHARGE_RETURNED',
      attemptId,
      declineCode: 'debit_returned',
      reversal,
      amountMinor: this.orders.get(attemptId)?.amountMinor ?? 0,
    };
  }
}
