import { compare, ReportInProgress } from '../domain/foresight/backtest/report.ts';
import { epochMs, instantFromMs } from '../domain/time/epoch.ts';
import type { Policy } from '../domain/policy/policy.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import type { Store } from '../ports/store/store.ts';
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
    const policies = await policiesIn(store);
    let seen = 0;
    for (let after: string | null = null; ; ) {
      const ids: string[] = await store.accountIds(after, pageSize);
      for (const id of ids) {
        await addAccount(store, id, policy, policies, report);
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

async function policiesIn(store: Store): Promise<Map<string, Policy>> {
  const bodies = new Map<string, Policy>();
  for (const { name, version } of await store.policies()) {
    const body = await store.policyBody(name, version);
    if (body !== null) bodies.set(`${name} ${version}`, body);
  }
  return bodies;
}

/** One that can't be played again is named, and holds up no other. */
async function addAccount(
  store: Store,
  id: string,
  policy: Policy,
  policies: Map<string, Policy>,
  report: ReportInProgress,
): Promise<void> {
  const account = await store.accountById(id);
  if (account === null) return;
  const now = instantFromMs(Date.now() + account.skewMs);
  try {
    const life = await store.historyOf(id);
    const until = epochMs(life.timeline.at(-1)?.at ?? now) > epochMs(now) ? (life.timeline.at(-1)?.at ?? now) : now;
    const comparison = compare(
      id,
      life,
      account.currency,
      policy,
      (name, version) => policies.get(`${name} ${version}`) ?? null,
      until,
    );
    if (comparison === null) report.skip(id, 'nothing of it is recorded with its time');
    else report.add(comparison);
  } catch (error) {
    report.skip(id, (error as Error).message);
  }
}
