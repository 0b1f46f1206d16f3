import type { Actor } from '../../account.ts';
import type { ChartState } from '../../chart/chart.ts';
import { accountChart, inRealTime, projectionOf } from '../../chart/chart.ts';
import type { Played } from '../../chart/play.ts';
import { play, tell } from '../../chart/play.ts';
import type { ChartEvent, Fact, Request } from '../../events.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../time/time.ts';
import { factHere } from './facts.ts';
import type { RecordedLife } from './life.ts';
import type { Measures } from './measures.ts';
import { Tally } from './measures.ts';
import type { PolicyBodies } from './requests.ts';
import { requestsOf } from './requests.ts';
import { disputedIn, RecordedWorld } from './world.ts';

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
type Moment = { at: Instant; step: number; actor: Actor } & ({ fact: Fact } | { request: Request });

/**
 * Plays a recorded life again, up to `until`: the same facts and the same requests at their instants, the same bank
 * (`bank.ts`), and in between whatever the policy does. Throws where nothing is recorded of its beginning.
 */
export function replay(life: RecordedLife, under: Under, until: Instant): Replayed {
  const run = new Replay(life, under);
  for (const moment of momentsOf(life, under)) run.reach(moment);
  return run.end(until);
}

const momentsOf = (life: RecordedLife, under: Under): Moment[] =>
  [...life.facts, ...requestsOf(life, 'policies' in under ? under.policies : () => null)].toSorted((a, b) =>
    a.at === b.at ? a.step - b.step : a.at < b.at ? -1 : 1,
  );

class Replay {
  private state: ChartState | null = null;
  private dropped = 0;
  private readonly under: Under;
  private readonly realTime: boolean;
  private readonly world: RecordedWorld;
  private readonly tally = new Tally();

  constructor(life: RecordedLife, under: Under) {
    this.under = under;
    this.realTime = life.realTime;
    this.world = new RecordedWorld(life.attempts);
  }

  reach(moment: Moment): void {
    // What came in one breath was taken in one: time brings nothing in between.
    if (this.state !== null && this.state.snapshot.context.now !== moment.at)
      this.run(play(this.state, moment.at, this.world.answer, this.world.write));
    const { at, actor } = moment;
    const said = 'fact' in moment ? this.happening(moment.fact) : this.asked(moment.request, at);
    if (said === null) this.dropped += 1;
    else this.run(tell(this.state, { ...said, at, actor } as ChartEvent, this.world.answer, this.world.write));
  }

  end(until: Instant): Replayed {
    if (this.state === null) throw new Error('Nothing is recorded of its beginning');
    this.run(play(this.state, until, this.world.answer, this.world.write));
    const { openMinor, overdueMinor } = projectionOf(this.state).balance;
    return {
      measures: { ...this.tally.measures, openMinor, overdueMinor },
      assumed: this.world.assumed,
      dropped: this.dropped,
    };
  }

  private asked(request: Request, at: Instant): Request | null {
    return accountChart.refusal(this.state, request, at) === null ? request : null;
  }

  private happening(fact: Fact): Fact | null {
    const here = factHere(fact, {
      ledger: this.world.ledger,
      disputed: (id) => (this.state === null ? 0 : disputedIn(this.state.snapshot.context)(id)),
      paymentFor: (attemptId) => this.world.paymentFor(attemptId),
    });
    if (here?.type === 'INVOICE_ISSUED') this.tally.issued(here.invoice.id, here.invoice.issuedOn);
    return here?.type === 'ACCOUNT_OPENED' && 'policy' in this.under ? { ...here, policy: this.under.policy } : here;
  }

  private run(steps: Generator<Played, ChartState>): void {
    for (const step of steps) {
      this.state = inRealTime(step.state, this.realTime);
      this.tally.count(step, this.state.snapshot.context.profile.timeZone);
    }
  }
}
