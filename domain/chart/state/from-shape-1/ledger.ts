import type { Instant } from '../../../time/time.ts';
import { newDebt } from '../ledger.ts';
import type { Old, SliceUpgrade } from './from-shape-1.ts';

/**
 * What was written off was kept by its invoice's id alone. How much of it is open, and its number, come with the first
 * fact about it; until then it counts as open, by the least that can be, so that nothing takes it for paid.
 */
export const ledger: SliceUpgrade = ({ writtenOff, now }: Old) =>
  writtenOff === undefined
    ? {}
    : {
        context: {
          uncollected: (writtenOff as string[]).map((id) => newDebt({ ...UNTOLD, id }, now as Instant)),
          writtenOff: undefined,
        },
      };

const UNTOLD = { number: '', issuedOn: '0000-01-01', dueOn: '0000-01-01', totalMinor: 1, balanceMinor: 1 } as const;
