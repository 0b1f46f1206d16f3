import { stopServers } from './servers.ts';
import { scansOfTheRun } from './statements/look-at-all.ts';

/** Ends the servers. A run whose statements read the whole of a large table has failed, whatever its tests say. */
export default async function end(): Promise<void> {
  try {
    const found = await scansOfTheRun(process.env.PUNTUAL_TEST_STATEMENTS as string);
    if (found.length > 0)
      throw new Error(`${found.length} statements read the whole of a table:\n\n${found.join('\n\n')}`);
  } finally {
    await stopServers();
  }
}
