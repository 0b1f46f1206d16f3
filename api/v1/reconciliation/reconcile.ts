import { compare, type Difference } from '../../../domain/reconciliation/compare.ts';
import type { Movement, MovementKind } from '../../../domain/reconciliation/movements.ts';
import { type PayoutSum, sumOfPayout } from '../../../domain/reconciliation/payouts.ts';
import { addDays, startOfDay } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import type { ProviderBook, Span } from '../../../ports/gateway/book.ts';
import type { BooksBeside } from '../../../ports/store/books-beside.ts';
import { Problem } from '../../http/problem.ts';

/** A charge may stand in the two books on days that are this far apart: its holder had to confirm it, clocks differ. */
const MARGIN_DAYS = 3;
/** As many movements as one answer compares: some minutes of asking. */
const MOST_MOVEMENTS = 20_000;

/** The provider's book of these days, in UTC, beside ours. */
export async function reconcile(
  { book, store }: { book: ProviderBook; store: BooksBeside },
  { from, to }: { from: Day; to: Day },
): Promise<{ matched: number; differences: Difference[]; payouts: PayoutSum[] }> {
  const range = spanOf(from, to);
  const movements = await movementsAround(book, from, to);
  const isInRange = (at: Instant): boolean => at >= range.from && at < range.to;
  const ours = await store.booksBeside({
    provider: book.provider,
    clock: book.clock,
    refs: [...new Set(movements.flatMap(({ chargeRef }) => chargeRef ?? []))],
    refundRefs: [...new Set(movements.flatMap(({ kind, ref }) => (isRefund(kind) && ref !== null ? [ref] : [])))],
    ...range,
  });
  const compared = compare({ movements, ...ours, isInRange, covers: book.covers });
  const payouts: PayoutSum[] = [];
  for await (const page of book.payouts(range)) payouts.push(...page.map(sumOfPayout));
  return { ...compared, payouts: payouts.sort((a, b) => (a.arrivesOn < b.arrivesOn ? -1 : 1)) };
}

const isRefund = (kind: MovementKind): boolean => kind === 'refund' || kind === 'refundFailed';

async function movementsAround(book: ProviderBook, from: Day, to: Day): Promise<Movement[]> {
  const movements: Movement[] = [];
  for await (const page of book.movements(spanOf(addDays(from, -MARGIN_DAYS), addDays(to, MARGIN_DAYS)))) {
    movements.push(...page);
    if (movements.length > MOST_MOVEMENTS)
      throw new Problem(
        422,
        'range_too_large',
        `The provider's book has more than ${MOST_MOVEMENTS} movements from ${from} to ${to}: ask for fewer days at once`,
      );
  }
  return movements;
}

const spanOf = (from: Day, to: Day): Span => ({
  from: startOfDay(from, 'UTC'),
  to: startOfDay(addDays(to, 1), 'UTC'),
});
