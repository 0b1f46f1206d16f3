import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../../cli/prepare-database.ts';
import type { Instant } from '../../domain/time/time.ts';
import { readBackup } from '../../prisma/backup/read.ts';
import { RunningApi } from '../api/running-api.ts';
import type { FreshDatabase } from '../fresh-database.ts';
import { unpackTo } from './kept.ts';

/** The API over a kept backup that today's build has restored, at the moment at which it was taken. */
export class RestoredApi extends RunningApi {
  private readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  protected override async fill({ url, plainUrl }: FreshDatabase): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'puntual-release-'));
    try {
      const file = join(folder, 'kept.backup');
      unpackTo(file, this.name);
      const { takenAt } = await readBackup(url, file, { replace: false });
      this.machineNow = takenAt as Instant;
      await prepareDatabase(plainUrl, () => undefined, this.company, { url, setsPassword: false });
      await this.store.letGo();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
