import type { TemporalConfig } from '../temporal.config.ts';
import { readRunFile } from './run-file.ts';
import type { Settings } from './settings.ts';

/** The Temporal of one's own, or that of the Puntual that runs on this data folder. */
export function temporalOf({ temporalAddress, temporal, dataFolder }: Settings): TemporalConfig {
  const run = temporalAddress ? null : readRunFile(dataFolder);
  return run === null ? temporal : { ...temporal, address: run.temporalAddress };
}
