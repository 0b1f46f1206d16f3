import type { AttemptOutcome } from '../account.ts';
import type { Instant } from '../time/time.ts';
import type { Amount, Movement, MovementKind } from './movements.ts';

/** An attempt as far as its money goes. */
export interface OurCharge extends Amount {
  attemptId: string;
  accountId: string;
  providerRef: string | null;
  /** Null: not answered yet. */
  outcome: AttemptOutcome | null;
  /** When it was sent, by the provider's clock; null: the account lives in a time of its own, and it can't be said. */
  sentAt: Instant | null;
  /** It is booked as money that came, whatever became of it afterwards. */
  isTaken: boolean;
  /** Its money was taken back: a chargeback, a debit that came back. */
  isTakenBack: boolean;
  /** When; null: not taken back, or it can't be said. */
  takenBackAt: Instant | null;
  /** A chargeback that was won: it is here again. */
  isHereAgain: boolean;
}

/** Money that we have given back through the rail. */
export interface OurRefund extends Amount {
  refundId: string;
  accountId: string;
  /** The provider's own name for it. */
  refundRef: string;
  /** As `OurCharge.sentAt`. */
  sentAt: Instant | null;
  /** It came back. */
  isFailed: boolean;
}

export type DifferenceReason =
  /** The provider has moved money that the record knows nothing of. */
  | 'unknownToUs'
  /** The record has it, and the provider's book doesn't. */
  | 'missingAtProvider'
  | 'amountDiffers'
  | 'currencyDiffers'
  /** The provider has it, and the record still waits for its answer. */
  | 'stillPending'
  /** The provider has taken money for an attempt that is declined, refused or lost here. */
  | 'notTakenHere'
  /** Taken twice for one attempt. */
  | 'twice';

export interface Difference {
  reason: DifferenceReason;
  kind: MovementKind;
  at: Instant;
  /** Of the provider's book; null: it has none. */
  movementId: string | null;
  providerRef: string | null;
  /** Whose it is here, as far as that is known. */
  accountId: string | null;
  attemptId: string | null;
  refundId: string | null;
  theirs: Amount | null;
  ours: Amount | null;
}

/** The two books, side by side. */
export interface Books {
  /** The provider's, over a little more than the range: what stands just outside of it is not missing. */
  movements: readonly Movement[];
  /** Those that the movements name, and those that were sent in the range. */
  charges: readonly OurCharge[];
  refunds: readonly OurRefund[];
  isInRange(at: Instant): boolean;
  /** What the provider's book has at all: nothing else is missed in it. */
  covers: ReadonlySet<MovementKind>;
}

/**
 * Every movement of a customer's money is matched, or a difference with its reason. What is only the provider's (fees,
 * payouts) is no customer's and not compared here. Nothing is guessed: what two books name differently is different.
 */
export function compare(books: Books): { matched: number; differences: Difference[] } {
  const charges = new Map(books.charges.flatMap((one) => (one.providerRef === null ? [] : [[one.providerRef, one]])));
  const refunds = new Map(books.refunds.map((one) => [one.refundRef, one]));
  const seen = new Set<string>();
  const differences: Difference[] = [];
  let matched = 0;
  // Of two for one charge the second is too much.
  for (const movement of [...books.movements].sort(byInstant)) {
    const { kind, chargeRef, at } = movement;
    const judged = judge(movement, {
      charge: chargeRef === null ? undefined : charges.get(chargeRef),
      refund: movement.ref === null ? undefined : refunds.get(movement.ref),
      isAgain: kind === 'charge' && chargeRef !== null && seen.has(chargeRef),
    });
    if (kind === 'charge' && chargeRef !== null) seen.add(chargeRef);
    if (!books.isInRange(at) || judged === 'notCompared') continue;
    if (judged === 'matched') matched++;
    else differences.push(judged);
  }
  differences.push(...missing(books));
  return { matched, differences: differences.sort(byInstant) };
}

const byInstant = (a: { at: Instant }, b: { at: Instant }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

interface Ours {
  charge: OurCharge | undefined;
  refund: OurRefund | undefined;
  /** There was one for this charge before. */
  isAgain: boolean;
}

type Judged = 'matched' | 'notCompared' | Difference;

function judge(movement: Movement, ours: Ours): Judged {
  const { charge, refund } = ours;
  switch (movement.kind) {
    case 'charge':
      return judgeCharge(movement, ours);
    case 'dispute':
    case 'chargeFailed':
      return charge?.isTakenBack === true ? sameAmount(movement, ours, charge) : differs('unknownToUs', movement, ours);
    case 'disputeReversed':
      return charge?.isHereAgain === true ? sameAmount(movement, ours, charge) : differs('unknownToUs', movement, ours);
    case 'refund':
      return refund === undefined ? differs('unknownToUs', movement, ours) : sameAmount(movement, ours, refund);
    case 'refundFailed':
      return refund?.isFailed === true ? sameAmount(movement, ours, refund) : differs('unknownToUs', movement, ours);
    case 'adjustment':
      return differs('unknownToUs', movement, ours);
    case 'fee':
    case 'payout':
    case 'payoutFailed':
      return 'notCompared';
  }
}

function judgeCharge(movement: Movement, ours: Ours): Judged {
  const { charge, isAgain } = ours;
  if (charge === undefined) return differs('unknownToUs', movement, ours);
  if (isAgain) return differs('twice', movement, ours);
  if (charge.isTaken || charge.isTakenBack) return sameAmount(movement, ours, charge);
  return differs(WAITS[charge.outcome ?? 'unknown'] ? 'stillPending' : 'notTakenHere', movement, ours);
}

/** Whether more is to be heard of an attempt that is not booked as money. */
const WAITS = {
  unknown: true,
  pending: true,
  needsHolder: true,
  // Its payment is written with it: it is about to be.
  succeeded: true,
  declined: false,
  refused: false,
  lost: false,
} satisfies Record<AttemptOutcome, boolean>;

function sameAmount(movement: Movement, ours: Ours, booked: Amount): Judged {
  const theirs = theirsOf(movement);
  if (theirs.currency !== booked.currency) return differs('currencyDiffers', movement, ours);
  return theirs.amountMinor === booked.amountMinor ? 'matched' : differs('amountDiffers', movement, ours);
}

const theirsOf = ({ asked, amountMinor, currency }: Movement): Amount =>
  asked ?? { amountMinor: Math.abs(amountMinor), currency };

const amountOf = ({ amountMinor, currency }: Amount): Amount => ({ amountMinor, currency });

const differs = (reason: DifferenceReason, movement: Movement, { charge, refund }: Ours): Difference => {
  const ours = movement.kind === 'refund' || movement.kind === 'refundFailed' ? refund : charge;
  return {
    reason,
    kind: movement.kind,
    at: movement.at,
    movementId: movement.id,
    providerRef: movement.chargeRef ?? movement.ref,
    accountId: (refund ?? charge)?.accountId ?? null,
    attemptId: charge?.attemptId ?? null,
    refundId: refund?.refundId ?? null,
    theirs: amountOf(theirsOf(movement)),
    ours: ours === undefined ? null : amountOf(ours),
  };
};

/** What the record has in the range, and the provider's book has nowhere near it. */
function missing({ movements, charges, refunds, isInRange, covers }: Books): Difference[] {
  const has = (kinds: readonly MovementKind[], ref: string | null): boolean =>
    ref !== null && movements.some(({ kind, chargeRef }) => chargeRef === ref && kinds.includes(kind));
  const within = (at: Instant | null): at is Instant => at !== null && isInRange(at);
  const refundRefs = new Set(movements.flatMap(({ kind, ref }) => (kind === 'refund' && ref !== null ? [ref] : [])));
  return [
    ...charges.flatMap((charge) => {
      const { providerRef, sentAt, takenBackAt } = charge;
      return [
        ...(covers.has('charge') && charge.isTaken && within(sentAt) && !has(['charge'], providerRef)
          ? [missed('charge', sentAt, charge)]
          : []),
        ...(covers.has('dispute') && within(takenBackAt) && !has(['dispute', 'chargeFailed'], providerRef)
          ? [missed('dispute', takenBackAt, charge)]
          : []),
      ];
    }),
    ...refunds.flatMap((refund) =>
      covers.has('refund') && !refund.isFailed && within(refund.sentAt) && !refundRefs.has(refund.refundRef)
        ? [missedRefund(refund.sentAt, refund)]
        : [],
    ),
  ];
}

const missed = (kind: MovementKind, at: Instant, charge: OurCharge): Difference => ({
  reason: 'missingAtProvider',
  kind,
  at,
  movementId: null,
  providerRef: charge.providerRef,
  accountId: charge.accountId,
  attemptId: charge.attemptId,
  refundId: null,
  theirs: null,
  ours: amountOf(charge),
});

const missedRefund = (at: Instant, refund: OurRefund): Difference => ({
  reason: 'missingAtProvider',
  kind: 'refund',
  at,
  movementId: null,
  providerRef: refund.refundRef,
  accountId: refund.accountId,
  attemptId: null,
  refundId: refund.refundId,
  theirs: null,
  ours: amountOf(refund),
});
