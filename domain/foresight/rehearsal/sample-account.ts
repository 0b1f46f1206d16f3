import type { AccountProfile, PaymentMethod } from '../../account.ts';
import { accountChart, agendaOf, projectionOf } from '../../chart/chart.ts';
import type { ChartState } from '../../chart/chart.ts';
import { play, tell } from '../../chart/play.ts';
import type { Played } from '../../chart/play.ts';
import { SYSTEM } from '../../chart/state/turn.ts';
import type { ChartEvent, Fact, Request } from '../../events.ts';
import type { Policy } from '../../policy/policy.ts';
import { addMinutes, dayOf, startOfDay } from '../../time/calendar.ts';
import { dueOnFor } from '../../time/due-dates.ts';
import type { Day, Instant } from '../../time/time.ts';
import { quietWorld } from '../forecast/world.ts';

const ZONE = 'UTC';
const PROFILE: AccountProfile = {
  id: 'acc_sample',
  name: 'Sample',
  email: 'sample@puntual.example',
  externalId: null,
  rfc: null,
  locale: 'en',
  timeZone: ZONE,
  currency: 'MXN',
  billingRecipients: [],
  receiptEmail: null,
};
const CARD: PaymentMethod = {
  id: 'pm_sample',
  kind: 'card',
  brand: 'visa',
  last4: '4242',
  fingerprint: 'sample',
  default: true,
};

/** Nothing good takes longer: the oldest age that a policy may name, its holds, and room. */
const LONGEST_DAYS = 1_500;
/** Above what the strictest ladder of reminders, retries and look-ups comes to. */
const MOST_STEPS = 3_000;

/** An account under the policy in a world where nobody pays and every charge is declined. */
export class SampleAccount {
  private state: ChartState;
  private steps = 0;
  private readonly policy: Policy;
  private readonly timeIsUp: () => boolean;
  private readonly reached: (now: Instant) => void;
  private readonly world = quietWorld({ charge: 'declined' });
  private readonly end: Instant;
  charges = 0;
  approvals = 0;
  now: Instant;

  /** `reached` is told how far time has come: an account that breaks can't be asked any more. */
  constructor(
    policy: Policy,
    now: Instant,
    autopay: boolean,
    { timeIsUp, reached }: { timeIsUp: () => boolean; reached: (now: Instant) => void },
  ) {
    this.policy = policy;
    this.timeIsUp = timeIsUp;
    this.reached = reached;
    this.now = addMinutes(startOfDay(dayOf(now, ZONE), ZONE), 10 * 60);
    this.end = addMinutes(this.now, LONGEST_DAYS * 24 * 60);
    this.state = this.run(
      tell(null, this.event({ type: 'ACCOUNT_OPENED', profile: PROFILE, policy, autopay }), this.world),
    );
    if (autopay) this.happens({ type: 'METHOD_ADDED', method: CARD, chargeNow: false });
    this.happens({ type: 'INVOICE_ISSUED', invoice: this.invoice(), creditMinor: 0 });
  }

  get today(): Day {
    return dayOf(this.now, ZONE);
  }

  /** So much that no threshold lets it rest. */
  get amountMinor(): number {
    const { restBelowMinor, adjustUpToMinor } = this.policy.thresholds;
    return 100_000 + restBelowMinor + adjustUpToMinor;
  }

  get service(): string {
    return projectionOf(this.state).service.state;
  }

  happens(fact: Fact): void {
    this.run(tell(this.state, this.event(fact), this.world));
  }

  /** False: the policy doesn't allow it, which is its right. */
  asks(request: Request): boolean {
    if (accountChart.refusal(this.state, request, this.now) !== null) return false;
    this.run(tell(this.state, this.event(request), this.world));
    return true;
  }

  /** Lets time go by until then. */
  until(day: Day): void {
    const target = startOfDay(day, ZONE);
    this.run(play(this.state, target, this.world));
    if (target > this.now) this.now = target;
  }

  /** Lets time go by until it is so; throws where it never will be. */
  awaits(what: string, isSo: () => boolean): void {
    for (;;) {
      if (isSo()) return;
      const next = agendaOf(this.state)[0];
      if (next === undefined) throw new Error(`nothing more would happen, without ${what}`);
      if (next.at > this.end) throw new Error(`${LONGEST_DAYS} days passed without ${what}`);
      this.run(play(this.state, next.at, this.world));
    }
  }

  private invoice() {
    const issuedOn = this.today;
    const dueOn = dueOnFor({ issuedOn, kind: 'recurring' }, this.policy);
    // A one-time invoice's day has to be one as well.
    dueOnFor({ issuedOn, kind: 'oneTime' }, this.policy);
    const { amountMinor } = this;
    return { id: 'inv_sample', number: 'SAMPLE', issuedOn, dueOn, totalMinor: amountMinor, balanceMinor: amountMinor };
  }

  private event(what: Fact | Request): ChartEvent {
    return { ...what, at: this.now, actor: SYSTEM } as ChartEvent;
  }

  private run(steps: Generator<Played, ChartState>): ChartState {
    for (const { state, at, effects, tasks } of steps) {
      this.state = state;
      if (at > this.now) this.now = at;
      this.reached(this.now);
      this.charges += effects.filter(({ type }) => type === 'chargeBalance').length;
      this.approvals += tasks.filter((one) => 'open' in one && one.open.kind === 'deactivationApproval').length;
      if (++this.steps > MOST_STEPS) throw new Error(`it took more than ${MOST_STEPS} steps`);
      if (this.timeIsUp()) throw new Error('it took too long to work out');
    }
    return this.state;
  }
}
