import { readFileSync } from 'node:fs';
import type { Instant } from '../domain/time/time.ts';
import { BadMail } from '../ports/mail-in/mail-in.ts';
import { receiveMail } from '../ports/mail-in/receive.ts';
import { readProofFile } from '../ports/proof-file/read.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import type { MailInRow } from '../ports/store/mails-in.ts';
import { refuseOlder } from '../prisma/migrate.ts';
import { companyIn } from './company.ts';
import { databaseOf } from './database-of.ts';
import { BadSettings, type Settings } from './settings.ts';

/**
 * Takes mails that were saved from the collections mailbox (`.eml`), as if they had just come in; the same one twice
 * changes nothing. Says of each what came of it.
 */
export async function proofMail(settings: Settings, files: string[]): Promise<void> {
  if (files.length === 0) throw new BadSettings('Say which mails: npm run puntual -- proof-mail FILE…');
  const { emails } = companyIn(settings);
  const databaseUrl = databaseOf(settings);
  await refuseOlder(databaseUrl);
  const store = openStore(databaseUrl, { connections: 2 });
  const options = {
    replies: emails.replies,
    readFile: readProofFile,
    now: (): Instant => new Date().toISOString() as Instant,
  };
  const taken = async (file: string): Promise<string> => said(await receiveMail(store, bytesOf(file), options));
  const failed: string[] = [];
  try {
    for (const file of files) {
      const line = await taken(file).catch((error: unknown) => {
        if (!(error instanceof BadMail || error instanceof BadSettings)) throw error;
        failed.push(file);
        return error.message;
      });
      process.stdout.write(`${file}: ${line}\n`);
    }
  } finally {
    await store.close();
  }
  if (failed.length > 0) throw new BadSettings(`${failed.length} of ${files.length} could not be taken`);
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new BadSettings(`can not be read: ${(error as Error).message}`);
  }
}

function said({ id, accountId, status, proofIds, because }: MailInRow): string {
  if (status === 'proof') return `${id}: ${accountId}, ${proofIds.join(', ')}`;
  return `${id}: ${status === 'reply' ? 'a task asks somebody to read it' : 'nothing'}, ${because}`;
}
