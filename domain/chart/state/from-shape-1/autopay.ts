import type { AutopaySlice, Ladder } from '../autopay.ts';
import type { Method, TriedMethod } from '../ledger.ts';
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
  const { ladders, methods } = old as unknown as Old;
  const found: Pick<AutopaySlice, 'ladders' | 'methodAsked'> = {
    ladders: ladders.map((ladder) => {
      const method = methods.find((one) => one.id === ladder.methodId);
      const rung = method?.kind === 'bankAccount' ? Math.max(0, ladder.rung - 1) : ladder.rung;
      return { ...ladder, rung, method: triedOf(method) };
    }),
    methodAsked: ladders.some((ladder) => ladder.state === 'needsMethod'),
  };
  return { context: { ...found } };
};

const triedOf = (method: Method | undefined): TriedMethod =>
  method === undefined
    ? { kind: 'card', brand: '', last4: '', fingerprint: '' }
    : { kind: method.kind, brand: method.brand, last4: method.last4, fingerprint: method.fingerprint };
