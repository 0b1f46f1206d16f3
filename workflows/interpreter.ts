import { allHandlersFinished, ApplicationFailure, CancellationScope, condition, setHandler, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Instant } from '../domain/time.ts';
import type { Binding, Clock, Identified, Order, Sequenced, Untimed } from './binding.ts';
import type { Carried } from './carried.ts';
import type { EffectLike, TimedEvent } from './chart.ts';
import { KeptAnswers } from './kept-answers.ts';
import { EffectLanes } from './lanes.ts';
import type { Answer } from './messages.ts';
import { RunEnd } from './run-end.ts';
import { Timekeeper } from './timekeeper.ts';
import type { AskReply, Idle, Receipt, Seen } from './updates.ts';
import { askUpdate, BROKE, deliverUpdate, GAP, idleUpdate, NOT_YET, REFUSED, stateQuery } from './updates.ts';

/** More deadlines than this at one instant are a chart that goes round in circles. */
const DEADLINES_AT_ONCE = 1_000;

/**
 * Runs a chart durably. Facts and requests come in as updates and are applied on arrival; time comes by one alarm;
 * effects are done without being waited for, and what they answer comes back as events. Everything between two awaits
 * is one step: nothing gets between a decision and its effects.
 */
export class Interpreter<State, Event extends { at: Instant }, Request, Effect extends EffectLike, Fact extends Sequenced, Ask extends Identified> {
  private readonly binding: Binding<State, Event, Request, Effect, Fact, Ask>;
  private readonly clock: Clock;
  private readonly lanes: EffectLanes<Effect>;
  private readonly time: Timekeeper<Event>;
  private readonly end = new RunEnd();
  private readonly answers: KeptAnswers;
  private state: State | null;
  private lastSeq: number;
  private lastAt: Instant | null;
  private openGaps = 0;
  private broken: { error: unknown } | null = null;

  constructor(binding: Binding<State, Event, Request, Effect, Fact, Ask>, carried: Carried) {
    this.binding = binding;
    this.clock = carried.clock;
    this.lastSeq = carried.lastSeq;
    this.lastAt = carried.lastAt;
    this.answers = new KeptAnswers(carried.answers);
    this.state = carried.frozen === null ? null : binding.chart.revive(carried.frozen);
    this.time = new Timekeeper(() => Math.floor(Date.now()) + carried.clock.offsetMs);
    this.time.next = this.state === null ? null : this.soonest(this.state);
    this.lanes = new EffectLanes(binding.lanes, (order) => this.perform(order));
    for (const order of carried.unfinished) this.lanes.add(order as Order<Effect>);
  }

  /** Runs until a new run should begin, and answers what that one has to be given. A request to cancel is not heard: a chart has no end of its own. */
  async run(): Promise<Carried> {
    const shielded =
      <A extends unknown[], R>(handler: (...args: A) => Promise<R>) =>
      (...args: A) =>
        CancellationScope.nonCancellable(() => handler(...args));
    setHandler(
      deliverUpdate,
      shielded((facts) => this.deliver(facts as Fact[])),
      { validator: (_: Sequenced[]) => this.end.checkOpen() },
    );
    setHandler(
      askUpdate,
      shielded((ask) => this.ask(ask as Ask)),
      { validator: (ask) => this.judge(ask as Ask) },
    );
    setHandler(
      idleUpdate,
      shielded((atLeast) => this.idle(atLeast)),
      { validator: (atLeast) => this.checkNear(atLeast) },
    );
    setHandler(stateQuery, () => this.seen());
    return await CancellationScope.nonCancellable(async () => {
      for (;;) {
        if (this.mayEnd()) return this.carry();
        this.lookAtTime();
        this.time.watch();
        await condition(() => this.broken !== null || this.mayEnd() || this.time.isDue() || this.time.isUnwatched());
        if (this.broken !== null) throw bug(this.broken.error);
      }
    });
  }

  // Messages

  private async deliver(facts: Fact[]): Promise<Receipt> {
    this.take(facts);
    const upTo = facts.at(-1)?.seq ?? 0;
    this.openGaps += 1;
    try {
      while (this.lastSeq < upTo && !this.end.isInHaste) await this.closeGap();
    } finally {
      this.openGaps -= 1;
    }
    return { lastSeq: this.lastSeq, recorded: await this.recorded() };
  }

  /** Applies what is next in order. What was applied before is a duplicate, and what comes too early is read again when the gap before it is closed. */
  private take(facts: Fact[]): void {
    for (const fact of facts) {
      if (fact.seq !== this.lastSeq + 1) continue;
      this.lastSeq = fact.seq;
      this.apply(this.binding.factEvent(fact), this.time.now());
    }
  }

  private async closeGap(): Promise<void> {
    const from = this.lastSeq;
    let isRead = false;
    const reading = this.binding.factsAfter(from).then((facts) => {
      this.take(facts);
      isRead = true;
    });
    void reading.catch((error: unknown) => this.breakDown(error));
    await condition(() => isRead || this.end.isInHaste);
    if (isRead && this.lastSeq === from) throw ApplicationFailure.nonRetryable(`No fact after ${from}`, GAP);
  }

  private judge(ask: Ask): void {
    this.end.checkOpen();
    if (this.answers.of(ask.id) !== null) return;
    const refusal = this.binding.chart.refusal(this.state, this.binding.requestOf(ask), this.time.now());
    if (refusal !== null) throw ApplicationFailure.create({ type: REFUSED, message: refusal.message, nonRetryable: true, details: [refusal] });
  }

  private async ask(ask: Ask): Promise<AskReply> {
    const answer = this.answers.of(ask.id) ?? this.decide(ask);
    return { ...answer, recorded: await this.recorded() };
  }

  /** Judged again: another update of the same moment may have come between. */
  private decide(ask: Ask): Answer {
    const refusal = this.binding.chart.refusal(this.state, this.binding.requestOf(ask), this.time.now());
    if (refusal !== null) return { ok: false, refusal };
    try {
      const answer: Answer = { ok: true, version: this.binding.versionOf(this.apply(this.binding.askEvent(ask), this.time.now())) };
      this.answers.keep(ask.id, answer);
      return answer;
    } catch (error) {
      // A request that our own bug can't digest has changed nothing; whoever asked hears of it, and the chart lives on.
      throw ApplicationFailure.nonRetryable(`The chart broke: ${String(error)}`, BROKE);
    }
  }

  private checkNear(atLeast: Instant | null): void {
    if (this.end.isWanted) throw this.end.moving();
    const now = this.time.now();
    if (atLeast !== null && this.time.isFar(atLeast)) throw ApplicationFailure.nonRetryable(`It is ${now}`, NOT_YET, now);
  }

  private async idle(atLeast: Instant | null): Promise<Idle> {
    await this.time.waitFor(
      atLeast ?? this.time.now(),
      () => this.isIdle(),
      () => this.end.isWanted,
    );
    if (this.end.isWanted) return { moving: true, runId: workflowInfo().runId };
    return { moving: false, now: this.time.now(), offsetMs: this.clock.offsetMs, next: this.time.next?.at ?? null };
  }

  private seen(): Seen | null {
    const { laneOf, record } = this.binding.lanes;
    return this.state === null
      ? null
      : { frozen: this.binding.chart.freeze(this.state), inFlight: this.lanes.orders.flatMap(({ effect }) => (laneOf(effect) === record ? [] : [effect])) };
  }

  /** Whether all that has been decided so far is written. */
  private async recorded(): Promise<boolean> {
    const { record } = this.binding.lanes;
    const mark = this.lanes.mark(record);
    await condition(() => this.lanes.hasPassed(record, mark) || this.end.isInHaste);
    return this.lanes.hasPassed(record, mark);
  }

  // Steps and effects

  private soonest(state: State): TimedEvent<Event> | null {
    return this.binding.chart.deadlines(state)[0] ?? null;
  }

  private lookAtTime(): void {
    for (let steps = 0; this.time.next !== null && this.time.isDue(); steps += 1) {
      const { next } = this.time;
      if (steps === DEADLINES_AT_ONCE) throw new Error(`The chart goes round in circles at ${JSON.stringify(next)}`);
      if (next.endsCycle) this.end.want();
      this.apply(next.event, this.time.momentOf(next));
    }
  }

  /** One step. What may throw comes before anything is changed. */
  private apply(event: Untimed<Event>, at: Instant): State {
    const notBefore = this.lastAt === null || this.lastAt < at ? at : this.lastAt;
    const { state, effects } = this.binding.chart.step(this.state, { ...event, at: notBefore } as Event);
    const next = this.soonest(state);
    const attributes = this.binding.searchAttributes(state);
    this.state = state;
    this.lastAt = notBefore;
    this.time.next = next;
    for (const effect of effects) this.lanes.add({ effect, appliedSeq: this.lastSeq });
    this.show(attributes);
    return state;
  }

  private async perform(order: Order<Effect>): Promise<void> {
    try {
      const outcome = await CancellationScope.nonCancellable(() => this.binding.perform(order, this.time.now(), this.clock));
      if (outcome !== null) this.apply(outcome, this.time.now());
    } catch (error) {
      this.breakDown(error);
      // Undone for ever: nothing may go on as if it were done.
      await new Promise(() => {});
    }
  }

  /** Each upsert is an event of history: only what has changed. */
  private show(attributes: ReturnType<typeof this.binding.searchAttributes>): void {
    const shown = workflowInfo().typedSearchAttributes;
    const changed = attributes.filter(({ key, value }) => (shown.get(key) ?? null) !== value);
    if (changed.length > 0) upsertSearchAttributes(changed);
  }

  private isIdle(): boolean {
    return this.lanes.isQuiet && this.openGaps === 0 && !this.time.isDue();
  }

  // The end of a run

  /** No caller is left without its answer, and unless the history is at its limit, no effect without its outcome. */
  private mayEnd(): boolean {
    return this.end.isWanted && (this.lanes.isQuiet || this.end.isInHaste) && allHandlersFinished();
  }

  private carry(): Carried {
    return {
      frozen: this.state === null ? null : this.binding.chart.freeze(this.state),
      lastSeq: this.lastSeq,
      lastAt: this.lastAt,
      clock: this.clock,
      answers: this.answers.all,
      unfinished: this.lanes.orders,
    };
  }

  private breakDown(error: unknown): void {
    this.broken ??= { error };
  }
}

/** Never a failure that Temporal knows: that would end the workflow. As our bug it fails the task, which is tried again until it is mended. */
const bug = (error: unknown): Error => new Error(`The interpreter broke down: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
