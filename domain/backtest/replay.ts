import type { Actor } from '../account.ts';
import type { ChartState } from '../chart/chart.ts';
import { accountChart, projectionOf } from '../chart/chart.ts';
import { disputedMinor } from '../chart/debts.ts';
import type { Played } from '../chart/play.ts';
import { play, tell } from '../chart/play.ts';
import type { ChartEvent } from '../events.ts';
import type { Policy } from '../policy-type.ts';
import type { Instant } from '../time.ts';
import { closedBefore, factHere } from './facts.ts';
import type { RecordedLife } from './life.ts';
import type { Measures } from './measures.ts';
import { Tally } from './measures.ts';
import type { PolicyBodies } from './requests.ts';
import { requestsOf } from './requests.ts';
import { RecordedWorld } from './world.ts';

export interface Replayed {
  measures: Measures;
  /** Attempts of which nothing recorded says what the bank would have answered. */
  assumed: number;
  /** Requests that have no place in this life, and facts that have nothing to happen to. */
  dropped: number;
}

/** Which policy a life is lived under: its own, version by version as it was moved, or another one throughout. */
export type Under = { policies: PolicyBodies } | { policy: Policy };

/** Something that came from outside, at its instant. */
interface Moment { at: Instant; step: number; actor: Actor; event: ChartEvent | null; fact: RecordedLife['facts'][number]['fact'] | null }

/**
 * Plays a recorded life again, up to `until`: the same facts and the same requests at their instants, the same bank (`bank.ts`), and in
 * between whatever the policy does. Null: nothing is recorded of it.
 */
export function replay(life: RecordedLife, under: Under, until: Instant): Replayed | null {
  const run = new Replay(life, under);
  for (const moment of momentsOf(life, under)) run.reach(moment);
  return run.end(until);
}

function momentsOf(life: RecordedLife, under: Under): Moment[] {
  const requests = requestsOf(life, 'policies' in under ? under.policies : () => null);
  return [
    ...life.facts.map(({ at, step, actor, fact }) => ({ at, step, actor, event: null, fact })),
    ...requests.map(({ at, step, actor, request }) => ({ at, step, actor, event: { ...request, at, actor } as ChartEvent, fact: null })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.step - b.step));
}

class Replay {
  private state: ChartState | null = null;
  private dropped = 0;
  private readonly life: RecordedLife;
  private readonly under: Under;
  private readonly world: RecordedWorld;
  private readonly tally = new Tally(() => this.state?.snapshot.context.profile.timeZone ?? 'UTC');

  constructor(life: RecordedLife, under: Under) {
    this.life = life;
    this.under = under;
    this.world = new RecordedWorld(life.attempts);
  }

  reach(moment: Moment): void {
    if (this.state !== null) this.run(play(this.state, moment.at, this.world.answer));
    const event = moment.fact === null ? this.asked(moment) : this.happening(moment);
    if (event === null) this.dropped += 1;
    else this.run(tell(this.state, event, this.world.answer));
  }

  end(until: Instant): Replayed | null {
    if (this.state === null) return null;
    this.run(play(this.state, until, this.world.answer));
    const { openMinor, overdueMinor } = projectionOf(this.state).balance;
    return { measures: { ...this.tally.measures, openMinor, overdueMinor }, assumed: this.world.assumed, dropped: this.dropped };
  }

  private asked({ event, at }: Moment): ChartEvent | null {
    return event === null || accountChart.refusal(this.state, event as never, at) !== null ? null : event;
  }

  private happening({ fact, at, actor, step }: Moment): ChartEvent | null {
    if (fact === null) return null;
    const context = this.state?.snapshot.context ?? null;
    const here = factHere(fact, {
      ledger: this.world.ledger,
      disputed: (id) => {
        const debt = context?.debts.find((one) => one.id === id);
        return context === null || debt === undefined ? 0 : disputedMinor(context, debt);
      },
      closedThen: closedBefore(this.life, step),
      paymentFor: (attemptId) => this.world.paymentFor(attemptId),
    });
    if (here === null) return null;
    if (here.type === 'INVOICE_ISSUED') this.tally.issued(here.invoice.id, here.invoice.issuedOn);
    if (here.type === 'ACCOUNT_OPENED' && 'policy' in this.under) return { ...here, policy: this.under.policy, at, actor };
    return { ...here, at, actor };
  }

  private run(steps: Generator<Played, ChartState>): void {
    for (;;) {
      const next = steps.next();
      if (next.done === true) {
        this.state = next.value;
        return;
      }
      this.state = next.value.state;
      this.tally.count(next.value.effects);
    }
  }
}
