import { networkRuleOn } from './network-check.ts';
import { NETWORK_RULES } from './network-rules.ts';
import { mexicoPolicy } from './mexico.ts';
import type { NetworkRule, Policy } from './policy.ts';

/**
 * Of bodies as this release writes them. A field that is only new needs no new shape where an older release, at work
 * beside this one, may decide without it; where it may not, the shape rises, and the older one steps aside.
 */
export const POLICY_SHAPE = 1;

/**
 * A policy's body as some build has stored it, in today's shape: bodies are immutable, and what was added since is
 * missing in them. A number that isn't there compares as false with everything, and a limit made of it stops nothing.
 * So nothing is missing after this, at any depth: what a body lacks, or has in a form that can't be read, is as
 * shipped.
 */
export function upgradePolicy(stored: unknown): Policy {
  const { name, version } = fieldsOf(stored);
  if (typeof name !== 'string' || !isCount(version))
    throw new Error(`No policy's body: ${JSON.stringify(stored)?.slice(0, 100)}`);
  const shipped = { ...shippedOnce(), name, version };
  const policy = like(shipped, stored);
  const { breaker } = policy.deactivation;
  return {
    ...policy,
    due: dueOf(fieldsOf(stored).due, policy.due),
    // Null is a word of its own here, and no hole.
    charge: {
      ...policy.charge,
      retryAfterMinutes:
        fieldsOf(fieldsOf(stored).charge).retryAfterMinutes === null ? null : policy.charge.retryAfterMinutes,
      debits: debitsOf(fieldsOf(fieldsOf(stored).charge).debits, policy.charge),
    },
    // Added later, beside a maximum that was chosen without it.
    deactivation: {
      ...policy.deactivation,
      breaker: { ...breaker, minCount: Math.min(breaker.minCount, breaker.maxCount) },
    },
    networks: networksOf(fieldsOf(stored).networks) ?? shipped.networks,
  };
}

/** Its holidays are dear to work out. */
let known: Policy | null = null;
const shippedOnce = (): Policy => (known ??= mexicoPolicy());

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: unknown): Fields => (isObject(value) ? value : {});
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** As stored where that can be read as what is shipped, else as shipped. What nobody knows any more is left behind. */
function like<T>(shipped: T, stored: unknown): T {
  if (Array.isArray(shipped))
    return (Array.isArray(stored) ? stored.filter((one) => isLike(shipped[0] ?? 0, one)) : shipped) as T;
  if (!isObject(shipped)) return isLike(shipped, stored) ? (stored as T) : shipped;
  const fields = fieldsOf(stored);
  return Object.fromEntries(Object.entries(shipped).map(([field, one]) => [field, like(one, fields[field])])) as T;
}

function isLike(shipped: unknown, stored: unknown): boolean {
  if (typeof shipped === 'number') return isCount(stored);
  return shipped === null ? stored === null : typeof stored === typeof shipped;
}

/** Debits were announced as cards are, before they had a number of their own. */
const debitsOf = (stored: unknown, { debits, noticeDays }: Policy['charge']): Policy['charge']['debits'] =>
  isCount(fieldsOf(stored).noticeDays) ? debits : { ...debits, noticeDays };

/** Null is an answer here: on a day of the month, at its end, or so many days after the issue. */
function dueOf(stored: unknown, due: Policy['due']): Policy['due'] {
  const { monthDay, monthEnd, netDays } = fieldsOf(stored);
  if (monthDay !== null) return { ...due, monthEnd: false };
  if (monthEnd === true) return { ...due, monthDay };
  return isCount(netDays) ? { ...due, monthDay, issuedThroughDay: null, netDays } : due;
}

/** Null: there are none. A rule that doesn't say how often a card may be tried says what its network does. */
function networksOf(stored: unknown): NetworkRule[] | null {
  if (!Array.isArray(stored)) return null;
  return stored.filter(isObject).flatMap((one) => {
    const { network, from, source = '' } = one as Partial<NetworkRule>;
    if (network === undefined || from === undefined) return [];
    const own = networkRuleOn(NETWORK_RULES, network, from);
    return [
      {
        network,
        from,
        source,
        declines: capOf(one.declines, own?.declines ?? null),
        sameAmount: capOf(one.sameAmount, own?.sameAmount ?? null),
      },
    ];
  });
}

type Cap = NetworkRule['declines'];

function capOf(stored: unknown, own: Cap): Cap {
  if (stored === null) return null;
  const { max, hours } = fieldsOf(stored);
  return isCount(max) && isCount(hours) ? { max, hours } : own;
}
