import type { Policy } from '../../../policy/policy.ts';
import type { Where } from '../where.ts';
import { autopay } from './autopay.ts';
import { collections } from './collections.ts';
import { hold } from './hold.ts';
import { service } from './service.ts';

/** A context of shape 1 on its way to shape 2: what its slices have become is each slice's own file here. */
export type Old = Record<string, unknown>;

/** What a slice of shape 1 has become. It finds the whole context, and answers with what it changes of it. */
export type SliceUpgrade = (context: Old, value: Where, policy: Policy) => { context?: Old; value?: Where };

const SLICES: SliceUpgrade[] = [service, collections, hold, autopay];

interface Frozen {
  snapshot: { value: Where; context: Old };
}

/** States that stood in flags became states of their own. */
export function fromShape1({ snapshot, ...rest }: Frozen, policy: Policy): Frozen {
  let { context, value } = snapshot;

  for (const upgrade of SLICES) {
    const changed = upgrade(context, value, policy);
    context = { ...context, ...changed.context };
    value = { ...value, ...changed.value };
  }
  return { ...rest, snapshot: { ...snapshot, context, value } };
}
