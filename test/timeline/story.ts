import { expect } from '@jest/globals';
import type { Invoice } from '../../domain/account.ts';
import { accountChart, projectionOf, toldTheTime } from '../../domain/chart/chart.ts';
import type { Context } from '../../domain/chart/state/context.ts';
import type { OverrideRequest, Request } from '../../domain/events.ts';
import { formatMoney, parseMoney } from '../../domain/money/money.ts';
import type { Projection } from '../../domain/projection.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Day } from '../../domain/time/time.ts';
import type { Actor, Setting } from './life.ts';
import { AGENT, CUSTOMER, Life } from './life.ts';
import type { Kind } from './lines.ts';
import { lineOf, localTime } from './lines.ts';

export { mexico } from './life.ts';

interface Asked {
  /** the refusal that is expected */ refused?: string;
  admin?: boolean;
}
type Override = OverrideRequest extends infer R
  ? R extends OverrideRequest
    ? Omit<R, 'reason' | 'expectedVersion' | 'role'>
    : never
  : never;

/** A life in which somebody asks for things, and whose ledger is told. */
export class Story extends Life {
  private told = 0;
  private watched: Kind[];

  constructor(setting: Setting & { watch?: Kind[] } = {}) {
    super(setting);
    this.watched = setting.watch ?? ['charge', 'email', 'service'];
  }

  // Requests

  ask(request: Request, actor: Actor = AGENT, { refused = 'ok' }: Asked = {}): this {
    const refusal = this.refusal(request);
    expect(`${this.localNow} ${request.type}: ${refusal?.code ?? 'ok'}`).toBe(
      `${this.localNow} ${request.type}: ${refused}`,
    );
    return refusal === null ? this.tell(this.event(request, actor)) : this;
  }

  /** What would be said to it now; null: it would be taken. */
  refusal(request: Request): Refusal | null {
    return accountChart.refusal(this.state, request, this.now);
  }

  overrides(request: Override, asked: Asked = {}): this {
    return this.ask(
      {
        ...request,
        reason: 'because',
        expectedVersion: null,
        role: asked.admin === true ? 'admin' : 'agent',
      } as OverrideRequest,
      AGENT,
      asked,
    );
  }

  /** Everything open, or one invoice. */
  pays(
    what: string | null = null,
    { method = null, amount, ...asked }: Asked & { method?: string | null; amount?: string } = {},
  ): this {
    return this.ask(
      {
        type: 'PAY_REQUESTED',
        attemptId: this.world.ledger.id('att'),
        invoiceId: what,
        methodId: method,
        trigger: 'portal',
        ...(amount === undefined ? {} : { amountMinor: parseMoney(amount) }),
      },
      CUSTOMER,
      asked,
    );
  }

  /** Through that day. An admin's, unless an agent's limits are what it is about. */
  pause(
    until: Day | null,
    {
      invoiceId = null,
      legal = false,
      admin = true,
      ...asked
    }: Asked & { invoiceId?: string | null; legal?: boolean } = {},
  ): this {
    return this.overrides({ type: 'PAUSE_REQUESTED', until, invoiceId, legal }, { ...asked, admin });
  }

  resume({ invoiceId = null, ...asked }: Asked & { invoiceId?: string | null } = {}): this {
    return this.overrides({ type: 'RESUME_REQUESTED', invoiceId }, asked);
  }

  promises(amount: string, on: Day, asked: Asked = {}): this {
    return this.overrides({ type: 'PROMISE_REQUESTED', amountMinor: parseMoney(amount), on }, asked);
  }

  plan(installments: Record<Day, string>, asked: Asked = {}): this {
    return this.overrides(
      {
        type: 'PLAN_REQUESTED',
        installments: Object.entries(installments).map(([on, amount]) => ({
          on: on as Day,
          amountMinor: parseMoney(amount),
        })),
      },
      asked,
    );
  }

  disputes(
    invoiceId: string,
    { amount = null, late = false, ...asked }: Asked & { amount?: string | null; late?: boolean } = {},
  ): this {
    return this.ask(
      {
        type: 'DISPUTE_REQUESTED',
        disputeId: `dsp_${invoiceId}`,
        invoiceId,
        amountMinor: amount === null ? null : parseMoney(amount),
        reason: 'not ours',
        late,
        paid: this.paidInvoice(invoiceId),
      },
      CUSTOMER,
      asked,
    );
  }

  /** As the record fills it in. */
  private paidInvoice(id: string): { invoice: Invoice; paidMinor: number } | null {
    const found = this.world.ledger.invoices.get(id);
    return found?.status === 'paid'
      ? { invoice: this.world.ledger.told(id), paidMinor: found.totalMinor - found.loweredMinor }
      : null;
  }

  accepts(proofId: string, asked: Asked = {}): this {
    return this.ask({ type: 'PROOF_ACCEPTED', proofId }, AGENT, asked);
  }

  rejects(proofId: string, asked: Asked = {}): this {
    return this.ask({ type: 'PROOF_REJECTED', proofId, reason: 'unreadable' }, AGENT, asked);
  }

  // What came of it

  get view(): Projection {
    return projectionOf(this.state);
  }

  /** What the account knows, at this instant. */
  get context(): Context {
    return toldTheTime(this.state.snapshot, this.now).context;
  }

  get localNow(): string {
    return localTime(this.now, this.zone);
  }

  /** From here on only lines of these kinds are told, and nothing that was before. */
  watch(...kinds: Kind[]): this {
    this.watched = kinds;
    this.told = this.entries.length;
    return this;
  }

  /** The ledger since it was last told: `2026-03-10 10:30 declined insufficient_funds`. */
  tells(...lines: string[]): this {
    const news = this.entries.slice(this.told).flatMap((entry) => lineOf(entry, this.watched, this.zone));
    this.told = this.entries.length;
    expect(news).toEqual(lines);
    return this;
  }

  /** Of what readers see, the fields named. */
  shows(
    wanted: Partial<
      Record<
        'collections' | 'service' | 'autopay' | 'payment' | 'open' | 'overdue' | 'credit' | 'holds' | 'rung',
        string
      >
    >,
  ): this {
    const { collections, service, autopay, payment, balance } = this.view;
    const all = {
      collections: collections.state,
      service: service.state,
      autopay: autopay.state,
      payment: payment.state,
      rung: String(collections.rung),
      open: plain(balance.openMinor),
      overdue: plain(balance.overdueMinor),
      credit: plain(balance.creditMinor),
      holds: collections.holds.map((hold) => hold.kind).join(' '),
    };
    expect(Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key as keyof typeof all]]))).toEqual(wanted);
    return this;
  }

  /** What will happen by itself, in local time. */
  expects(...lines: string[]): this {
    expect(
      this.view.upcoming.map(
        ({ at: when, kind, detail }) =>
          `${localTime(when, this.zone)} ${kind}${typeof detail.amountMinor === 'number' ? ` ${plain(detail.amountMinor)}` : ''}`,
      ),
    ).toEqual(lines);
    return this;
  }
}

const plain = (minor: number): string => formatMoney(minor, 'MXN', 'en').replace(/[^\d.,-]/g, '');

export const story = (setting: Setting & { watch?: Kind[] } = {}): Story => new Story(setting);
