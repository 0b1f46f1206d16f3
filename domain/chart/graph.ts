import { accountMachine } from './machine/machine.ts';
import type { MachineSnapshot } from './machine/transition.ts';

/** The chart as data, from the machine itself: for whoever draws it, and whoever shows where an account stands in it. */

type Node = (typeof accountMachine)['root'];
type Transition = { eventType: string; target: readonly Node[] | undefined; description: string | undefined };

export interface Arrow {
  from: string;
  to: string;
  /** What happens there, in words. */
  label: string;
}

export interface State {
  name: string;
  meaning: string;
  /** Some have parts: in which of them an account begins, and what leads from one to another. */
  initial: string | null;
  parts: { name: string; meaning: string }[];
  arrows: Arrow[];
}

export interface Region {
  name: string;
  meaning: string;
  initial: string;
  states: State[];
  /** What leads to a state from any other one is an arrow from each. */
  arrows: Arrow[];
}

/** Every arrow says in the machine what happens there. */
function labelOf({ eventType, description }: Transition): string {
  if (description === undefined || /[:;]/.test(description))
    throw new Error(
      `An arrow on ${eventType === '' ? 'always' : eventType} needs a description, without a colon or ` +
        `semicolon (Mermaid's own): ${description}`,
    );
  return description;
}

const partsOf = (node: Node): Node[] => Object.values(node.states) as Node[];
const firstOf = (node: Node): string => node.initial.target[0]?.key ?? '';

/** From the states of a region, or of a state in parts; what leads to a state from any of them, from each. */
function arrowsOf(whole: Node): Arrow[] {
  const anywhere = [...whole.transitions.values()].flat() as unknown as Transition[];
  return partsOf(whole).flatMap((state) => {
    const own = [...state.transitions.values(), state.always ?? []].flat() as unknown as Transition[];
    return [...own, ...(whole.parent?.id === 'account' ? anywhere : [])].flatMap((one) =>
      (one.target ?? [])
        .filter((to) => to !== state)
        .map((to) => ({ from: state.key, to: to.key, label: labelOf(one) })),
    );
  });
}

const stateOf = (node: Node): State => ({
  name: node.key,
  meaning: node.description ?? '',
  initial: partsOf(node).length === 0 ? null : firstOf(node),
  parts: partsOf(node).map((part) => ({ name: part.key, meaning: part.description ?? '' })),
  arrows: arrowsOf(node),
});

/** The regions that have states, in the machine's order. */
export const chartGraph = (): Region[] =>
  partsOf(accountMachine.root)
    .filter((region) => partsOf(region).length > 0)
    .map((region) => ({
      name: region.key,
      meaning: region.description ?? '',
      initial: firstOf(region),
      states: partsOf(region).map(stateOf),
      arrows: arrowsOf(region),
    }));

export interface Active {
  region: string;
  state: string;
  /** Null: it has none. */
  part: string | null;
}

/** Where an account stands: in each region its state, and the part of it where that has parts. */
export function activeStates({ value }: Pick<MachineSnapshot, 'value'>): Active[] {
  const regions = value as unknown as Record<string, string | Record<string, string>>;
  return chartGraph().flatMap(({ name }): Active[] => {
    const at = regions[name];
    if (at === undefined) return [];
    if (typeof at === 'string') return [{ region: name, state: at, part: null }];
    return Object.entries(at).map(([state, part]) => ({ region: name, state, part: String(part) }));
  });
}
