import type { AutopaySlice, Ladder } from '../autopay.ts';
import type { Method } from '../ledger.ts';
import { NO_METHOD, triedMethod } from '../ledger.ts';
import type { SliceUpgrade } from './from-shape-1.ts';

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
      const rung = method?.kind === 'bankAccount' ? Math.max(0, ladder.rung - 1) : ladder.rung;
      return { ...ladder, rung, method: triedMethod(method ?? NO_METHOD) };
    }),
    methodAsked: ladders.some((ladder) => ladder.state === 'needsMethod'),
  };
  return { context: { ...found } };
};
