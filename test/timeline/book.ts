import type { Allocation, Invoice } from '../../domain/account.ts';
import { addBankDays, dayOf } from '../../domain/calendar.ts';
import type { Effect } from '../../domain/effects.ts';
import type { Outcome, Reversal } from '../../domain/events.ts';
import { allocateOldestFirst } from '../../domain/money.ts';
import type { Policy } from '../../domain/policy-type.ts';
import type { Day, Instant } from '../../domain/time.ts';

/** A ledger and a bank in memory, for stories on the pure chart: the same rules as the real ones, without a database. */
export class Book {
  readonly invoices = new Map<string, Invoice & { open: boolean }>();
  readonly payments = new Map<string, { amountMinor: number; allocations: Allocation[]; creditMinor: number }>();
  creditMinor = 0;
  /** What the bank took, by key. */
  readonly taken = new Map<string, number>();
  readonly calls: { at: Instant; key: string; amountMinor: number; outcome: string }[] = [];
  private readonly tries = new Map<string, number>();
  private readonly debits = new Map<string, { at: Instant; amountMinor: number; token: string; settled: boolean }>();
  readonly tokens = new Map<string, string>();
  /** The provider can't be asked. */
  deaf = false;
  private readonly policy: Policy;
  private readonly zone: string;
  private count = 0;

  constructor(policy: Policy, zone: string) {
    this.policy = policy;
    this.zone = zone;
  }

  id(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }

  issue(invoice: Omit<Invoice, 'balanceMinor'>): { invoice: Invoice; creditMinor: number } {
    const creditMinor = Math.min(this.creditMinor, invoice.totalMinor);
    this.creditMinor -= creditMinor;
    const made = { ...invoice, balanceMinor: invoice.totalMinor - creditMinor };
    this.invoices.set(invoice.id, { ...made, open: made.balanceMinor > 0 });
    return { invoice: made, creditMinor };
  }

  /** Puts money against invoices, the rest becomes credit. */
  receive(amountMinor: number, invoiceIds: readonly string[]): { paymentId: string; amountMinor: number; allocations: Allocation[]; creditMinor: number } {
    const open = invoiceIds.flatMap((id) => {
      const invoice = this.invoices.get(id);
      return invoice?.open === true ? [invoice] : [];
    });
    const { allocations, restMinor } = allocateOldestFirst(amountMinor, open);
    for (const one of allocations) this.lower(one.invoiceId, one.amountMinor);
    this.creditMinor += restMinor;
    const payment = { paymentId: this.id('pay'), amountMinor, allocations, creditMinor: restMinor };
    this.payments.set(payment.paymentId, payment);
    return payment;
  }

  lower(invoiceId: string, amountMinor: number): void {
    const invoice = this.invoices.get(invoiceId);
    if (invoice === undefined || invoice.balanceMinor < amountMinor) throw new Error(`The ledger would go below zero: ${invoiceId}`);
    invoice.balanceMinor -= amountMinor;
    invoice.open = invoice.balanceMinor > 0;
  }

  void(invoiceId: string): number {
    const invoice = this.invoices.get(invoiceId);
    if (invoice === undefined) throw new Error(invoiceId);
    const paid = invoice.totalMinor - invoice.balanceMinor;
    this.creditMinor += paid;
    invoice.balanceMinor = 0;
    invoice.open = false;
    return paid;
  }

  reverse(paymentId: string): Reversal {
    const payment = this.payments.get(paymentId);
    if (payment === undefined) throw new Error(paymentId);
    const reopened = payment.allocations.map(({ invoiceId, amountMinor }) => {
      const invoice = this.invoices.get(invoiceId);
      if (invoice === undefined) throw new Error(invoiceId);
      invoice.balanceMinor += amountMinor;
      invoice.open = true;
      const { open, ...plain } = invoice;
      return plain;
    });
    this.creditMinor -= payment.creditMinor;
    return { paymentId, amountMinor: payment.amountMinor, allocations: payment.allocations, creditMinor: payment.creditMinor, reopened };
  }

  openOf(ids: readonly string[]): number {
    return ids.reduce((sum, id) => sum + (this.invoices.get(id)?.balanceMinor ?? 0), 0);
  }

  /** What the world answers to an effect. */
  readonly world = (effect: Effect, at: Instant): Outcome[] => {
    switch (effect.type) {
      case 'chargeBalance':
        return [this.charge(effect.params, at)];
      case 'lookUpCharge':
        return [this.lookUp(effect.params.attemptId, at)];
      case 'sendEmail':
        return [{ type: 'EMAIL_SENT', key: effect.key, template: effect.params.mail.topic.template, emailId: `em_${effect.key}`, to: effect.params.mail.to, subject: effect.params.mail.topic.template }];
      case 'deactivateService':
      case 'reactivateService':
        return [{ type: 'SERVICE_DONE', key: effect.key, verb: effect.type === 'deactivateService' ? 'deactivate' : 'reactivate' }];
      case 'recordStep':
        return [];
    }
  };

  private readonly orders = new Map<string, Extract<Effect, { type: 'chargeBalance' }>['params']>();
  private readonly results = new Map<string, { outcome: 'succeeded'; paymentId: string; allocations: Allocation[]; creditMinor: number } | { outcome: 'declined'; code: string }>();

  private charge(order: Extract<Effect, { type: 'chargeBalance' }>['params'], at: Instant): Outcome {
    const { attemptId, amountMinor, invoiceIds, methodId, key } = order;
    if (this.openOf(invoiceIds) !== order.believes.openMinor || this.creditMinor !== order.believes.creditMinor) return { type: 'CHARGE_STALE', attemptId };
    this.orders.set(attemptId, order);
    const token = this.tokens.get(methodId) ?? 'tok_ok';
    const nth = (this.tries.get(methodId) ?? 0) + 1;
    this.tries.set(methodId, nth);
    const call = (outcome: string): void => {
      this.calls.push({ at, key, amountMinor, outcome });
    };
    const take = (): void => {
      call('succeeded');
      this.taken.set(key, (this.taken.get(key) ?? 0) + amountMinor);
      const paid = this.receive(amountMinor, invoiceIds);
      this.results.set(attemptId, { outcome: 'succeeded', ...paid });
    };
    const decline = (code: string): Outcome => {
      call('declined');
      this.results.set(attemptId, { outcome: 'declined', code });
      return { type: 'CHARGE_DECLINED', attemptId, declineCode: code, found: false };
    };
    const first = nth === 1;
    switch (token) {
      case 'tok_insufficient_funds':
        return decline('insufficient_funds');
      case 'tok_declined_once':
        if (first) return decline('insufficient_funds');
        break;
      case 'tok_declined_twice':
        if (nth <= 2) return decline('insufficient_funds');
        break;
      case 'tok_stolen':
        return decline('stolen_card');
      case 'tok_expired':
        return decline('expired_card');
      case 'tok_timeout_lost':
        if (first) {
          call('lost');
          return { type: 'CHARGE_UNKNOWN', attemptId };
        }
        break;
      case 'tok_timeout_charged':
      case 'tok_error_charged':
        if (first) {
          take();
          return { type: 'CHARGE_UNKNOWN', attemptId };
        }
        break;
      case 'tok_bank_ok':
      case 'tok_bank_returned':
        call('pending');
        this.debits.set(attemptId, { at, amountMinor, token, settled: false });
        return { type: 'CHARGE_PENDING', attemptId, found: false };
    }
    take();
    return this.found(attemptId, false);
  }

  private found(attemptId: string, found: boolean): Outcome {
    const result = this.results.get(attemptId);
    const order = this.orders.get(attemptId);
    if (result === undefined || order === undefined) return { type: 'LOOKUP_NOT_FOUND', attemptId };
    if (result.outcome === 'declined') return { type: 'CHARGE_DECLINED', attemptId, declineCode: result.code, found };
    return { type: 'CHARGE_SUCCEEDED', attemptId, paymentId: result.paymentId, amountMinor: order.amountMinor, allocations: result.allocations, creditMinor: result.creditMinor, found };
  }

  private lookUp(attemptId: string, at: Instant): Outcome {
    if (this.deaf) return { type: 'LOOKUP_FAILED', attemptId };
    const debit = this.debits.get(attemptId);
    if (debit === undefined) return this.found(attemptId, true);
    const after = (days: number): Day => addBankDays(dayOf(debit.at, this.zone), days, this.policy.calendar);
    const today = dayOf(at, this.zone);
    if (debit.token === 'tok_bank_returned' && today >= after(3)) {
      const result = this.results.get(attemptId);
      const reversal = result?.outcome === 'succeeded' ? this.reverse(result.paymentId) : null;
      return { type: 'CHARGE_RETURNED', attemptId, declineCode: 'debit_returned', reversal, amountMinor: debit.amountMinor };
    }
    if (today < after(2)) return { type: 'CHARGE_PENDING', attemptId, found: true };
    if (!debit.settled) {
      debit.settled = true;
      this.results.set(attemptId, { outcome: 'succeeded', ...this.receive(debit.amountMinor, this.orders.get(attemptId)?.invoiceIds ?? []) });
      return this.found(attemptId, true);
    }
    return { type: 'CHARGE_PENDING', attemptId, found: true };
  }
}
