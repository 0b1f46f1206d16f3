import { afterAll, beforeAll } from '@jest/globals';
import { SandboxBank, type SandboxOptions } from '../../ports/gateway/sandbox/bank.ts';
import type { BookedOutcome } from '../../ports/gateway/sandbox/book.ts';
import { type FreshDatabase, freshDatabase } from '../fresh-database.ts';

/** Processes of one sandbox bank, on one book, for the tests of a file. */
export class SandboxBanks {
  database!: FreshDatabase;
  private readonly opened: SandboxBank[] = [];

  /** Another process of the same bank. */
  open = (options: Partial<SandboxOptions> = {}): SandboxBank => {
    const bank = new SandboxBank({ databaseUrl: this.database.url, slowMs: 60, timeoutMs: 5, ...options });
    this.opened.push(bank);
    return bank;
  };

  async close(): Promise<void> {
    await Promise.all(this.opened.map((bank) => bank.close()));
    await this.database.drop();
  }
}

export function sandboxBanks(): SandboxBanks {
  const banks = new SandboxBanks();
  beforeAll(async () => void (banks.database = await freshDatabase()));
  afterAll(() => banks.close());
  return banks;
}

export const all = { limit: 100, cursor: null };

/** What a bank's book has of an account's attempts, in its order. */
export const outcomes = async (bank: SandboxBank, accountId: string): Promise<BookedOutcome[]> =>
  (await bank.charges(accountId, all)).items.map((row) => row.outcome);
