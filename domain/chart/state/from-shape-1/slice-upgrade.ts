import type { Policy } from '../../../policy/policy.ts';
import type { Context } from '../context.ts';
import type { Where } from '../where.ts';
import type { Context1 } from './shape-1.ts';

/**
 * What a slice of shape 1 has become: it finds the whole context as it was, and answers with what it changes of it.
 * What is only new is not its matter (`whole.ts`).
 */
export type SliceUpgrade = (
  old: Context1,
  value: Where,
  policy: Policy,
) => { context?: Partial<Context>; value?: Where };
