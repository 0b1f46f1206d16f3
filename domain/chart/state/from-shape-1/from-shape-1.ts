import type { Policy } from '../../../policy/policy.ts';
import type { Where } from '../where.ts';
import { autopay } from './autopay.ts';
import { collections } from './collections.ts';
import { hold } from './hold.ts';
import { ledger } from './ledger.ts';
import { mail } from './mail.ts';
import { service } from './service.ts';
import type { Context1 } from './shape-1.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

const SLICES: SliceUpgrade[] = [service, collections, hold, autopay, ledger, mail];

interface Frozen {
  snapshot: { value: Where; context: Context1 };
}

/** States that stood in flags became states of their own. */
export function fromShape1({ snapshot, ...rest }: Frozen, policy: Policy): unknown {
  const { context: old, value } = snapshot;
  const { writtenOff: _ids, ...context } = old;
  const found = SLICES.map((upgrade) => upgrade(old, value, policy));
  return {
    ...rest,
    snapshot: {
      ...snapshot,
      context: Object.assign({}, context, ...found.map((one) => one.context)),
      value: Object.assign({}, value, ...found.map((one) => one.value)),
    },
  };
}
