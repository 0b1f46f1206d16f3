import type { Instant } from '../../domain/time/time.ts';
import { BadSettings } from '../settings.ts';

export interface Asked {
  /** The record was restored, and is to go on. */
  restored: boolean;
  do: boolean;
  /** From when on the provider's book is read; null: from the backup on, or as far back as is usual. */
  since: Instant | null;
}

const HOW = 'npm run puntual -- reconcile [--restored] [--do] [--since 2026-03-10T15:00:00Z]';

export function askedOf(args: readonly string[]): Asked {
  const asked: Asked = { restored: false, do: false, since: null };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    if (arg === '--restored') asked.restored = true;
    else if (arg === '--do') asked.do = true;
    else if (arg === '--since') asked.since = instantIn(args[++i]);
    else throw new BadSettings(`reconcile does not know ${arg}: ${HOW}`);
  }
  return asked;
}

function instantIn(text: string | undefined): Instant {
  const at = Date.parse(text ?? '');
  if (Number.isNaN(at)) throw new BadSettings(`--since must be an instant: ${HOW}`);
  return new Date(at).toISOString() as Instant;
}
