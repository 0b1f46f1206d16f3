import { strict as assert, AssertionError } from 'node:assert';
import type { Actor } from '../../../../domain/account.ts';
import type { ChartState } from '../../../../domain/chart/chart.ts';
import type { ExplainedEntry } from '../../../../domain/chart/because/explained.ts';
import { accountChart, inRealTime } from '../../../../domain/chart/chart.ts';
import { type Move, movesBetween } from '../../../../domain/chart/path.ts';
import { SYSTEM } from '../../../../domain/chart/state/turn.ts';
import type { Effect, LedgerMark } from '../../../../domain/effects.ts';
import type { JournalEntry } from '../../../../domain/journal/entry.ts';
import type { ChartEvent, Fact, Outcome, Request } from '../../../../domain/events.ts';
import type { Policy } from '../../../../domain/policy/policy.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { TaskChange } from '../../../../domain/tasks.ts';
import { later } from '../../../../domain/time/calendar.ts';
import { epochMs } from '../../../../domain/time/epoch.ts';
import type { Instant } from '../../../../domain/time/time.ts';
import type { TimelineEntry } from '../../../../domain/timeline.ts';
import type { Agenda } from '../../../../domain/work.ts';
import { isMissing, type Tx } from '../db/database.ts';
import { instantOf, minorOf } from '../db/values.ts';
import { Refused } from '../../store.ts';
import { ChartBroke } from './chart-broke.ts';
import type { AccountColumns, NewEffect, NewFact, StateColumns } from './columns.ts';
import type { OpenWork } from './open-work.ts';
import { overtakenBy } from './overtaken.ts';
import { STUCK_REFUSAL } from './stuck-refusal.ts';
import { changeTasks } from './task-changes.ts';

/** More deadlines than this at once are a chart that goes round in circles. */
const DEADLINES_AT_ONCE = 1_000;
/** A deadline handled within this of its instant counts as handled at its instant. */
const PUNCTUAL_MS = 60_000;
/**
 * One decision may take the processor this long: beyond it, something is wrong with this account, and the others wait.
 */
const LONGEST_MS = 5_000;

/** An event before it is said when it happens and who did it. */
type Untold =
  | Omit<Fact, never>
  | Request
  | Outcome
  | Omit<Extract<ChartEvent, { type: 'DEADLINE_REACHED' }>, 'at' | 'actor'>;

/** What the ledger does at the chart's word, within the decision. */
export interface Clerks {
  /** Papers that have no fact of their own. */
  mark(account: Account, mark: LedgerMark, by: { step: number; position: number; at: Instant }): Promise<void>;
  /** What the record itself answers; null: it is to be done outside. */
  answer(account: Account, effect: Effect): Promise<Outcome> | null;
}

/**
 * An account while its row is locked. Whatever is written of its money is written with one of these in hand, so that
 * balances that were read still stand when they are changed; what the chart makes of it is gathered here and written at
 * the end, all of it or nothing.
 */
export class Account {
  readonly tx: Tx;
  readonly id: string;
  readonly row: Readonly<AccountColumns>;
  /** The second run of its decision: what is asked for may have been done before. */
  readonly again: boolean;
  /** The account's own time, read under the lock. */
  readonly now: Instant;
  readonly machineNow: Instant;
  /** The record was restored, and what is missing isn't booked yet: facts are taken, and time brings nothing. */
  readonly isRestored: boolean;
  /** Follows what this transaction has written. */
  creditMinor: number;
  state: ChartState | null;
  readonly before: Readonly<StateColumns>;
  /** What is open from before, without what this transaction has ended. */
  openWork: OpenWork[];
  readonly entries: (ExplainedEntry & { step: number })[] = [];
  /** Where its regions went. */
  readonly moves: (Move & { step: number; at: Instant })[] = [];
  readonly facts: NewFact[] = [];
  readonly effects: NewEffect[] = [];
  /** What money has done, in double entry. */
  readonly journal: JournalEntry[] = [];
  /** Work that something newer has overtaken. */
  readonly dropped: string[] = [];
  /** Work was done, or has turned out to be overtaken. */
  hasEnded = false;
  stuck: { since: Instant; because: string; isNew: boolean } | null;
  /** Why its state can't be read: then it is stuck, and has none. */
  unreadable: ChartBroke | null;
  /** Its state as if its policy had these rules; null: it has none yet. Throws `ChartBroke`. */
  readonly readUnder: (policy: Policy) => ChartState | null;
  /** How long its chart has taken in all. */
  private chartMs = 0;
  private written: Agenda | null = null;
  /**
   * Something is to be done, or time brings something sooner than its workflow knows: all else that finds out by
   * itself.
   */
  hasNews = false;

  private readonly clerks: Clerks;

  constructor(
    clerks: Clerks,
    given: Pick<
      Account,
      | 'tx'
      | 'id'
      | 'row'
      | 'again'
      | 'now'
      | 'machineNow'
      | 'isRestored'
      | 'state'
      | 'before'
      | 'openWork'
      | 'stuck'
      | 'unreadable'
      | 'readUnder'
    >,
  ) {
    this.clerks = clerks;
    this.tx = given.tx;
    this.id = given.id;
    this.row = given.row;
    this.again = given.again;
    this.now = given.now;
    this.machineNow = given.machineNow;
    this.isRestored = given.isRestored;
    this.creditMinor = minorOf(given.row.creditMinor);
    this.state = given.state;
    this.before = given.before;
    this.openWork = given.openWork;
    this.stuck = given.stuck;
    this.unreadable = given.unreadable;
    this.readUnder = given.readUnder;
  }

  /** Sequence of the last fact, those of this transaction among them. */
  get factSeq(): number {
    return this.before.factSeq + this.facts.length;
  }

  /** When what is written without the chart has happened: time never goes back. */
  get moment(): Instant {
    return later(this.now, this.state?.snapshot.context.now ?? this.now);
  }

  /** The rules that it is under. 409 `account_stuck` where its state can't be read. */
  policy(): Policy {
    const policy = this.state?.snapshot.context.policy;
    if (policy === undefined) throw new Refused(409, STUCK_REFUSAL.code, STUCK_REFUSAL.message, STUCK_REFUSAL.data);
    return policy;
  }

  // What happens

  /**
   * Writes down a fact, and tells the chart. `cause` names what made it, once: the id of what was written, or of the
   * request. A write that finds its cause taken has been here before (`writtenBefore`).
   */
  async happened(fact: Fact, actor: Actor, cause: string): Promise<void> {
    const written: NewFact = {
      seq: this.factSeq + 1,
      fact,
      actor,
      cause: `${fact.type} ${cause}`,
      step: null,
      at: null,
    };
    this.facts.push(written);
    if (this.stuck === null) await this.take(written);
  }

  /** An outcome of something that was done. A stuck account hears of it when it is mended; `cause` is its own. */
  async heard(outcome: Outcome, actor: Actor, cause: string): Promise<void> {
    if (this.stuck === null) await this.tell(outcome, actor);
    else
      this.facts.push({
        seq: this.factSeq + 1,
        fact: outcome,
        actor,
        cause: `${outcome.type} ${this.id} ${cause}`,
        step: null,
        at: null,
      });
  }

  /** Tells the chart a fact that is written, or is about to be. */
  async take(fact: NewFact): Promise<void> {
    await this.tell(fact.fact, fact.actor);
    fact.step = this.state?.step ?? null;
    fact.at = this.state?.snapshot.context.now ?? null;
  }

  /** Why the chart would not take a request now; null: it would. */
  refusal(request: Request): Refusal | null {
    if (this.stuck !== null) return STUCK_REFUSAL;
    return this.guarded(() => accountChart.refusal(this.state, request, this.now));
  }

  /** A line of its story that the chart has no part in. */
  note(entry: TimelineEntry): void {
    const { state } = this;
    const told = state === null ? { ...entry, because: null } : accountChart.explained(state, entry);
    this.entries.push({ ...told, step: state?.step ?? this.before.step });
  }

  /** One step of the chart, and what the record itself answers to it. Time never goes back. */
  async tell(event: Untold, actor: Actor, at = this.now): Promise<void> {
    const taken = this.guarded(() =>
      accountChart.step(
        this.state,
        { ...event, at: later(at, this.state?.snapshot.context.now ?? at), actor } as ChartEvent,
        this.before.timelineSeq + this.entries.length,
      ),
    );
    const moved = movesBetween(this.state?.snapshot ?? null, taken.state.snapshot);
    // The first step begins a state that nobody has loaded.
    this.state = inRealTime(taken.state, !this.row.testClock);
    const { step } = taken.state;
    this.moves.push(...moved.map((move) => ({ ...move, step, at: taken.state.snapshot.context.now })));
    this.entries.push(...taken.entries.map((entry) => ({ ...entry, step })));
    for (const [index, mark] of taken.marks.entries())
      await this.booked(
        this.clerks.mark(this, mark, { step, position: index + 1, at: taken.state.snapshot.context.now }),
      );
    if (taken.tasks.length > 0) await this.changeTasks(taken.tasks);
    for (const [position, effect] of taken.effects.entries()) {
      const answered = await this.booked(this.clerks.answer(this, effect));
      if (answered === null) this.order({ step, position, effect });
      else await this.tell(answered, SYSTEM);
    }
  }

  changeTasks = (changes: readonly TaskChange[]): Promise<void> =>
    changeTasks(this.tx, changes, { accountId: this.id, at: this.now });

  /** All that has fallen due, one after the other. */
  async reach(): Promise<void> {
    if (this.stuck !== null || this.isRestored) return;
    for (let steps = 0; ; steps++) {
      const next = this.next();
      if (next === null || next.at > this.now) return;
      if (steps === DEADLINES_AT_ONCE)
        throw new ChartBroke(this.id, new Error(`The chart goes round in circles at ${JSON.stringify(next)}`));
      await this.tell(next.event, SYSTEM, epochMs(this.now) - epochMs(next.at) < PUNCTUAL_MS ? next.at : this.now);
    }
  }

  next(): ReturnType<typeof accountChart.deadlines>[number] | null {
    const { state } = this;
    return state === null ? null : this.guarded(() => accountChart.deadlines(state)[0] ?? null);
  }

  private order(ordered: NewEffect): void {
    const { open, decided } = overtakenBy(ordered, this);
    this.dropped.push(...open.map(({ id }) => id));
    this.openWork = this.openWork.filter((one) => !open.includes(one));
    if (decided !== null) this.effects.splice(this.effects.indexOf(decided), 1);
    this.effects.push(ordered);
  }

  // What comes of it

  /** From here on it is stuck: nothing more is told to its chart. */
  markStuck(broke: ChartBroke): void {
    this.stuck ??= { since: this.machineNow, because: broke.message, isNew: true };
  }

  /** Its chart is to take things again. */
  unstick(): void {
    if (this.unreadable !== null) throw this.unreadable;
    this.stuck = null;
  }

  /** Its state could be read after all. */
  goOnFrom(state: ChartState): void {
    [this.state, this.unreadable] = [state, null];
  }

  /** All that came of it is written; this is what is to be done from here on. */
  wasWritten(agenda: Agenda): void {
    this.written = agenda;
    this.hasNews = this.bringsNews(agenda);
  }

  agenda(): Agenda {
    assert(this.written !== null, 'an agenda is of what was written');
    return this.written;
  }

  private bringsNews({ wakeAt }: Agenda): boolean {
    if (this.stuck !== null || this.isRestored) return false;
    const before = this.before.wakeAt;
    return this.effects.length > 0 || (wakeAt !== null && (before === null || wakeAt < instantOf(before)));
  }

  /** What the ledger does at the chart's word: where the two contradict one another, that is our bug too. */
  private async booked<T>(work: Promise<T> | null): Promise<T | null> {
    try {
      return await work;
    } catch (error) {
      throw error instanceof AssertionError || isMissing(error) ? new ChartBroke(this.id, error) : error;
    }
  }

  /** Whatever its chart is asked: what breaks there is its own. The time of the database is not. */
  guarded<T>(work: () => T): T {
    const from = performance.now();
    try {
      const value = work();
      this.chartMs += performance.now() - from;
      if (this.chartMs > LONGEST_MS) throw new Error(`One decision took longer than ${LONGEST_MS} ms`);
      return value;
    } catch (error) {
      throw new ChartBroke(this.id, error);
    }
  }
}
