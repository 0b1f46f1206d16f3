import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { eraseAccount } from '../ports/store/postgres/erasure/erase.ts';
import { heldElsewhere } from '../ports/store/postgres/erasure/erasures.ts';
import { refuseOlder } from '../prisma/migrate.ts';
import { mayRebuild } from '../prisma/plain-role.ts';
import { databaseOf } from './database-of.ts';
import { databaseOwnerOf } from './database-owner-of.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

const USAGE = 'npm run puntual -- erase ACCOUNT [--yes] [--papers-kept-elsewhere] [--operator NAME]';
/** Nothing was written. */
const REFUSED = 2;

interface Asked {
  accountId: string;
  yes: boolean;
  papersKeptElsewhere: boolean;
  operator: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Tombstones over everything of an account that is a person's. There is no way back. */
export async function erase(settings: Settings, args: string[]): Promise<void> {
  const { accountId, yes, papersKeptElsewhere, operator } = askedIn(args);
  await refuseOlder(databaseOf(settings));
  const owner = databaseOwnerOf(settings);
  if (!(await mayRebuild(owner))) {
    refuse('Nothing was erased: it wants the role that owns the tables. Set DATABASE_OWNER_URL to it.');
    return;
  }
  const held = await heldElsewhere(owner, accountId);
  if (!yes && !(await isMeant(accountId))) {
    refuse(`Nothing was erased: say --yes, or type the account's id. ${USAGE}`);
    return;
  }
  const answer = await eraseAccount(owner, { accountId, operator, papersKeptElsewhere });
  switch (answer.is) {
    case 'unknown':
      refuse(`There is no account ${accountId}. Nothing was erased.`);
      return;
    case 'refused':
      refuse(
        [`${accountId} can't be erased, and nothing was:`, ...answer.because.map((one) => `  - ${one}`)].join('\n'),
      );
      return;
    case 'before':
      say(`${accountId} was erased at ${answer.at}, by ${answer.operator}. There is nothing to do.`);
      return;
    case 'erased':
      say(`${accountId} was erased at ${answer.at}: ${answer.rows} rows have tombstones.`);
      for (const { provider, tokens } of held)
        say(`Delete at ${provider}, with the customer of ${accountId} there: ${tokens.join(', ')}`);
      say('Backups from before still have it, and a restore of one brings it back: erase it again then.');
  }
}

function askedIn(args: readonly string[]): Asked {
  const asked: Asked = { accountId: '', yes: false, papersKeptElsewhere: false, operator: userInfo().username };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--yes') asked.yes = true;
    else if (arg === '--papers-kept-elsewhere') asked.papersKeptElsewhere = true;
    else if (arg === '--operator' && args[i + 1] !== undefined) asked.operator = args[++i] as string;
    else if (!arg.startsWith('-') && asked.accountId === '') asked.accountId = arg;
    else throw new BadSettings(`"${arg}" is not understood. ${USAGE}`);
  }
  if (asked.accountId === '') throw new BadSettings(`Say which account: ${USAGE}`);
  return asked;
}

async function isMeant(accountId: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  say(
    `Everything of ${accountId} that says whom it was about goes: names, addresses, numbers, texts, files. Ids, days`,
  );
  say('and amounts stay, and the books add up. There is no way back.');
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question("Type the account's id: ")).trim() === accountId;
  } finally {
    asking.close();
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = REFUSED;
}
