import { Connection } from '@temporalio/client';
import type { TemporalConfig } from '../../temporal.config.ts';
import { canSkipTime } from '../../workflows/probe.ts';
import { register } from '../../workflows/register.ts';
import { ACCOUNT_ATTRIBUTES } from '../../workflows/search-attributes.ts';

/** `apiKey` brings TLS along: that is how Temporal Cloud and fronted servers want to be spoken to. */
export const connectionOptions = (config: TemporalConfig) => ({ address: config.address, ...(config.apiKey === null ? {} : { apiKey: config.apiKey, tls: true }) });

/** Makes the namespace and its search attributes where they are missing; answers whether accounts can have test clocks here. */
export async function prepareNamespace(config: TemporalConfig): Promise<boolean> {
  const connection = await Connection.connect({ ...connectionOptions(config), connectTimeout: 10_000 });
  try {
    await register(connection, config.namespace, config.retentionDays, ACCOUNT_ATTRIBUTES);
    return await canSkipTime(connection, config.namespace);
  } finally {
    await connection.close();
  }
}
