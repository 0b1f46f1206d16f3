import { enqueueActions } from 'xstate';
import type { Actor } from '../../account.ts';
import type { ChartEvent, DeadlineKind } from '../../events.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { InternalType } from '../state/turn.ts';
import { Turn } from '../state/turn.ts';

/** What one region tells the others within a step. */
interface InternalEvent {
  type: InternalType;
  at: Instant;
  actor: Actor;
}
export type MachineEvent = ChartEvent | InternalEvent;

export type OfType<T extends MachineEvent['type']> = Extract<MachineEvent, { type: T }>;

/** What a guard looks at. */
export interface Seen {
  context: Context;
  event: MachineEvent;
}

/** Which deadline a guard lets through. Every guard of `DEADLINE_REACHED` says it so. */
export interface Due {
  kind: DeadlineKind;
}

/**
 * A reaction as an action of the machine: it runs over a turn, and what the turn said becomes assignments, raised
 * events and custom actions (effects, notes, marks, tasks), none of which executes anything.
 */
// biome-ignore lint/suspicious/noExplicitAny: its place in a region says which events reach which reaction
export const react = (reaction: (turn: Turn, event: any) => void): any =>
  enqueueActions(({ context, event, enqueue }) => {
    const turn = new Turn(context as Context, (event as MachineEvent).actor);
    reaction(turn, event);
    enqueue.assign(turn.context as never);
    for (const one of turn.said) {
      if (one.kind === 'raise') enqueue.raise({ type: one.type, at: turn.context.now, actor: turn.actor } as never);
      else enqueue({ type: one.kind, params: one } as never);
    }
  });

/** What a guard has seen to be there. */
export function sure<T>(found: T | null | undefined): T {
  if (found == null) throw new Error("A guard has let through what can't be done");
  return found;
}

/** Its place in a region says that time has brought it, or that a bank says it. */
export const isDue = (event: MachineEvent, { kind }: Due): boolean =>
  (event as OfType<'DEADLINE_REACHED'>).kind === kind;
export const dueIdOf = (event: MachineEvent): string => (event as OfType<'DEADLINE_REACHED'>).id;
export const attemptOf = (event: MachineEvent): string => (event as { attemptId: string }).attemptId;
