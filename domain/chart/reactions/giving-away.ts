import type { Role } from '../../account.ts';
import { remembered } from '../reads/giving-away.ts';
import type { Given } from '../state/ledger.ts';
import type { Turn } from '../state/turn.ts';

/** Counted for agents alone: an admin's word is above their limits, and uses none of them up. */
export function noteGiven(turn: Turn, what: Given['what'], amountMinor: number, role: Role | undefined): void {
  if (role !== 'agent' || amountMinor === 0) return;
  turn.set({ given: [...remembered(turn.context), { what, amountMinor, at: turn.context.now }] });
}
