import { compare, type ReportInProgress } from '../../../domain/foresight/backtest/report.ts';
import type { PolicyBodies } from '../../../domain/foresight/backtest/requests.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import { later } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import type { Store } from '../../../ports/store/store.ts';

/** Every version that a life may have been lived under. */
export async function policyBodies(store: Pick<Store, 'policies' | 'policyBody'>): Promise<PolicyBodies> {
  const bodies = new Map<string, Policy>();
  for (const { name, version } of await store.policies()) {
    const body = await store.policyBody(name, version);
    if (body !== null) bodies.set(`${name} ${version}`, body);
  }
  return (name, version) => bodies.get(`${name} ${version}`) ?? null;
}

/** Plays an account's life again, up to its `now`. One that can't be played again is named, and holds up no other. */
export async function playAgain(
  store: Pick<Store, 'historyOf'>,
  account: { id: string; currency: string; now: Instant },
  policy: Policy,
  policies: PolicyBodies,
  report: ReportInProgress,
): Promise<void> {
  const { id, currency, now } = account;
  try {
    const life = await store.historyOf(id);
    const comparison = compare(id, life, currency, policy, policies, later(life.timeline.at(-1)?.at ?? now, now));
    if (comparison === null) report.skip(id, 'nothing of it is recorded with its time');
    else report.add(comparison);
  } catch (error) {
    report.skip(id, (error as Error).message);
  }
}
