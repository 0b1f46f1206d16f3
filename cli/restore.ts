import { broughtBack, erasedAccounts } from '../ports/store/postgres/erasure/erasures.ts';
import { readBackup } from '../prisma/backup/read.ts';
import { databaseOf } from './database-of.ts';
import { databaseOwnerOf } from './database-owner-of.ts';
import { migrateDatabase } from './prepare-database.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

/**
 * The record as it was when a backup was taken. From then on nothing leaves the house until `reconcile --restored --do`
 * has booked what the provider has done since.
 */
export async function restore(settings: Settings, args: string[]): Promise<void> {
  const files = args.filter((arg) => arg !== '--replace');
  const [file] = files;
  if (file === undefined || file.startsWith('-') || files.length > 1)
    throw new BadSettings('Say from where: npm run puntual -- restore FILE [--replace]');
  const owner = databaseOwnerOf(settings);
  const plain = databaseOf(settings);
  const migrate = () => migrateDatabase(plain, owner === plain ? null : { url: owner, setsPassword: false });
  await migrate();
  const erased = await erasedAccounts(owner);
  const { takenAt, rows, migrated } = await readBackup(owner, file, { replace: args.includes('--replace') });
  // Its tables are new ones: API and worker are let in anew.
  if (migrated.length > 0) await migrate();
  const back = await broughtBack(owner, erased);
  process.stdout.write(
    [
      ...(migrated.length > 0 ? [`Of an earlier release: ${migrated.length} migrations came since, and are in.`] : []),
      `The record is as it was at ${takenAt}: ${rows} rows. Charges, mails and the switch of services are stopped, and`,
      'nothing falls due, until what has happened since is booked:',
      '',
      '  npm run puntual -- reconcile --restored         says what that is',
      '  npm run puntual -- reconcile --restored --do    books it, and lets all go on',
      '',
      ...back.map((id) => `It brought back who had been erased: npm run puntual -- erase ${id} --yes`),
      'Who was signed in is not any more; keys and passwords are those of the backup: revoke anew what was revoked since.',
      '',
    ].join('\n'),
  );
}
