import type { Actor } from '../../account.ts';
import type { Effect, LedgerMark } from '../../effects.ts';
import { plainMoney } from '../../money/money.ts';
import type { TaskChange, TaskKind, TaskOpening } from '../../tasks.ts';
import { ENDED_BY_THE_CHART } from '../../tasks.ts';
import { dayOf, timeOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { TimelineContent, TimelineData, TimelineEntry, TimelineType } from '../../timeline.ts';
import type { Ladder } from './autopay.ts';
import type { Case } from './collections.ts';
import type { Context } from './context.ts';
import type { Hold, HoldOf, Proof } from './hold.ts';
import type { Debt, Method } from './ledger.ts';

/** What a turn has said besides changing the context. */
export type Said =
  | { kind: 'effect'; effect: Effect }
  /** `context`: as it was just then, for what explains it. */
  | { kind: 'note'; entry: TimelineEntry; context: Context }
  | { kind: 'mark'; mark: LedgerMark }
  | { kind: 'task'; change: TaskChange }
  | { kind: 'raise'; type: InternalType };

/** What one region tells the others in the same step. */
export type InternalType =
  /** Less is past its day than before, by money: payment, applied credit, credit note or void. */
  | 'OWED_LESS'
  /** An admin has written off what the service is off or lent for. */
  | 'DEBT_FORGIVEN'
  /** A debt that was written off is paid after all, or asked for no more. */
  | 'WRITE_OFF_RECOVERED'
  /** Money for it was taken back. */
  | 'RECOVERY_UNDONE'
  | 'SERVICE_CUT'
  /** It is on again, for good or lent. */
  | 'SERVICE_RESTORED'
  /** Its subscription has ended, all of it is billed and settled: nobody bills the account any more. */
  | 'ACCOUNT_OVER';

/**
 * One reaction of the chart: the context as it becomes, and what is said on the way. Reactions are plain functions
 * over a turn, so that they read top to bottom; the machine turns what they said into actions.
 */
export class Turn {
  context: Context;
  readonly said: Said[] = [];
  readonly actor: Actor;

  constructor(context: Context, actor: Actor) {
    this.context = context;
    this.actor = actor;
  }

  set(change: Partial<Context>): void {
    this.context = { ...this.context, ...change };
  }

  changeDebt(id: string, change: Partial<Debt>): void {
    this.set({ debts: this.context.debts.map((debt) => (debt.id === id ? { ...debt, ...change } : debt)) });
  }

  /** All in one pass. */
  changeDebts(ids: Iterable<string>, change: Partial<Debt>): void {
    const changed = new Set(ids);
    if (changed.size > 0)
      this.set({ debts: this.context.debts.map((debt) => (changed.has(debt.id) ? { ...debt, ...change } : debt)) });
  }

  changeMethod(id: string, change: Partial<Method>): void {
    this.set({ methods: this.context.methods.map((method) => (method.id === id ? { ...method, ...change } : method)) });
  }

  /** Also where a direct debit that set out from it remembers it. */
  changeLadder(id: string, change: Partial<Ladder>): void {
    const { ladders, debits } = this.context;
    const changed = <T extends Ladder | null>(ladder: T): T => (ladder?.id === id ? { ...ladder, ...change } : ladder);
    this.set({
      ladders: ladders.map(changed),
      debits: debits.map((debit) => ({ ...debit, ladder: changed(debit.ladder) })),
    });
  }

  /** Of the open case; without one there is nothing to change. */
  changeCase(change: Partial<Case>): void {
    if (this.context.case !== null) this.set({ case: { ...this.context.case, ...change } });
  }

  /** Of a hold of this kind; where another has this id, or none, nothing changes. */
  changeHold<K extends Hold['kind']>(kind: K, id: string, change: Partial<Omit<HoldOf<K>, 'id' | 'kind'>>): void {
    this.set({
      holds: this.context.holds.map((hold) =>
        hold.id === id && hold.kind === kind ? ({ ...hold, ...change } as Hold) : hold,
      ),
    });
  }

  changeProof(id: string, change: Partial<Proof>): void {
    this.set({ proofs: this.context.proofs.map((proof) => (proof.id === id ? { ...proof, ...change } : proof)) });
  }

  /** An amount as a summary says it. */
  money(minor: number): string {
    return plainMoney(minor, this.context.profile.currency);
  }

  /** A moment as a summary says it, by the account's own clock: `2026-03-10 13:23`. */
  local(instant: Instant): string {
    const { timeZone } = this.context.profile;
    return `${dayOf(instant, timeZone)} ${timeOf(instant, timeZone)}`;
  }

  /** A line on the timeline. `by`: not the event's actor, but Puntual itself. */
  note<T extends TimelineType>(type: T, summary: string, data: TimelineData[T], by?: Actor): void {
    const content = { type, data } as TimelineContent;
    const { context } = this;
    this.said.push({ kind: 'note', entry: { ...content, at: context.now, actor: by ?? this.actor, summary }, context });
  }

  do(effect: Effect): void {
    this.said.push({ kind: 'effect', effect });
  }

  mark(mark: LedgerMark): void {
    this.said.push({ kind: 'mark', mark });
  }

  /** A person's task; one that is open already is not opened again. `invoiceIds`: it is over when these are closed. */
  openTask(opening: TaskOpening, invoiceIds: string[] = []): void {
    const { tasks } = this.context;
    if (tasks.some(({ key }) => key === opening.key)) return;
    if (ENDED_BY_THE_CHART[opening.kind]) this.set({ tasks: [...tasks, { key: opening.key, invoiceIds }] });
    this.said.push({ kind: 'task', change: { open: opening } });
  }

  /** Settled, if it was ever opened. */
  closeTask(key: string): void {
    const { tasks } = this.context;
    const left = tasks.filter((one) => one.key !== key);
    if (left.length === tasks.length) return;
    this.set({ tasks: left });
    this.said.push({ kind: 'task', change: { close: key } });
  }

  /** Somebody has closed it. */
  forgetTask(key: string): void {
    this.set({ tasks: this.context.tasks.filter((one) => one.key !== key) });
  }

  /** All of a kind that are open. */
  closeTasks(kind: TaskKind): void {
    for (const { key } of this.context.tasks) if (key.startsWith(`${kind}:`)) this.closeTask(key);
  }

  /** Those about invoices of which none is open any more. */
  closeSettledTasks(): void {
    const { tasks, debts } = this.context;
    const open = new Set(debts.map((debt) => debt.id));
    for (const { key, invoiceIds } of tasks)
      if (invoiceIds.length > 0 && !invoiceIds.some((id) => open.has(id))) this.closeTask(key);
  }

  raise(type: InternalType): void {
    this.said.push({ kind: 'raise', type });
  }
}

export const SYSTEM: Actor = { kind: 'system', id: 'puntual' };
