import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type Connection, WithStartWorkflowOperation } from '@temporalio/client';
import type { Refusal } from '../domain/refusal.ts';
import type { Instant } from '../domain/time.ts';
import type { Identified, Sequenced } from './binding.ts';
import { asUnavailable, whyFailed } from './call.ts';
import type { Carried } from './carried.ts';
import type { Answer } from './messages.ts';
import { EngineUnavailable } from './messages.ts';
import { Turnstile } from './turnstile.ts';
import type { Idle, Seen } from './updates.ts';
import { askUpdate, deliverUpdate, idleUpdate, MOVING, NOT_YET, REFUSED, stateQuery } from './updates.ts';

export interface ChartClientOptions {
  client: Client;
  connection: Connection;
  workflowType: string;
  taskQueue: string;
  /** Nothing waits longer for an answer, unless told so. */
  answerWithinMs: number;
}

export type Stood = Extract<Idle, { moving: false }>;

/** `IdleTooFar`: that time is still far off; `now` is the chart's. */
export type IdleReply = { reached: true; stood: Stood } | { reached: false; now: Instant };

/** The workflow isn't there: it was never given a fact, or Temporal has lost it. */
export class NotRunning extends Error {
  override name = 'NotRunning';
}

const UPDATES_AT_ONCE = 8;
const AGAIN_AFTER_MS = { first: 10, longest: 250 };

/** Talks to workflows that run a chart: what each update means, across runs and over a server that may be away. Throws `EngineUnavailable`. */
export class ChartClient {
  readonly options: ChartClientOptions;
  private readonly turnstile = new Turnstile(UPDATES_AT_ONCE);

  constructor(options: ChartClientOptions) {
    this.options = options;
  }

  /** Hands over facts in the order of their sequence, starting the workflow if it isn't running; resolves when they are applied and recorded. */
  async deliver(id: string, facts: Sequenced[], begin: Carried): Promise<void> {
    const seq = facts.at(-1)?.seq ?? 0;
    await this.persist(id, async () => {
      const startWorkflowOperation = new WithStartWorkflowOperation(this.options.workflowType, {
        workflowId: id,
        taskQueue: this.options.taskQueue,
        args: [begin],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const receipt = await this.options.client.workflow.executeUpdateWithStart(deliverUpdate, { args: [facts], startWorkflowOperation });
      return receipt.recorded && receipt.lastSeq >= seq ? { done: null } : 'again';
    });
  }

  /** Resolves when what came of it is recorded. Throws `NotRunning`. */
  async ask(id: string, ask: Identified): Promise<Answer> {
    return await this.persist(
      id,
      async () => {
        const { recorded, ...answer } = await this.handle(id).executeUpdate(askUpdate, { args: [ask], updateId: ask.id });
        if (!recorded) await this.settle(id);
        return { done: answer };
      },
      (type, detail) => (type === REFUSED ? { done: { ok: false, refusal: detail as Refusal } } : null),
    );
  }

  /** Looks and changes nothing. Throws `NotRunning`. */
  async look(id: string): Promise<Seen | null> {
    return await this.untilDone(id, async () => ({ done: await this.handle(id).query(stateQuery) }), undefined, this.options.answerWithinMs);
  }

  /** Waits until nothing is due or in flight, at `atLeast` or later; answers at once if that is far off. Throws `NotRunning`. */
  async idle(id: string, atLeast: Instant | null, withinMs: number): Promise<IdleReply> {
    return await this.untilDone<IdleReply>(
      id,
      async () => {
        const idle = await this.handle(id).executeUpdate(idleUpdate, { args: [atLeast] });
        return idle.moving ? { movingFrom: idle.runId } : { done: { reached: true, stood: idle } };
      },
      (type, detail) => (type === NOT_YET ? { done: { reached: false, now: detail as Instant } } : null),
      withinMs,
    );
  }

  private handle(id: string) {
    return this.options.client.workflow.getHandle(id);
  }

  /** Waits for what an ended run left to its next to record. */
  private async settle(id: string): Promise<void> {
    for (;;) {
      const receipt = await this.handle(id).executeUpdate(deliverUpdate, { args: [[]] });
      if (receipt.recorded) return;
    }
  }

  /** Looks from outside: an update that meets a run in its last moment is pushed back by Temporal for two seconds. */
  private async untilMoved(id: string, runId: string): Promise<void> {
    for (let waitMs = AGAIN_AFTER_MS.first; ; waitMs = Math.min(waitMs * 2, AGAIN_AFTER_MS.longest)) {
      if ((await this.handle(id).describe()).runId !== runId) return;
      await pause(waitMs);
    }
  }

  private persist<T>(id: string, attempt: Attempt<T>, onRejected?: OnRejected<T>): Promise<T> {
    return this.turnstile.through(id, () => this.untilDone(id, attempt, onRejected, this.options.answerWithinMs));
  }

  /** Tries until it is answered by some run. Every update is safe to repeat. */
  private async untilDone<T>(id: string, attempt: Attempt<T>, onRejected: OnRejected<T> | undefined, withinMs: number): Promise<T> {
    const until = Date.now() + withinMs;
    for (let waitMs = AGAIN_AFTER_MS.first; ; waitMs = Math.min(waitMs * 2, AGAIN_AFTER_MS.longest)) {
      try {
        const result = await this.options.connection.withDeadline(until, async () => {
          const tried = await attempt().catch((error: unknown) => whatItMeans(error, onRejected));
          if (tried !== 'again' && 'movingFrom' in tried) await this.untilMoved(id, tried.movingFrom);
          return tried;
        });
        if (result !== 'again' && 'done' in result) return result.done;
      } catch (error) {
        throw asUnavailable(error);
      }
      if (Date.now() + waitMs >= until) throw new EngineUnavailable(`No answer within ${withinMs} ms`);
      await pause(waitMs);
    }
  }
}

/** `movingFrom`: that run is about to end, and the next is to be asked. */
type Tried<T> = { done: T } | { movingFrom: string } | 'again';
type Attempt<T> = () => Promise<Tried<T>>;
/** What a rejection by the workflow means; null: it is an error. */
type OnRejected<T> = (type: string, detail: unknown) => { done: T } | null;

function whatItMeans<T>(error: unknown, onRejected: OnRejected<T> | undefined): Tried<T> {
  const failed = whyFailed(error);
  if (failed.kind === 'again') return 'again';
  if (failed.kind === 'notRunning') throw new NotRunning('The workflow is not running', { cause: error });
  if (failed.kind !== 'rejected') throw error;
  if (failed.type === MOVING) return { movingFrom: String(failed.detail) };
  const answer = onRejected?.(failed.type, failed.detail) ?? null;
  if (answer === null) throw error;
  return answer;
}
