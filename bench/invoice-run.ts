import { bareMonths } from './engine/bare.ts';
import { startMeasured } from './engine/house.ts';
import { invoiceHerd } from './engine/invoice-herd.ts';

/**
 * Accounts that are billed in one minute beside bare Temporal workflows with one timer, one activity and one commit
 * each, on the same servers: `node --import tsx bench/invoice-run.ts [accounts] [seconds for their intake] [mails]`. With
 * `mails` each invoice's mail leaves too, and bare Temporal does two actions. What it means and what it was:
 * docs/performance.md.
 */
const [accounts = 500, intakeSeconds = 90] = process.argv.slice(2, 4).map(Number);
const withMails = process.argv[4] === 'mails';
/** Of so many the speed is known. */
const BARE_AT_MOST = 2_000;

const house = await startMeasured();
try {
  const run = await invoiceHerd(house, accounts, intakeSeconds * 1_000, withMails);
  await house.quiet();
  const bare = await bareMonths(house, Math.min(accounts, BARE_AT_MOST), withMails ? 2 : 1);
  console.log(
    `${accounts} accounts billed${withMails ? ' and mailed' : ''} in ${run.seconds.toFixed(1)} s: ${run.perSecond.toFixed(1)} a second, ` +
      `${run.cpuSeconds.toFixed(3)} CPU-s each; bare Temporal ${bare.perSecond.toFixed(1)} a second, ` +
      `${bare.cpuSeconds.toFixed(3)} CPU-s each: ${(run.perSecond / bare.perSecond).toFixed(2)} of its speed at ` +
      `${(run.cpuSeconds / bare.cpuSeconds).toFixed(2)} of its cost`,
  );
} finally {
  await house.stop();
}
