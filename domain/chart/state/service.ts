import type { Instant } from '../../time/time.ts';
import { filled } from './filled.ts';

/** The customer's service, as far as the region's state doesn't say it. */
export interface ServiceSlice {
  /** Why it is on after having been off, and until when it is only provisional. */
  service: {
    relockAt: Instant | null;
    why: 'paid' | 'proof' | 'agent' | null;
    proofId: string | null;
    /** Off on suspicion of fraud: money doesn't bring it back. */
    fraud: boolean;
    /** Debt was written off, and isn't paid by that: a provisional service goes off again on its day. */
    forgiven: boolean;
  };
}

/** Nothing is provisional, and nothing suspected. */
export const SETTLED: ServiceSlice['service'] = {
  relockAt: null,
  why: null,
  proofId: null,
  fraud: false,
  forgiven: false,
};

export const emptyService = (): ServiceSlice => ({ service: SETTLED });

export const wholeService = (stored: ServiceSlice): ServiceSlice => ({ service: filled(SETTLED, stored.service) });
