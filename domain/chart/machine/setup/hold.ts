import * as agreements from '../../reactions/agreements.ts';
import { askToDecide, disputeResolved, followDisputes, openDispute } from '../../reactions/disputes.ts';
import { holdsEnd } from '../../reactions/hold-ends.ts';
import * as overrides from '../../reactions/overrides.ts';
import * as proofs from '../../reactions/proofs.ts';
import * as suggested from '../../reactions/suggested-transfers.ts';
import { changedDisputes } from '../../reads/holds.ts';
import { mayBePaidBy } from '../../reads/suggested-transfers.ts';
import type { OfType, Seen } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  pause: react(overrides.pause),
  resume: react(overrides.resume),
  promise: react(agreements.promise),
  plan: react(agreements.plan),
  cancelPromise: react(agreements.cancelPromise),
  cancelPlan: react(agreements.cancelPlan),
  openDispute: react(openDispute),
  resolveDispute: react(disputeResolved),
  waitForTransfer: react(suggested.transferSuggested),
  ruleOutTransfer: react(suggested.transferRuledOut),
  receiveProof: react(proofs.proofReceived),
  acceptProof: react(proofs.acceptProof),
  rejectProof: react(proofs.rejectProof),
  askToDecide: react(askToDecide),
  followDisputes: react(followDisputes),
  endHolds: react((turn, event: OfType<'DEADLINE_REACHED'>) => holdsEnd(turn, event.id)),
};

export const guards = {
  isHeld: ({ context }: Seen) => context.holds.length > 0,
  disputesHaveChanged: ({ context }: Seen) => changedDisputes(context).length > 0,
  mayBePaid: ({ context, event }: Seen) => mayBePaidBy(context, event as OfType<'TRANSFER_SUGGESTED'>),
  isFree: ({ context }: Seen) => context.holds.length === 0,
};
