import type { MachineSnapshot } from './machine/transition.ts';
import type { Context } from './state/context.ts';
import type { Debt } from './state/ledger.ts';
import { once } from './state/once.ts';

/**
 * What a version stands for: state, holds, balance, methods and policy. Two snapshots of one substance are one version.
 */
export function isSameSubstance(one: MachineSnapshot, other: MachineSnapshot): boolean {
  const [a, b] = [one.context, other.context];
  return (
    isSame(a.debts, b.debts, ofDebt) &&
    isSame(a.holds, b.holds, whole) &&
    isSame(a.methods, b.methods, whole) &&
    rest(one) === rest(other)
  );
}

/** What has not been replaced needs no looking into. */
const isSame = <T extends object>(a: readonly T[], b: readonly T[], of: (one: T) => string): boolean =>
  a === b || (a.length === b.length && a.every((one, i) => one === b[i] || of(one) === of(b[i] as T)));

const whole = once((one: object) => JSON.stringify(one));

const ofDebt = once((debt: Debt) =>
  JSON.stringify([debt.id, debt.balanceMinor, debt.overdueNoted, debt.graceUntil, debt.pausedDays, debt.rungDay]),
);

const rest = ({ value, context: c }: { value: unknown; context: Context }): string =>
  JSON.stringify([
    value,
    c.creditMinor,
    c.autopayOn,
    c.case?.rungsGone,
    c.case?.extendedDays,
    c.case?.approvalAsked,
    c.service,
    c.policy.name,
    c.policy.version,
    c.profile.timeZone,
  ]);
