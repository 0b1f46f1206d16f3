import { KINDS, type Kind } from './kinds.ts';

export interface TasksSearch {
  kind?: Kind | undefined;
  /** To whom they are given; missing: whoever. */
  who?: 'me' | 'nobody' | undefined;
  due?: 'today' | 'week' | undefined;
  /** Those that can wait are shown too. */
  asleep?: true | undefined;
}

const WHO = ['me', 'nobody'] as const;
const DUE = ['today', 'week'] as const;

/** What the address says of the list; what nobody understands is left out. */
export function searchIn({ kind, who, due, asleep }: Record<string, unknown>): TasksSearch {
  const known = {
    kind: KINDS.find((one) => one === kind),
    who: WHO.find((one) => one === who),
    due: DUE.find((one) => one === due),
    asleep: asleep === true ? (true as const) : undefined,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

export const isNarrowed = ({ kind, who, due }: TasksSearch): boolean =>
  kind !== undefined || who !== undefined || due !== undefined;
