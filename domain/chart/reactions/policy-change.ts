import type { Request } from '../../events.ts';
import type { Policy } from '../../policy/policy.ts';
import { beforeDuePassed } from '../reads/before-due.ts';
import { rungInstant } from '../reads/charge-times.ts';
import { untried } from '../reads/chargeable.ts';
import { isQuiet } from '../reads/due.ts';
import { lastRungBefore, monthlyWordAt } from '../reads/rungs.ts';
import { silenceFor } from '../reads/silence.ts';
import { chargeInstant } from '../reads/window.ts';
import type { Ladder } from '../state/autopay.ts';
import type { Context } from '../state/context.ts';
import type { Turn } from '../state/turn.ts';
import { applied } from './overrides.ts';
import { passRung } from './retry-ladder.ts';

/**
 * Another policy in mid-case. Nobody gets a mail or a charge today because a rule has changed: what would have had its
 * day before under the new rules is over (rungs), or waits for the next morning where it can't be left out
 * (`afterChange`).
 */
export function changePolicy(turn: Turn, event: Extract<Request, { type: 'CHANGE_POLICY_REQUESTED' }>): void {
  const before = turn.context.policy;
  applied(turn, 'changePolicy', event, { from: before.version, to: event.policy.version });
  turn.set({ policy: event.policy, policySince: turn.context.now });
  turn.mark({ kind: 'policy', name: event.policy.name, version: event.policy.version });
  turn.note(
    'policy.changed',
    `Policy ${before.name} ${before.version} → ${event.policy.name} ${event.policy.version}`,
    {
      from: { name: before.name, version: before.version },
      to: { name: event.policy.name, version: event.policy.version },
    },
  );
  if (!silenceFor(turn.context).contacts) passReminders(turn);
  passRetries(turn, before);
  if (turn.context.autopayOn) passChargeMinutes(turn, before);
}

/** What a hold keeps back is not passed over: it goes when the hold ends. */
function passReminders(turn: Turn): void {
  const c = turn.context;
  turn.set({
    debts: c.debts.map((debt) =>
      isQuiet(c, debt)
        ? debt
        : {
            ...debt,
            rungDay: lastRungBefore(c, debt, c.now)?.day ?? debt.rungDay,
            beforeDueDays: beforeDuePassed(c, debt),
          },
    ),
  });
  const { service } = c;
  if (service.is !== 'off') return;
  let { reminded } = service;
  while (monthlyWordAt(c, service, reminded + 1) < c.now) reminded += 1;
  turn.set({ service: { ...service, reminded } });
}

/** What was late already under the old rules, held back by a hold or a network's limit, is not over. */
function passRetries(turn: Turn, before: Policy): void {
  const { now } = turn.context;
  const old: Context = { ...turn.context, policy: before };
  renumber(turn, before);
  for (const { id } of turn.context.ladders) {
    for (;;) {
      const ladder = turn.context.ladders.find((one) => one.id === id && one.state === 'running');
      if (ladder === undefined) break;
      const was = rungInstant(old, ladder, ladder.rung + 1 - rungsMore(turn, before, ladder.method));
      const is = rungInstant(turn.context, ladder, ladder.rung + 1);
      if ((was !== null && was < now) || (is !== null && is >= now)) break;
      passRung(turn, ladder);
    }
  }
}

/** With or without the hour's retry, the other rungs of a card stay what they are. */
function renumber(turn: Turn, before: Policy): void {
  for (const { id, method, rung } of turn.context.ladders)
    turn.changeLadder(id, { rung: Math.max(0, rung + rungsMore(turn, before, method)) });
}

/** How much higher a rung's number is than it was under the policy before. */
const rungsMore = (turn: Turn, before: Policy, method: Ladder['method']): number =>
  hourRungs(turn.context.policy, method) - hourRungs(before, method);

const hourRungs = ({ charge }: Policy, { kind }: Ladder['method']): number =>
  kind === 'card' && charge.retryAfterMinutes !== null ? 1 : 0;

/** The account's minute of the day has moved into the past: made up as any that was missed, in a window. */
function passChargeMinutes(turn: Turn, before: Policy): void {
  const c = turn.context;
  const old: Context = { ...c, policy: before };
  turn.changeDebts(
    untried(c)
      .filter((debt) => chargeInstant(old, debt) >= c.now && chargeInstant(c, debt) < c.now)
      .map((debt) => debt.id),
    { chargeableSince: c.now },
  );
}
