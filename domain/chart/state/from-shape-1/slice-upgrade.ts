import type { Policy } from '../../../policy/policy.ts';
import type { Where } from '../where.ts';

/** A context of shape 1 on its way to shape 2: what its slices have become is each slice's own file here. */
export type Old = Record<string, unknown>;

/** What a slice of shape 1 has become. It finds the whole context, and answers with what it changes of it. */
export type SliceUpgrade = (context: Old, value: Where, policy: Policy) => { context?: Old; value?: Where };
