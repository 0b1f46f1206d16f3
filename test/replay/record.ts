/**
 * Records the histories of a release beside those that are kept, on servers of its own:
 *
 *     node --import tsx test/replay/record.ts 0.2.0
 *
 * Do it when the workflow does something that no kept history shows. Those of earlier releases stay: where one doesn't
 * replay any more, the workflow is what is to be mended, by `patched()`.
 */
import type { Told } from '../lives/histories.ts';
import { historiesOf } from '../lives/histories.ts';
import { Town } from '../lives/town.ts';
import startServers, { stopServers } from '../servers.ts';
import { keepHistories, refuseKept } from './kept.ts';
import { KEPT_LIVES } from './lives.ts';

const release = process.argv[2] ?? '';
refuseKept(release);
await startServers();
const town = new Town();
try {
  await town.start();
  const recorded = await Promise.all(
    Object.entries(KEPT_LIVES).map(async ([name, { go, ...setting }]): Promise<Told[]> => {
      const life = await town.life(setting);
      await go(life, town);
      return (await historiesOf(town, life.id)).map(({ history }, i) => ({
        name: `${name}.${i + 1}.json.gz`,
        history,
      }));
    }),
  );
  const kept = recorded.flat();
  const bytes = keepHistories(release, kept);
  for (const { name, history } of kept) process.stdout.write(`${name}: ${history.events?.length} events\n`);
  process.stdout.write(`${kept.length} histories, ${Math.round(bytes / 1_024)} KB\n`);
} finally {
  await town.stop();
  await stopServers();
}
process.exit(0);
