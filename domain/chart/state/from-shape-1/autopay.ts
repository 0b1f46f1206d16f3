import type { AutopaySlice, Ladder } from '../autopay.ts';
import type { Method } from '../ledger.ts';
import { NO_METHOD, triedMethod } from '../ledger.ts';
import type { SliceUpgrade } from './slice-upgrade.ts';

interface Old {
  ladders: Omit<Ladder, 'method'>[];
  methods: Method[];
}

/**
 * A ladder knew its method by its id alone, and direct debits climbed that of cards, with the hour's retry: it is no
 * rung of theirs any more. Who is to bring another method was told so.
 */
export const autopay: SliceUpgrade = (old) => {
  const { ladders = [], methods = [] } = old as unknown as Partial<Old>;
  const found: Pick<AutopaySlice, 'ladders' | 'methodAsked'> = {
    ladders: ladders.map((ladder) => {
      const method = methods.find((one) => one.id === ladder.methodId);
      const rung = method?.kind === 'bankAccount' ? { rung: Math.max(0, (ladder.rung ?? 0) - 1) } : {};
      return { ...ladder, ...rung, method: triedMethod({ ...NO_METHOD, ...method }) };
    }),
    methodAsked: ladders.some((ladder) => ladder.state === 'needsMethod'),
  };
  return { context: { ...found } };
};
