import { Client, Connection } from '@temporalio/client';
import type { TemporalConfig } from '../temporal.config.ts';
import { Nudger } from '../workflows/client/nudge.ts';
import { connectionOptions } from './servers/prepare-namespace.ts';

/** The way to Temporal. It connects when it is first needed: facts and requests are taken without it. */
export function connectEngine(config: TemporalConfig): { connection: Connection; nudger: Nudger } {
  const connection = Connection.lazy(connectionOptions(config));
  return { connection, nudger: new Nudger(new Client({ connection, namespace: config.namespace }), connection) };
}
