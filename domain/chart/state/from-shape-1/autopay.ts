import type { Ladder } from '../autopay.ts';
import { NO_METHOD, triedMethod } from '../ledger.ts';
import type { WatchedAttempt } from '../payment.ts';
import type { Context1, Ladder1, Watched1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

/**
 * A ladder knew its method by its id alone, and direct debits climbed that of cards, with the hour's retry: it is no
 * rung of theirs any more. The same holds for the ladders on which attempts go on of which the bank may yet speak. Who
 * is to bring another method was told so.
 */
export const autopay: SliceUpgrade = (old) => {
  const watched = (one: Watched1) => ({ ...one, ladder: one.ladder && ladderOf(old, one.ladder) }) as WatchedAttempt;
  return {
    context: {
      ladders: old.ladders.map((ladder) => ladderOf(old, ladder)),
      methodAsked: old.ladders.some((ladder) => ladder.state === 'needsMethod'),
      lost: old.lost.map(watched),
      debits: old.debits.map(watched),
    },
  };
};

function ladderOf({ methods }: Context1, ladder: Ladder1): Ladder {
  const method = triedMethod(methods.find((one) => one.id === ladder.methodId) ?? NO_METHOD);
  return { ...ladder, rung: method.kind === 'bankAccount' ? Math.max(0, ladder.rung - 1) : ladder.rung, method };
}
