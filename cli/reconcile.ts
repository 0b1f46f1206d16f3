import { epochMs, instantFromMs } from '../domain/time/epoch.ts';
import type { Instant } from '../domain/time/time.ts';
import { SandboxBank } from '../ports/gateway/sandbox/bank.ts';
import { openStore } from '../ports/store/postgres/open-store.ts';
import { refuseOlder } from '../prisma/migrate.ts';
import { connectEngine } from './connect-engine.ts';
import { databaseOf } from './database-of.ts';
import { gatewayFor } from './gateway.ts';
import { askedOf } from './reconcile/asked.ts';
import { bookCharges, type Judgement, judgeCharges } from './reconcile/charges.ts';
import { beginRuns, runningIds, withoutRun } from './reconcile/runs.ts';
import { inWords } from './reconcile/words.ts';
import type { Settings } from './settings.ts';
import { temporalOf } from './temporal-of.ts';

const HOUR_MS = 3_600_000;
/** Clocks differ, and what was under way when a backup was taken is not in it. */
const BEFORE_MS = HOUR_MS;
/** Without a restore the book is held beside the record for so long back. */
const LOOKED_BACK_MS = 7 * 24 * HOUR_MS;
const UNBALANCED_SHOWN = 50;
const RUNS_SHOWN = 20;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Holds the record beside what it may have fallen apart from: the provider's book, its own charts, and the workflows
 * that run. Says what differs; `--do` books it and begins what is missing. Ends with 1 where something is left that
 * only a person can mend.
 */
export async function reconcile(settings: Settings, args: string[]): Promise<void> {
  const asked = askedOf(args);
  const databaseUrl = databaseOf(settings);
  await refuseOlder(databaseUrl);
  const { connection, client, nudger } = connectEngine(temporalOf(settings));
  const store = openStore(databaseUrl);
  const bank = new SandboxBank({ databaseUrl });
  const gateway = gatewayFor(settings, bank);
  try {
    // Where Temporal has gone too, nobody but whoever recovered the record knows that it went back.
    const saidSince = asked.restored ? asked.since : null;
    if (saidSince !== null && asked.do) await store.takeAsRestored(saidSince);
    const restored = await store.restoredState();
    if (asked.restored && restored === null && saidSince === null) {
      say(
        'The record was not restored, or all was booked since: there is nothing to let go. If it was recovered to a ' +
          'point in time, say which with --since.',
      );
      return;
    }
    if (!asked.restored && restored !== null) {
      say(
        `The record was restored (it lacks what happened since ${restored.from}): reconcile --restored says what that is.`,
      );
      process.exitCode = 1;
      return;
    }
    const from = asked.since ?? since(restored?.from ?? null);
    say(`The provider's book (${gateway.provider}) since ${from}:`);
    if (restored !== null && asked.since === null)
      say(
        '  After a recovery to a point in time give the point you went back to with --since: the record only guesses it.',
      );
    const left = await charges(
      asked.do ? bookCharges({ store, gateway }, from) : judgeCharges({ store, gateway }, from),
    );
    if (left.failed > 0) {
      process.exitCode = 1;
      if (asked.restored) {
        say(`The record stays stopped: ${left.failed} charges could not be booked. Run it again when that is mended.`);
        return;
      }
    }
    if (asked.restored && !asked.do) {
      say(
        restored === null
          ? 'Nothing is stopped: start no worker and no API before --do has booked what there is.'
          : 'The record is still stopped: --do books what there is, and lets all go on.',
      );
      process.exitCode = 1;
    }
    if (asked.restored && asked.do) say(`All go on: ${await store.letGo()} accounts, under new keys.`);
    const [runs, books] = [await workflows(), await balances()];
    if (left.tasks + books > 0 || (!asked.do && left.todo + runs > 0)) process.exitCode = 1;
    if (!asked.do && left.todo + runs > 0) say('Nothing was changed: --do does it.');
  } finally {
    await Promise.allSettled([store.close(), bank.close(), connection.close()]);
  }

  async function charges(judged: AsyncIterable<Judgement>): Promise<{ todo: number; tasks: number; failed: number }> {
    const counts = { known: 0, todo: 0, tasks: 0, failed: 0 };
    for await (const one of judged) {
      if (one.is === 'known' || one.is === 'underWay') counts.known++;
      else {
        say(`  ${inWords(one, asked.do)}`);
        if (one.is === 'task') counts.tasks++;
        else if (one.is === 'failed') counts.failed++;
        else counts.todo++;
      }
    }
    const [were, people] = [asked.do ? 'were' : 'are to be', 'for a person (tasks of kind keyMismatch)'];
    say(`  ${counts.known} are known; ${counts.todo} ${were} booked; ${counts.tasks} are ${people}.`);
    return counts;
  }

  /** While a record is restored nobody is to have one. */
  async function workflows(): Promise<number> {
    if (asked.restored && !asked.do) return 0;
    const running = await runningIds(client.workflow);
    let missing = 0;
    const shown: string[] = [];
    let failed = 0;
    for (let after: string | null | undefined; after !== null; ) {
      const { ids, last } = await withoutRun(store, running, after);
      missing += ids.length;
      shown.push(...ids.slice(0, RUNS_SHOWN - shown.length));
      if (asked.do) failed += await beginRuns(store, (id, agenda) => nudger.deliver(id, agenda), ids);
      after = last;
    }
    say(`Workflows: ${running.size} run; ${missing} accounts have something to come and none.`);
    for (const id of shown) say(`  ${id}${asked.do ? '' : ' is to get one'}`);
    if (asked.do && missing > 0)
      say(`  ${missing - failed} were begun${failed > 0 ? `, ${failed} could not be` : ''}.`);
    return missing;
  }

  async function balances(): Promise<number> {
    const unbalanced = await store.unbalanced(UNBALANCED_SHOWN);
    for (const { accountId, ledgerMinor, chartMinor } of unbalanced)
      say(
        `  ${accountId}: its invoices have ${ledgerMinor} open, its chart ${chartMinor} (minor units): a bug of ours.`,
      );
    say(`Balances: ${unbalanced.length === 0 ? 'ledger and chart agree' : `${unbalanced.length} accounts differ`}.`);
    return unbalanced.length;
  }
}

function since(from: Instant | null): Instant {
  return instantFromMs(from === null ? Date.now() - LOOKED_BACK_MS : epochMs(from) - BEFORE_MS);
}
