import type { AccountProfile, Role } from '../../domain/account.ts';
import { addMinutes, at, dayOf } from '../../domain/time/calendar.ts';
import type { ChartState } from '../../domain/chart/chart.ts';
import { accountChart, inRealTime } from '../../domain/chart/chart.ts';
import type { Played } from '../../domain/chart/play.ts';
import { play, tell } from '../../domain/chart/play.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import type { Effect, LedgerMark } from '../../domain/effects.ts';
import type { Bought, ChartEvent, Fact, Outcome, Request } from '../../domain/events.ts';
import type { RefundPart } from '../../domain/money/give-back.ts';
import type { EvidenceFact } from '../../domain/matching/evidence.ts';
import { parseMoney } from '../../domain/money/money.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Switch } from '../../domain/safety/switches.ts';
import type { ClockTime, Day, Instant } from '../../domain/time/time.ts';
import type { TaskChange, TaskKind } from '../../domain/tasks.ts';
import type { TimelineType } from '../../domain/timeline.ts';
import { World } from './bank.ts';

export const mexico = mexicoPolicy();

export type Actor = ChartEvent['actor'];
export const AGENT: Actor = { kind: 'agent', id: 'ana' };
export const CUSTOMER: Actor = { kind: 'customer', id: 'guthrie' };
export const BANK: Actor = { kind: 'provider', id: 'bank' };

export interface Setting {
  card?: string;
  autopay?: boolean;
  zone?: string;
  policy?: Policy;
  startsOn?: Day;
  /** One of many in the machine's time, and not on a test clock. */
  realTime?: boolean;
}

/** An account whose minute in the charging window is 10:30, so that its ledger reads easily. */
const ACCOUNT = 'acc_214';

/** What a story tells: the timeline, and where a person's task is opened. */
export interface Line {
  type: TimelineType | 'task.opened';
  at: Instant;
  actor: Actor;
  summary: string;
  data: Record<string, unknown>;
}

function openingLine(change: TaskChange, instant: Instant): Line[] {
  if ('close' in change) return [];
  const { summary, ...data } = change.open.data;
  return [{ type: 'task.opened', at: instant, actor: SYSTEM, summary: String(summary), data }];
}

/** Of a fact whose giver may have a limit. */
const by = (role: Role | undefined): { role?: Role } => (role === undefined ? {} : { role });

/** An account's life on the pure chart: time goes by and things happen, on local days and times. */
export class Life {
  private methodsMade = 0;
  protected readonly fingerprints = new Map<string, string>();
  state: ChartState;
  readonly world: World;
  readonly entries: Line[] = [];
  readonly marks: LedgerMark[] = [];
  readonly tasks: TaskChange[] = [];
  readonly effects: {
    at: Instant;
    effect: Effect /** of the account, after the step that ordered it */;
    version: number;
  }[] = [];
  protected now: Instant;
  protected zone: string;
  private readonly realTime: boolean;
  private profile: AccountProfile;

  constructor(setting: Setting = {}) {
    const policy = setting.policy ?? mexico;
    this.realTime = setting.realTime ?? false;
    this.zone = setting.zone ?? policy.timeZone;
    this.world = new World(policy.calendar, this.zone);
    this.now = at(setting.startsOn ?? '2026-01-05', '09:00', this.zone);
    this.profile = {
      id: ACCOUNT,
      name: 'Guthrie',
      email: 'ap@guthrie.example',
      externalId: null,
      rfc: null,
      locale: policy.locale,
      timeZone: this.zone,
      currency: policy.currency,
      billingRecipients: [],
      receiptEmail: null,
    };
    const opened = this.run(
      tell(
        null,
        this.event(
          {
            type: 'ACCOUNT_OPENED',
            profile: this.profile,
            policy,
            autopay: setting.autopay ?? setting.card !== undefined,
          },
          AGENT,
        ),
        this.world.answer,
        this.world.write,
      ),
    );
    this.state = inRealTime(opened, this.realTime);
    if (setting.card !== undefined) this.card(setting.card);
  }

  protected event(what: Fact | Request | Outcome, actor: Actor): ChartEvent {
    return { ...what, at: this.now, actor } as ChartEvent;
  }

  protected run(steps: Generator<Played, ChartState>): ChartState {
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      this.state = inRealTime(next.value.state, this.realTime);
      for (const effect of next.value.effects) {
        this.effects.push({ at: next.value.at, effect, version: next.value.state.version });
      }
      this.entries.push(
        ...next.value.entries,
        ...next.value.tasks.flatMap((change) => openingLine(change, next.value.at)),
      );
      this.marks.push(...next.value.marks);
      this.tasks.push(...next.value.tasks);
      if (next.value.at > this.now) this.now = next.value.at;
    }
  }

  // Time

  /** Lets time go by to a local time (09:00 unless told), and stays there. */
  on(day: Day, time: ClockTime = '09:00'): this {
    return this.until(at(day, time, this.zone));
  }

  later(minutes: number): this {
    return this.until(addMinutes(this.now, minutes));
  }

  /** What falls due by it is done at once, as in the workflow. */
  protected tell(event: ChartEvent): this {
    this.run(tell(this.state, event, this.world.answer, this.world.write));
    return this.until(this.now);
  }

  private until(target: Instant): this {
    this.run(play(this.state, target, this.world.answer, this.world.write));
    this.now = target;
    return this;
  }

  /**
   * Time passes and nobody is there: no deadline is handled until then, and then all of them. As in the record, a state
   * that nobody has told the time says what has fallen due, and that is reached late.
   */
  outageUntil(day: Day, time: ClockTime = '09:00'): this {
    return this.nobodyUntil(at(day, time, this.zone));
  }

  protected nobodyUntil(target: Instant): this {
    this.now = target;
    for (;;) {
      const due = accountChart.deadlines(this.state)[0];
      if (due === undefined || due.at > this.now) return this;
      this.run(tell(this.state, { ...due.event, at: this.now }, this.world.answer, this.world.write));
    }
  }

  // Facts

  fact(fact: Fact | Outcome, actor: Actor = AGENT): this {
    return this.tell(this.event(fact, actor));
  }

  card(
    token: string,
    {
      default: isDefault = true,
      chargeNow = false,
      brand = 'visa',
      fingerprint = token,
      expiresOn = null,
      once = false,
    }: {
      default?: boolean;
      chargeNow?: boolean;
      brand?: string;
      fingerprint?: string;
      expiresOn?: Day | null;
      once?: boolean;
    } = {},
  ): this {
    const kind = token.startsWith('tok_bank') ? 'bankAccount' : 'card';
    // As in the record, no id comes again when its method has gone.
    const id = `pm_${++this.methodsMade}`;
    this.world.tokens.set(id, token);
    this.fingerprints.set(id, fingerprint);
    return this.fact(
      {
        type: 'METHOD_ADDED',
        method: {
          id,
          kind,
          brand,
          last4: '4242',
          fingerprint,
          default: isDefault && !once,
          expiresOn,
          ...(once ? { once } : {}),
        },
        chargeNow,
      },
      CUSTOMER,
    );
  }

  /** Labels are `A`, `B`, …, in the order of their making. */
  invoice(
    total: string,
    {
      due,
      issued,
      as = String.fromCharCode(65 + this.world.ledger.invoices.size),
      ...said
    }: { due: Day; issued?: Day; as?: string; sentAlready?: true; bought?: Bought },
  ): this {
    const told = this.world.ledger.issue({
      id: as,
      number: `IN60${as}`,
      issuedOn: issued ?? this.today,
      dueOn: due,
      totalMinor: parseMoney(total),
    });
    return this.fact({ type: 'INVOICE_ISSUED', ...told, ...said });
  }

  voids(id: string, role?: Role): this {
    return this.fact({
      type: 'INVOICE_VOIDED',
      invoiceId: id,
      creditMinor: this.world.ledger.void(id),
      reason: 'wrong',
      ...by(role),
    });
  }

  nextAction(nextActionOn: Day | null): this {
    this.profile = { ...this.profile, nextActionOn };
    return this.fact({ type: 'ACCOUNT_CHANGED', profile: this.profile });
  }

  dueMoved(invoiceId: string, dueOn: Day): this {
    const invoice = this.world.ledger.of(invoiceId);
    const from = invoice.dueOn;
    invoice.dueOn = dueOn;
    return this.fact({ type: 'DUE_DATE_CHANGED', invoiceId, from, dueOn, reason: 'agreed' });
  }

  credits(id: string, amount: string, role?: Role): this {
    const amountMinor = parseMoney(amount);
    return this.fact({
      type: 'CREDIT_NOTED',
      creditNoteId: `crn_${id}`,
      invoiceId: id,
      amountMinor,
      creditMinor: this.world.ledger.lower(id, amountMinor),
      reason: 'goodwill',
      ...by(role),
      ...this.world.ledger.recovered([{ invoiceId: id }]),
    });
  }

  /** For the invoices named, oldest first; the rest is credit. */
  transfer(amount: string, ids: string, { key = null, id }: { key?: string | null; id?: string } = {}): this {
    const paid = this.world.ledger.receive(
      parseMoney(amount),
      ids.split(' ').filter((id) => this.world.ledger.invoices.has(id)),
    );
    return this.fact(
      {
        type: 'TRANSFER_RECEIVED',
        transferId: id ?? `btx_${paid.paymentId}`,
        trackingKey: key,
        settledAt: this.now,
        status: 'matched',
        byHand: false,
        ...paid,
      },
      BANK,
    );
  }

  /** One that nobody could match, and that may be this account's. */
  suggests(transferId: string, amount: string, evidence: EvidenceFact[] = ['exactAmount']): this {
    return this.fact({ type: 'TRANSFER_SUGGESTED', transferId, amountMinor: parseMoney(amount), evidence }, SYSTEM);
  }

  rulesOut(transferId: string, why: 'elsewhere' | 'dismissed' = 'elsewhere'): this {
    return this.fact({ type: 'TRANSFER_RULED_OUT', transferId, why }, SYSTEM);
  }

  get time(): Instant {
    return this.now;
  }

  protected get today(): Day {
    return dayOf(this.now, this.zone);
  }

  private get lastPayment(): string {
    return [...this.world.ledger.payments.keys()].at(-1) ?? '';
  }

  unmatch(): this {
    return this.fact({
      type: 'TRANSFER_UNMATCHED',
      transferId: 'btx_1',
      reason: "another customer's",
      ...this.world.ledger.reverse(this.lastPayment),
    });
  }

  chargeback(): this {
    const paymentId = this.lastPayment;
    const attemptId = paymentId.replace('pay_', '');
    const methodId =
      this.effects.flatMap(({ effect }) =>
        effect.type === 'chargeBalance' && effect.params.attemptId === attemptId ? [effect.params.methodId] : [],
      )[0] ?? '';
    const fingerprint = this.fingerprints.get(methodId) ?? '';
    return this.fact(
      { type: 'CHARGEBACK_RECEIVED', attemptId, methodId, fingerprint, ...this.world.ledger.reverse(paymentId) },
      BANK,
    );
  }

  /** How the last chargeback ends. */
  closesChargeback(outcome: 'won' | 'lost'): this {
    const [paymentId = '', { amountMinor } = { amountMinor: 0 }] =
      [...this.world.ledger.payments].findLast(([, one]) => one.reversed) ?? [];
    return this.fact(
      {
        type: 'CHARGEBACK_CLOSED',
        attemptId: paymentId.replace('pay_', ''),
        outcome,
        amountMinor,
        restored: outcome === 'won' ? this.world.ledger.restore(paymentId) : null,
      },
      BANK,
    );
  }

  /** An agent says that the last task of a kind that was opened is not to be done. */
  dismisses(kind: TaskKind): this {
    const key = this.tasks
      .flatMap((change) => ('open' in change && change.open.kind === kind ? [change.open.key] : []))
      .at(-1);
    if (key === undefined) throw new Error(`No task ${kind} was ever opened`);
    return this.fact({ type: 'TASK_DISMISSED', taskId: `tsk_${key}`, kind, key, reason: 'I know them' }, AGENT);
  }

  /** Credit is paid out. */
  refunds(amount: string, role?: Role, parts?: RefundPart[]): this {
    const amountMinor = parseMoney(amount);
    this.world.ledger.refund(amountMinor);
    return this.fact({
      type: 'CREDIT_REFUNDED',
      refundId: `rfd_${amountMinor}`,
      amountMinor,
      reason: 'asked for',
      ...by(role),
      ...(parts === undefined ? {} : { parts }),
    });
  }

  /** A refund comes back, days after it was given. */
  refundFails(refundId: string, { position, amountMinor }: RefundPart): this {
    const because = 'lost_or_stolen_card';
    return this.fact(
      { type: 'REFUND_REFUSED', refundId, position, amountMinor, because },
      { kind: 'provider', id: 'stripe' },
    );
  }

  /** A subscription, first billed on a day: what its months come to is the record's to say. */
  subscribes(startsOn: Day, firstOn: Day = startsOn, throughOn: Day | null = null): this {
    return this.fact({ type: 'SUBSCRIPTION_STARTED', subscriptionId: 'sub_1', startsOn, firstOn, throughOn }, AGENT);
  }

  /** Its free months are others, and billing starts on another day. */
  movesStart(freeMonths: number, startsOn: Day, firstOn: Day): this {
    return this.fact({ type: 'SUBSCRIPTION_MOVED', subscriptionId: 'sub_1', freeMonths, startsOn, firstOn }, AGENT);
  }

  /** It ends on a day; null: it goes on after all. */
  endsService(endsOn: Day | null): this {
    return this.fact({ type: 'SUBSCRIPTION_ENDING', subscriptionId: 'sub_1', endsOn, reason: 'as asked' }, AGENT);
  }

  /** Equipment is bought, to be invoiced on a day at the latest. */
  orders(as: string, invoiceByOn: Day | null): this {
    const lines = [{ price: 'phone', quantity: 4 }];
    return this.fact({ type: 'EQUIPMENT_ORDERED', orderId: as, mode: 'purchase', lines, invoiceByOn }, AGENT);
  }

  /** Equipment is delivered that is rented, first billed on a day. */
  rents(as: string, on: Day, firstOn: Day, throughOn: Day = '2099-12-31'): this {
    return this.fact({ type: 'EQUIPMENT_DELIVERED', orderId: as, on, rental: { throughOn, firstOn } }, AGENT);
  }

  /** Numbers are to leave by a day. */
  ports(as: string, latestOn: Day): this {
    const days = { submittedOn: this.today, earliestOn: this.today, latestOn };
    return this.fact({ type: 'PORT_SENT', portId: as, numbers: 3, ...days }, AGENT);
  }

  /** A part of a refund that nobody has paid is credit again. */
  undoesRefund(refundId: string, { position, amountMinor }: Pick<RefundPart, 'position' | 'amountMinor'>): this {
    this.world.ledger.undoRefund(amountMinor);
    return this.fact({ type: 'REFUND_UNDONE', refundId, position, amountMinor, reason: 'they keep it' }, AGENT);
  }

  proof(as: string, amount: string, { key = null }: { key?: string | null } = {}): this {
    return this.fact(
      { type: 'PROOF_RECEIVED', proofId: as, amountMinor: parseMoney(amount), paidOn: this.today, trackingKey: key },
      CUSTOMER,
    );
  }

  resolve(invoiceId: string, outcome: 'accepted' | 'rejected', credit = '0.00', role?: Role): this {
    const disputeId = `dsp_${invoiceId}`;
    const dispute = this.world.ledger.disputes.get(disputeId);
    if (dispute !== undefined) dispute.open = false;
    const creditMinor = parseMoney(credit);
    const toCreditMinor = creditMinor === 0 ? 0 : this.world.ledger.lower(invoiceId, creditMinor);
    const recovered = creditMinor === 0 ? {} : this.world.ledger.recovered([{ invoiceId }]);
    return this.fact({
      type: 'DISPUTE_RESOLVED',
      disputeId,
      invoiceId,
      outcome,
      creditMinor,
      toCreditMinor,
      invoice: this.world.ledger.told(invoiceId),
      ...recovered,
      ...by(role),
    });
  }

  autopay(enabled: boolean): this {
    return this.fact({ type: 'AUTOPAY_CHANGED', enabled, consent: enabled ? 'I agree' : null }, CUSTOMER);
  }

  changes(profile: Partial<AccountProfile>): this {
    this.profile = { ...this.profile, ...profile };
    this.zone = this.profile.timeZone;
    return this.fact({ type: 'ACCOUNT_CHANGED', profile: this.profile });
  }

  /** The carrier's word on the last mail of a template: it reached nobody, or not everybody. */
  bounces(template: string, everybody = true): this {
    const sent = this.entries.findLast((entry) => entry.type === 'email.sent' && entry.data.template === template);
    if (sent === undefined) return this;
    const { key, to } = sent.data as { key: string; to: string[] };
    const bounced = everybody ? to : to.slice(0, 1);
    return this.fact(
      { type: 'EMAIL_BOUNCED', key, template, emailId: `eml_${key}`, bounced, everybody },
      { kind: 'provider', id: 'mailer' },
    );
  }

  /** Somebody stops an activity for all accounts. */
  stops(name: Switch): this {
    this.world.stopped.add(name);
    return this;
  }

  lets(name: Switch): this {
    this.world.stopped.delete(name);
    return this;
  }

  /** How the company as a whole stands from now on. */
  company(stands: Partial<World['company']>): this {
    Object.assign(this.world.company, stands);
    return this;
  }

  /** What the bank says is kept back from now on, until it `answers`. */
  bankKeepsBack(): this {
    this.world.keepsBack = true;
    return this;
  }

  /** Effects of these kinds are begun only when all is let go. */
  waitsToBegin(...types: Effect['type'][]): this {
    for (const type of types) this.world.waiting.add(type);
    return this;
  }

  bankAnswers(): this {
    this.world.keepsBack = false;
    this.world.slow.clear();
    this.world.waiting.clear();
    for (let late = this.world.keptBack.shift(); late !== undefined; late = this.world.keptBack.shift())
      this.fact(late(this.now), BANK);
    return this;
  }
}
