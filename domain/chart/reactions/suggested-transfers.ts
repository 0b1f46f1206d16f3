import type { EventOf } from '../../events.ts';
import { suggested, suggestionEnds } from '../reads/suggested-transfers.ts';
import type { Turn } from '../state/turn.ts';
import { SYSTEM } from '../state/turn.ts';
import { place, release } from './holds.ts';

/** A transfer that nobody could match may be this account's: collection waits for somebody to say whose it is. */

export function transferSuggested(turn: Turn, event: EventOf<'TRANSFER_SUGGESTED'>): void {
  const { transferId, amountMinor, evidence } = event;
  const money = turn.money(amountMinor);
  turn.note('transfer.suggested', `A transfer of ${money} that nobody could match may be this account's`, {
    transferId,
    amountMinor,
    evidence,
  });
  place(turn, {
    id: transferId,
    kind: 'transfer',
    until: suggestionEnds(turn.context),
    reason: `${money} wait to be matched`,
  });
}

export function transferRuledOut(turn: Turn, { transferId, why }: EventOf<'TRANSFER_RULED_OUT'>): void {
  over(turn, transferId, RULED_OUT[why]);
}

const RULED_OUT: Record<EventOf<'TRANSFER_RULED_OUT'>['why'], string> = {
  elsewhere: "the transfer was another account's",
  dismissed: 'somebody has said that the transfer is not ours',
};

/** It was matched to this account: there is nothing left to wait for. */
export const transferIsOurs = (turn: Turn, transferId: string): void =>
  over(turn, transferId, "the transfer was this account's");

function over(turn: Turn, transferId: string, why: string): void {
  const hold = suggested(turn.context, transferId);
  if (hold !== null) release(turn, hold, why, SYSTEM);
}
