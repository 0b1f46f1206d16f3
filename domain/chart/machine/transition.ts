import type { AnyActorLogic, AnyActorScope, ExecutableActionsFrom, SnapshotFrom } from 'xstate';
import { createActor } from 'xstate';
import type { Context } from '../state/context.ts';
import { emptyContext } from '../state/context.ts';
import type { Where } from '../state/where.ts';
import { accountMachine } from './machine.ts';
import type { MachineEvent } from './reacting.ts';

export type MachineSnapshot = SnapshotFrom<typeof accountMachine>;

type Action = ExecutableActionsFrom<typeof accountMachine>;

/**
 * XState's `transition` makes an actor for every step, and with it the whole initial state, only for a scope in which
 * nothing executes. That is four fifths of its time: one such actor, never started, serves all steps here.
 */
const self = createActor(accountMachine as AnyActorLogic, { input: emptyContext('0000-01-01T00:00:00.000Z') });

const nothing = (): void => {};

const scopeTelling = (actionExecutor: (action: Action) => void): AnyActorScope =>
  ({
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: nothing,
    defer: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor,
  }) as unknown as AnyActorScope;

/** `[next snapshot, actions]`; executes nothing. */
export function transition(snapshot: MachineSnapshot, event: MachineEvent): [MachineSnapshot, Action[]] {
  const actions: Action[] = [];
  return [accountMachine.transition(snapshot, event, scopeTelling((action) => actions.push(action)) as never), actions];
}

/** Before the account was opened. */
export const initial = (now: MachineEvent['at']): MachineSnapshot =>
  accountMachine.getInitialSnapshot(scopeTelling(nothing) as never, emptyContext(now));

const START = initial('0000-01-01T00:00:00.000Z').value as unknown as Where;

interface Node {
  states: Readonly<Record<string, Node>>;
}

/** The first state or region that this machine doesn't have; null: it has all. */
export const unknownIn = (value: Where, node: Node = accountMachine.root as unknown as Node): string | null => {
  for (const [region, stands] of Object.entries(value)) {
    const known = node.states[region];
    if (known === undefined) return region;
    const below = typeof stands === 'string' ? { [stands]: {} } : (stands as Where);
    const unknown = unknownIn(below, known);
    if (unknown !== null) return `${region}.${unknown}`;
  }
  return null;
};

/** A machine where it stood. A region that is new since then stands where it begins. */
export const restored = ({ value, ...rest }: { value: Where; context: Context }): MachineSnapshot =>
  accountMachine.restoreSnapshot(
    { ...rest, value: { ...START, ...value } } as never,
    scopeTelling(nothing) as never,
  ) as MachineSnapshot;
