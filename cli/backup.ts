import { refuseOlder } from '../prisma/migrate.ts';
import { writeBackup } from '../prisma/backup/write.ts';
import { databaseOf } from './database-of.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

/** Every table of the record into one file, as all of them were at one moment. */
export async function backup(settings: Settings, args: string[]): Promise<void> {
  const [file, ...rest] = args;
  if (file === undefined || file.startsWith('-') || rest.length > 0)
    throw new BadSettings('Say where to: npm run puntual -- backup FILE');
  const databaseUrl = databaseOf(settings);
  await refuseOlder(databaseUrl);
  const { takenAt, tables, rows } = await writeBackup(databaseUrl, file);
  process.stdout.write(
    `${file} has all that was in the record at ${takenAt}: ${rows} rows of ${tables} tables.\n` +
      'Whoever has it has all that the database has.\n',
  );
}
