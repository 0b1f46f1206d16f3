import { Client, Connection } from '@temporalio/client';
import type { TemporalConfig } from '../temporal.config.ts';
import { Nudger } from '../workflows/client/nudge.ts';
import { connectionOptions } from './servers/prepare-namespace.ts';

/** The way to Temporal. It connects when it is first needed: facts and requests are taken without it. */
export function connectEngine(config: TemporalConfig): {
  connection: Connection;
  client: Client;
  nudger: Nudger;
} {
  const connection = Connection.lazy(connectionOptions(config));
  const client = new Client({ connection, namespace: config.namespace });
  return { connection, client, nudger: new Nudger(client, connection) };
}
