import { fewAtATime } from './few-at-a-time.ts';

/** What it needs; `Store` has it. */
export interface Suggested {
  transfersToSuggest(limit: number): Promise<string[]>;
  suggestTransfer(transferId: string): Promise<void>;
  candidatesToTell(limit: number): Promise<{ transferId: string; accountId: string }[]>;
  tellCandidate(transferId: string, accountId: string): Promise<void>;
}

const AT_MOST = 100;
const AT_ONCE = 5;

/**
 * Looks whose unmatched transfers may be, and tells those accounts, or that it was another's: what came with a
 * statement, and what a crash has left untold. One that can't be told now holds up no other.
 */
export async function tellSuggested(record: Suggested): Promise<{ told: number; failed: unknown[] }> {
  const done = { told: 0, failed: [] as unknown[] };
  const each = <T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> =>
    fewAtATime(list, AT_ONCE, (one) => work(one).catch((error: unknown) => void done.failed.push(error)));
  await each(await record.transfersToSuggest(AT_MOST), (id) => record.suggestTransfer(id));
  await each(await record.candidatesToTell(AT_MOST), async ({ transferId, accountId }) => {
    await record.tellCandidate(transferId, accountId);
    done.told += 1;
  });
  return done;
}
