/**
 * Records the kept histories anew, on servers of its own:
 *
 *     node --import tsx test/replay/record.ts
 *
 * Do it when a new life is to be kept, or when no account lives any more on a build that the old ones stand for; not to
 * make a test pass.
 */
import type { Told } from '../lives/histories.ts';
import { historiesOf } from '../lives/histories.ts';
import { Town } from '../lives/town.ts';
import startServers, { stopServers } from '../servers.ts';
import { keepHistories } from './kept.ts';
import { KEPT_LIVES } from './lives.ts';

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
  const bytes = keepHistories(kept);
  for (const { name, history } of kept) process.stdout.write(`${name}: ${history.events?.length} events\n`);
  process.stdout.write(`${kept.length} histories, ${Math.round(bytes / 1_024)} KB\n`);
} finally {
  await town.stop();
  await stopServers();
}
process.exit(0);
