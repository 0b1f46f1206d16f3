import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemporalConfig } from '../temporal.config.ts';
import type { Settings } from './settings.ts';

/** The Temporal of one's own, or that of the Puntual that runs on this data folder. */
export function temporalOf({ temporalAddress, temporal, dataFolder }: Settings): TemporalConfig {
  if (temporalAddress) return temporal;
  try {
    const { temporalAddress: address } = JSON.parse(readFileSync(join(dataFolder, 'run.json'), 'utf8')) as {
      temporalAddress: string;
    };
    return { ...temporal, address };
  } catch {
    return temporal;
  }
}
