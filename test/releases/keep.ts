/**
 * Keeps a backup of the demo company as this release writes it, on servers of its own; it takes some minutes:
 *
 *     node --import tsx test/releases/keep.ts
 *
 * Do it in the change in which the shape of states or of policies rises.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillDemo } from '../../cli/demo.ts';
import { writeBackup } from '../../prisma/backup/write.ts';
import { Town } from '../lives/town.ts';
import startServers, { stopServers } from '../servers.ts';
import { KEPT, keepBackup, nameOf, TODAYS } from './kept.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const name = nameOf(TODAYS);
if (existsSync(join(KEPT, name))) throw new Error(`${name} is kept already, and stays as it is`);

await startServers();
const town = new Town();
try {
  await town.start();
  await fillDemo({ url: town.http.url, key: town.env.PUNTUAL_API_KEY ?? '', say });
  // Nobody writes any more while it is read.
  await Promise.all([town.api.stop(), town.worker.stop()]);
  const file = join(town.folder, name);
  const { rows, tables } = await writeBackup(town.ownerUrl, file);
  say(`${name}: ${rows} rows of ${tables} tables, ${Math.round(keepBackup(file) / 1_024)} KB`);
} finally {
  await town.stop();
  await stopServers();
}
process.exit(0);
