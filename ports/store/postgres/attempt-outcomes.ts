import type { Outcome } from '../../../domain/events.ts';
import { allocatedBy, creditBy } from '../../../domain/money/moves.ts';
import type { Prisma } from '../../../prisma/client/client.ts';
import type { AttemptRow } from '../attempts.ts';
import type { ChargeResult } from '../charges.ts';
import type { ToldResult } from '../told-charges.ts';
import { attemptRow } from './attempts.ts';
import { json, type Tx } from './db/database.ts';
import { minorOf } from './db/values.ts';
import type { Account } from './decide/account.ts';
import { payable } from './money.ts';
import { paymentIdOf, paymentOf, receivePayment, reversePayment } from './payments.ts';
import { recovering } from './told-invoices.ts';

type Settled = Exclude<ChargeResult, { outcome: 'refused' }>;
type Returned = Extract<ToldResult, { outcome: 'returned' }>;

/** A debit comes back where it was on its way, or had settled; of one that nobody has heard of yet it is a decline. */
const COMES_BACK: readonly (string | null)[] = ['pending', 'succeeded'];

/**
 * How an attempt ends. The answer is kept beside it: whoever looks it up again hears the same. `isAfterAll`: its holder
 * has confirmed it although it had been let go, and the chart listens to that.
 */
export async function settled(
  account: Account,
  attemptId: string,
  said: ChargeResult | Returned,
  { found, isAfterAll = false }: { found: boolean; isAfterAll?: boolean },
): Promise<Outcome> {
  const { tx } = account;
  const attempt = await attemptRow(tx, attemptId);
  if (said.outcome === 'returned' && COMES_BACK.includes(attempt.outcome))
    return returned(account, attempt, said.declineCode);
  const result: ChargeResult =
    said.outcome === 'returned' ? { ...said, outcome: 'declined', providerRef: attempt.providerRef } : said;
  if (result.outcome === 'refused') {
    const answer: Outcome = { type: 'CHARGE_REFUSED', attemptId, because: result.because, blames: result.blames };
    await keep(tx, attemptId, answer, { outcome: 'refused' });
    return answer;
  }
  const known = isAfterAll && result.outcome === 'succeeded' ? null : knownAnswer(attempt, result);
  if (known !== null) return known;
  const answer = await answerTo(account, attempt, result, found);
  await keep(tx, attemptId, answer, {
    outcome: result.outcome,
    declineCode: result.outcome === 'declined' ? result.declineCode : null,
    providerRef: result.outcome === 'unknown' ? null : result.providerRef,
  });
  return answer;
}

/** Takes a settled or pending direct debit back: reverses its payment if it has one. */
async function returned(account: Account, attempt: AttemptRow, declineCode: string): Promise<Outcome> {
  const { tx } = account;
  const { id: attemptId } = attempt;
  const payment = attempt.paymentId === null ? null : await paymentOf(account, attempt.paymentId);
  // A chargeback may have taken it back before.
  const reversal = payment?.status === 'settled' ? await reversePayment(account, payment, 'lose') : null;
  const answer: Outcome = {
    type: 'CHARGE_RETURNED',
    attemptId,
    declineCode,
    reversal,
    amountMinor: attempt.amountMinor,
  };
  await keep(tx, attemptId, answer, { outcome: 'declined', declineCode });
  return answer;
}

/**
 * What was said of it before, when that still stands. Succeeded and declined are for good. Pending is more than
 * unknown, and less than what comes after it. Unknown, lost and nothing at all give way to whatever the bank says: its
 * word on the money counts.
 */
function knownAnswer({ outcome, answer }: AttemptRow, { outcome: said }: Settled): Outcome | null {
  if (outcome === 'succeeded' || outcome === 'declined' || outcome === said) return answer;
  return (outcome === 'pending' || outcome === 'needsHolder') && said === 'unknown' ? answer : null;
}

async function answerTo(account: Account, attempt: AttemptRow, result: Settled, found: boolean): Promise<Outcome> {
  const attemptId = attempt.id;
  switch (result.outcome) {
    case 'unknown':
      return { type: 'CHARGE_UNKNOWN', attemptId };
    case 'pending':
      return { type: 'CHARGE_PENDING', attemptId, found };
    case 'needsHolder':
      return { type: 'CHARGE_NEEDS_HOLDER', attemptId, url: result.url, found };
    case 'declined':
      return { type: 'CHARGE_DECLINED', attemptId, declineCode: result.declineCode, found };
    case 'succeeded':
      return { type: 'CHARGE_SUCCEEDED', attemptId, ...(await receive(account, attempt)), found };
  }
}

/**
 * The money goes to the attempt's invoices, oldest first, together with the credit that the charge was smaller by; what
 * was paid otherwise meanwhile leaves a rest, which becomes credit. `creditMinor` of the answer is what the credit rose
 * by, below zero when more of it was used than came.
 */
async function receive(
  account: Account,
  attempt: AttemptRow,
): Promise<Omit<Extract<Outcome, { type: 'CHARGE_SUCCEEDED' }>, 'type' | 'attemptId' | 'found'>> {
  const { tx, now: at } = account;
  const { id: attemptId, amountMinor, invoiceIds } = attempt;
  const [{ kind }, { creditMinor: countedOn }] = [
    await tx.paymentMethod.findUniqueOrThrow({ where: { id: attempt.paymentMethodId }, select: { kind: true } }),
    await tx.attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { creditMinor: true } }),
  ];
  const paymentId = paymentIdOf(attemptId, 1);
  const source = kind === 'bankAccount' ? 'bankAccount' : 'card';
  const moves = await receivePayment(
    account,
    { source, attemptId, transferId: null, at },
    await payable(account, invoiceIds),
    { type: 'chargeSucceeded', paymentId, amountMinor, invoiceIds, countedOnMinor: minorOf(countedOn) },
  );
  return {
    paymentId,
    amountMinor,
    allocations: allocatedBy(moves),
    creditMinor: creditBy(moves),
    ...(await recovering(account, moves)),
  };
}

const keep = async (tx: Tx, id: string, answer: Outcome, data: Prisma.AttemptUpdateInput): Promise<void> =>
  void (await tx.attempt.update({ where: { id }, data: { ...data, answer: json(answer) }, select: { id: true } }));
