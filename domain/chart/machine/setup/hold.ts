import { disputeResolved, openDispute } from '../../reactions/disputes.ts';
import { holdsEnd } from '../../reactions/hold-ends.ts';
import * as overrides from '../../reactions/overrides.ts';
import * as proofs from '../../reactions/proofs.ts';
import type { OfType, Seen } from '../reacting.ts';
import { react } from '../reacting.ts';

export const actions = {
  pause: react(overrides.pause),
  resume: react(overrides.resume),
  promise: react(overrides.promise),
  plan: react(overrides.plan),
  openDispute: react(openDispute),
  resolveDispute: react(disputeResolved),
  receiveProof: react(proofs.proofReceived),
  acceptProof: react(proofs.acceptProof),
  rejectProof: react(proofs.rejectProof),
  endHolds: react((turn, event: OfType<'DEADLINE_REACHED'>) => holdsEnd(turn, event.id)),
};

export const guards = {
  isHeld: ({ context }: Seen) => context.holds.length > 0,
  isFree: ({ context }: Seen) => context.holds.length === 0,
};
