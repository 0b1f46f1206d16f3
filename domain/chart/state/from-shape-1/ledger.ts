import { newDebt } from '../ledger.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

/**
 * What was written off was kept by its invoice's id alone. How much of it is open, and its number, come with the first
 * fact about it; until then it counts as open, by the least that can be, so that nothing takes it for paid.
 */
export const ledger: SliceUpgrade = ({ writtenOff, now }) => ({
  context: { uncollected: writtenOff.map((id) => newDebt({ ...UNTOLD, id }, now)) },
});

const UNTOLD = { number: '', issuedOn: '0000-01-01', dueOn: '0000-01-01', totalMinor: 1, balanceMinor: 1 } as const;
