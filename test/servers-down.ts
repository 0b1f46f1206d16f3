import { stopServers } from './servers.ts';
import { scansOfTheRun } from './statements/look-at-all.ts';

/**
 * Ends the servers. With `PUNTUAL_EXPLAIN` a run whose statements read the whole of a large table has failed, whatever
 * its tests say.
 */
export default async function end(): Promise<void> {
  try {
    const statements = process.env.PUNTUAL_TEST_STATEMENTS;
    const found = statements === undefined ? [] : await scansOfTheRun(statements);
    if (found.length > 0)
      throw new Error(`${found.length} statements read the whole of a table:\n\n${found.join('\n\n')}`);
  } finally {
    await stopServers();
  }
}
