import { Connection } from '@temporalio/client';
import type { TemporalConfig } from '../../temporal.config.ts';
import { register } from './register.ts';
import { ACCOUNT_ATTRIBUTES } from '../../workflows/account/search-attributes.ts';

/** A server that has only just begun to serve, on a busy machine, takes its time. */
const CONNECT_WITHIN_MS = 20_000;

/** `apiKey` brings TLS along: that is how Temporal Cloud and fronted servers want to be spoken to. */
export const connectionOptions = (config: TemporalConfig) => ({
  address: config.address,
  ...(config.apiKey === null ? {} : { apiKey: config.apiKey, tls: true }),
});

/** Makes the namespace and its search attributes where they are missing. */
export async function prepareNamespace(config: TemporalConfig): Promise<void> {
  const connection = await Connection.connect({ ...connectionOptions(config), connectTimeout: CONNECT_WITHIN_MS });
  const retention = { days: config.retentionDays, isSaid: config.retentionIsSaid };
  try {
    await register(connection, config.namespace, retention, ACCOUNT_ATTRIBUTES);
  } finally {
    await connection.close();
  }
}
