import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Context } from '@temporalio/activity';
import type { Deed } from '../../activities/index.ts';
import type { AttemptTrigger } from '../../domain/account.ts';
import type { Effect } from '../../domain/effects.ts';
import { epochMs } from '../../domain/time/epoch.ts';
import type { Instant } from '../../domain/time/time.ts';
import { routeOf } from '../../domain/routes.ts';
import type { Agenda, Work, WorkRef } from '../../domain/work.ts';

/** When time brings something, and the work that it brings. */
export interface Deadline {
  at: Instant;
  kind: string;
  brings?: Deed[];
}

/**
 * How a verb of an account goes: done at once, in vain, or held after the world has been asked and before anything of
 * it is written.
 */
type Way = 'fine' | 'fails' | 'held';

interface Lines {
  decided: {
    step: number /** So much work until now: the first is `w1`. */;
    ordered: number;
    work: Work[];
    deadlines: Deadline[];
    attributes: Agenda['attributes'];
  };
  looked: { at: Instant };
  reached: { at: Instant };
  /** A workflow has known this step, and there is a lower one. */
  wentBack: { knownStep: number };
  begun: { work: string; queue: string };
  asked: { work: string };
  done: { work: string };
  way: { verb: Deed | 'reach'; way: Way };
  /** Its clock is so much behind Temporal's. */
  behind: { ms: number };
}
type LineOf<K extends keyof Lines> = { is: K; id: string } & Lines[K];

const nowInstant = (): Instant => new Date().toISOString() as Instant;
export const inMs = (ms: number): Instant => new Date(Date.now() + ms).toISOString() as Instant;

/** Work as the record routes it. `trigger`: of a charge. */
export const workOf = (verb: Deed, id: string, trigger: AttemptTrigger = 'autopay'): Work => ({
  id,
  verb,
  ...routeOf({ type: verb, params: { trigger } } as Effect),
});

/**
 * A record without a chart, in one file, which outlives the workers: what its accounts are to do is told by the test,
 * and what was asked of it is kept.
 */
export class ToyRecord {
  private readonly file: string;
  private isOver = false;

  constructor(file: string) {
    this.file = file;
  }

  private write<K extends keyof Lines>(is: K, id: string, line: Lines[K]): void {
    appendFileSync(this.file, `${JSON.stringify({ is, id, ...line })}\n`);
  }

  private lines(): { is: string; id: string }[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { is: string; id: string });
  }

  private of<K extends keyof Lines>(id: string, is: K): LineOf<K>[] {
    return this.lines().filter((line) => line.id === id && line.is === is) as LineOf<K>[];
  }

  /** Nothing is held any more: its workers want to go. */
  letGo(): void {
    this.isOver = true;
  }

  // What a test decides

  /**
   * One more step, or the one that is said: work on top of what is open, and deadlines in the place of those that were
   * there.
   */
  decide(
    id: string,
    {
      step,
      work = [],
      deadlines,
      attributes,
      trigger,
    }: {
      step?: number;
      work?: Deed[];
      deadlines?: Deadline[];
      attributes?: Agenda['attributes'];
      trigger?: AttemptTrigger;
    },
  ): Agenda {
    const last = this.last(id);
    const next = step ?? (last?.step ?? 0) + 1;
    const sofar = this.of(id, 'decided').reduce((most, one) => Math.max(most, one.ordered), 0);
    const open = [...this.open(id), ...work.map((verb, i) => workOf(verb, `w${sofar + i + 1}`, trigger))];
    this.write('decided', id, {
      step: next,
      ordered: sofar + work.length,
      work: open,
      deadlines: deadlines ?? last?.deadlines ?? [],
      attributes: attributes ?? last?.attributes ?? {},
    });
    return this.agenda(id);
  }

  goes(id: string, verb: Deed | 'reach', way: Way): void {
    this.write('way', id, { verb, way });
  }

  isBehind(id: string, ms: number): void {
    this.write('behind', id, { ms });
  }

  // What it says

  private last = (id: string): LineOf<'decided'> | undefined => this.of(id, 'decided').at(-1);

  private open(id: string): Work[] {
    const done = this.done(id);
    return (this.last(id)?.work ?? []).filter((work) => !done.includes(work.id));
  }

  agenda(id: string): Agenda {
    const { step = 0, deadlines = [], attributes = {} } = this.last(id) ?? {};
    const next = [...deadlines].sort((a, b) => (a.at < b.at ? -1 : 1))[0];
    return { step, wakeAt: next?.at ?? null, next: next?.kind ?? null, work: this.open(id), attributes };
  }

  /** Whose time has come or whose work waits, as the sweeper asks. */
  async overdue(ids: readonly string[]): Promise<{ accountId: string; agenda: Agenda }[]> {
    return ids
      .map((accountId) => ({ accountId, agenda: this.agenda(accountId) }))
      .filter(({ agenda }) => agenda.work.length > 0 || (agenda.wakeAt !== null && agenda.wakeAt < nowInstant()));
  }

  // What was asked of it

  looks = (id: string): Instant[] => this.of(id, 'looked').map(({ at }) => at);
  reaches = (id: string): Instant[] => this.of(id, 'reached').map(({ at }) => at);
  wentBack = (id: string): number[] => this.of(id, 'wentBack').map(({ knownStep }) => knownStep);
  begun = (id: string): Lines['begun'][] => this.of(id, 'begun');
  /** Each time that the world was asked for it: the same work has the same key. */
  asked = (id: string): string[] => this.of(id, 'asked').map(({ work }) => work);
  /** Of all accounts, whose work was done one after the other. */
  doneInOrder = (): string[] => this.lines().flatMap(({ id, is }) => (is === 'done' ? [id] : []));
  done = (id: string): string[] => this.of(id, 'done').map(({ work }) => work);

  readonly activities = {
    look: async (id: string): Promise<Agenda> => {
      this.write('looked', id, { at: nowInstant() });
      return this.agenda(id);
    },
    reach: async (id: string): Promise<Agenda> => {
      const at = nowInstant();
      this.write('reached', id, { at });
      if (this.way(id, 'reach') === 'fails') throw new Error('In vain');
      const nowMs = epochMs(at) - (this.of(id, 'behind').at(-1)?.ms ?? 0);
      const { deadlines = [] } = this.last(id) ?? {};
      const due = deadlines.filter((one) => epochMs(one.at) <= nowMs);
      const decided =
        due.length === 0
          ? this.agenda(id)
          : this.decide(id, {
              work: due.flatMap(({ brings = [] }) => brings),
              deadlines: deadlines.filter((one) => !due.includes(one)),
            });
      await this.letGoOf(id, 'reach');
      return decided;
    },
    wentBack: async (id: string, knownStep: number): Promise<Agenda> => {
      this.write('wentBack', id, { knownStep });
      return this.agenda(id);
    },
    chargeBalance: (ref: WorkRef) => this.perform('chargeBalance', ref),
    lookUpCharge: (ref: WorkRef) => this.perform('lookUpCharge', ref),
    refundPayment: (ref: WorkRef) => this.perform('refundPayment', ref),
    sendEmail: (ref: WorkRef) => this.perform('sendEmail', ref),
    deactivateService: (ref: WorkRef) => this.perform('deactivateService', ref),
    reactivateService: (ref: WorkRef) => this.perform('reactivateService', ref),
  } satisfies Record<Deed, (ref: WorkRef) => Promise<Agenda>> &
    Record<'look' | 'reach', (id: string) => Promise<Agenda>> &
    Record<'wentBack', (id: string, knownStep: number) => Promise<Agenda>>;

  private async perform(verb: Deed, { accountId: id, workId: work }: WorkRef): Promise<Agenda> {
    const queue = Context.current().info.taskQueue;
    this.write('begun', id, { work, queue });
    if (this.way(id, verb) === 'fails') throw new Error('In vain');
    this.write('asked', id, { work });
    await this.letGoOf(id, verb);
    if (this.done(id).includes(work)) return this.agenda(id);
    this.write('done', id, { work });
    return this.decide(id, {});
  }

  private way = (id: string, verb: Deed | 'reach'): Way =>
    this.of(id, 'way')
      .filter((line) => line.verb === verb)
      .at(-1)?.way ?? 'fine';

  private async letGoOf(id: string, verb: Deed | 'reach'): Promise<void> {
    while (this.way(id, verb) === 'held') {
      Context.current().heartbeat();
      await pause(20);
      if (this.isOver) throw new Error('The house is closed');
    }
  }
}
