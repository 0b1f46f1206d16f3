import { NETWORK_RULES } from './network-rules.ts';
import type { NetworkRule, Policy } from './policy.ts';
import type { Day } from '../time/time.ts';

type Network = NetworkRule['network'];
type Cap = 'declines' | 'sameAmount';
type Problem = { path: string; message: string };

const CAPS: readonly Cap[] = ['declines', 'sameAmount'];
const HOURS_A_DAY = 24;

/** The rule of a network that judges an attempt on a local day; null when it has none then. */
export function networkRuleOn(rules: readonly NetworkRule[], network: Network, day: Day): NetworkRule | null {
  let found: NetworkRule | null = null;
  for (const rule of rules) {
    if (rule.network === network && rule.from <= day && (found === null || rule.from >= found.from)) found = rule;
  }
  return found;
}

/**
 * Where a policy lets a card be tried more often than its network does, on any day; and where its own retries would run
 * into a cap.
 */
export function networkProblems(policy: Policy): Problem[] {
  const problems = new Map<string, Problem>();
  // Between two beginnings of rules nothing changes: judging each beginning judges every day.
  for (const { network, from: day } of [...NETWORK_RULES, ...policy.networks]) {
    for (const cap of CAPS) {
      const problem = aboveNetwork(policy, network, day, cap);
      if (problem !== null && !problems.has(problem.path)) problems.set(problem.path, problem);
    }
  }
  return [...problems.values(), ...retriesOverCap(policy)];
}

function aboveNetwork(policy: Policy, network: Network, day: Day, cap: Cap): Problem | null {
  const allowed = networkRuleOn(NETWORK_RULES, network, day)?.[cap] ?? null;
  if (allowed === null) return null;
  const rule = networkRuleOn(policy.networks, network, day);
  const word = `${network} allows ${allowed.max} in ${allowed.hours} hours from ${day}`;
  if (rule === null) return { path: 'networks', message: `has no rule for ${network} on ${day}, and ${word}` };
  const path = `networks.${policy.networks.indexOf(rule)}.${cap}`;
  const own = rule[cap];
  if (own === null) return { path, message: `must not be without a cap: ${word}` };
  if (own.max > allowed.max) return { path: `${path}.max`, message: `is above the network's: ${word}` };
  return own.hours < allowed.hours
    ? { path: `${path}.hours`, message: `counts over less time than the network: ${word}` }
    : null;
}

/** The automatic tries of one case: on day 0, after the hour, and on the days of the ladder. */
function retriesOverCap({ charge, networks }: Policy): Problem[] {
  const hours = [
    0,
    ...(charge.retryAfterMinutes === null ? [] : [charge.retryAfterMinutes / 60]),
    ...charge.retryOnDays.map((day) => day * HOURS_A_DAY),
  ];
  const caps = networks.flatMap((rule) => [rule.declines, rule.sameAmount]).filter((cap) => cap !== null);
  const tooMany = caps.some((cap) =>
    hours.some((end) => hours.filter((hour) => hour <= end && hour > end - cap.hours).length > cap.max),
  );
  return tooMany
    ? [{ path: 'charge.retryOnDays', message: "tries a card more often than this policy's networks allow" }]
    : [];
}
