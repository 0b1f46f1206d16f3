import { playAgain, policyBodies } from '../api/v1/policies/played-again.ts';
import { ReportInProgress } from '../domain/foresight/backtest/report.ts';
import { instantFromMs } from '../domain/time/epoch.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { refuseOlder } from '../prisma/migrate.ts';
import { policyIn } from './backtest/policy-file.ts';
import { tableOf } from './backtest/table.ts';
import { databaseOf } from './database-of.ts';
import type { Settings } from './settings.ts';
import { BadSettings } from './settings.ts';

const pageSize = 100;
const sayEvery = 500;

/**
 * Plays the recorded lives of all accounts again under another policy, and prints what would have differed. Reads the
 * record and writes nothing; the assumptions are in `docs/decisions/005-what-if.md`.
 */
export async function backtest(settings: Settings, args: string[]): Promise<void> {
  const { file, asJson } = argumentsIn(args);
  const policy = policyIn(file);
  const databaseUrl = databaseOf(settings);
  await refuseOlder(databaseUrl);
  const store = openStore(databaseUrl);
  try {
    const report = new ReportInProgress();
    const policies = await policyBodies(store);
    let seen = 0;
    for (let after: string | null = null; ; ) {
      const ids: string[] = await store.accountIds(after, pageSize);
      for (const id of ids) {
        const account = await store.accountById(id);
        if (account === null) continue;
        const now = instantFromMs(Date.now() + account.skewMs);
        await playAgain(store, { id, currency: account.currency, now }, policy, policies, report);
        seen += 1;
        if (seen % sayEvery === 0) process.stderr.write(`… ${seen} accounts\n`);
      }
      after = ids.at(-1) ?? null;
      if (ids.length < pageSize) break;
    }
    process.stdout.write(
      asJson
        ? `${JSON.stringify({ policy: { file, name: policy.name, version: policy.version }, ...report.done() }, null, 2)}\n`
        : tableOf(report.done(), file),
    );
  } finally {
    await store.close();
  }
}

function argumentsIn(args: readonly string[]): { file: string; asJson: boolean } {
  const rest = args.filter((arg) => arg !== '--json');
  const [flag, file] = rest[0]?.startsWith('--policy=') ? ['--policy', rest[0].slice('--policy='.length)] : rest;
  if (flag !== '--policy' || !file || rest.length > (rest[0] === flag ? 2 : 1))
    throw new BadSettings('Say which policy: npm run puntual -- backtest --policy FILE [--json]');
  return { file, asJson: rest.length < args.length };
}
