import { autopayStands } from '../../reads/autopay.ts';
import type { Seen } from '../reacting.ts';

export const guards = {
  autopayIsOff: ({ context }: Seen) => autopayStands(context) === 'off',
  methodIsNeeded: ({ context }: Seen) => autopayStands(context) === 'needsMethod',
  retryIsToCome: ({ context }: Seen) => autopayStands(context) === 'retryScheduled',
  retriesAreOver: ({ context }: Seen) => autopayStands(context) === 'exhausted',
  autopayRests: ({ context }: Seen) => autopayStands(context) === 'idle',
};
