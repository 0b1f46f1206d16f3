import type { Judgement } from './decision.ts';

/** Our own word for what no bank was asked about: the provider doesn't know the method, or can't charge it. */
export type Refusal = 'method_refused';
export const METHOD_REFUSED: Refusal = 'method_refused';

export const REFUSAL_SOURCE = 'Puntual: an error of the provider about this method, before any bank was asked';

export const REFUSAL = {
  method_refused: {
    kind: 'hard',
    reason: 'needsCustomer',
    waitAtLeastMinutes: null,
    needsMethod: true,
    needsCustomer: true,
    category: 'wrongDetails',
  },
} satisfies Record<Refusal, Judgement>;
