import { countedBy, freeFrom } from '../../../domain/chart/reads/limits.ts';
import type { ChargeOrder } from '../../../domain/effects.ts';
import { addMinutes } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { dateOf, instantOf, minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';

/**
 * Network limits follow the card's fingerprint over all accounts of the company (rules, Charging). The chart knows only
 * its own account's attempts, so they are counted once more where the attempt is frozen. Test clocks have times of their
 * own, and count for themselves alone. Null: it may be tried.
 */
export async function heldByNetwork(
  { tx, id: accountId, row, state, now }: Account,
  { attemptId, methodId, amountMinor }: ChargeOrder,
): Promise<{ until: Instant; why: string } | null> {
  const counted = state === null ? null : countedBy(state.snapshot.context, methodId, now);
  if (counted === null) return null;
  const { fingerprint, rule } = counted;
  const hours = Math.max(rule.declines?.hours ?? 0, rule.sameAmount?.hours ?? 0);
  // Two accounts that have the same card are counted one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`card:${fingerprint}`}, 0))`;
  const attempts = await tx.$queryRaw<{ at: Date; outcome: string | null; amount: bigint }[]>`
    SELECT t.at, t.outcome, t.amount_minor AS amount
    FROM attempts t
      JOIN payment_methods m ON m.id = t.payment_method_id
      JOIN accounts a ON a.id = t.account_id
    WHERE m.fingerprint = ${fingerprint} AND t.id <> ${attemptId}
      AND t.at > ${dateOf(addMinutes(now, -hours * 60))} AND coalesce(t.outcome, 'sent') NOT IN ('lost', 'refused')
      AND (t.account_id = ${accountId} OR NOT (a.test_clock OR ${row.testClock}))
    ORDER BY t.at`;
  const until = freeFrom(
    rule,
    attempts.map(({ at, outcome, amount }) => ({
      at: instantOf(at),
      declined: outcome === 'declined',
      amountMinor: minorOf(amount),
    })),
    amountMinor,
  );
  return until > now ? { until, why: rule.source } : null;
}
