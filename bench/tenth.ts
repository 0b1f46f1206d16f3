import { startMeasured } from './engine/house.ts';
import { percentile } from './engine/percentile.ts';
import { temporalOnPostgres } from './engine/temporal-on-postgres.ts';
import { idleAccounts, tenth } from './engine/tenth.ts';

/**
 * A charging day in real time, on a Temporal that has a PostgreSQL of its own: accounts due in one window beside many
 * idle ones, and how long a POST takes meanwhile beside a quiet house: `node --import tsx bench/tenth.ts [due] [idle]
 * [minutes of the window] [seconds for the intake of those due]`. 5,000 in 18 minutes come as fast as 100,000 in the
 * shipped window of six hours. What it means and what it was: docs/performance.md.
 */
const [due = 5_000, idle = 100_000, windowMinutes = 18, intakeSeconds = 300] = process.argv.slice(2).map(Number);

const temporal = await temporalOnPostgres();
const house = await startMeasured(temporal);
try {
  const perSecond = await idleAccounts(house, idle);
  await house.quiet();
  const cores = (perSecondOfCpu: number): string => `${perSecondOfCpu.toFixed(2)} processors`;
  console.log(
    `${idle} idle accounts, ${perSecond.toFixed(0)} a second; in MB: ${JSON.stringify(await house.memory())}`,
  );
  const { took, charged, told, cpu, memoryMb } = await tenth(house, {
    accounts: due,
    windowMinutes,
    intakeMs: intakeSeconds * 1_000,
  });
  const p99 = { quiet: percentile(took.quiet, 0.99), window: percentile(took.window, 0.99) };
  for (const when of ['quiet', 'window'] as const)
    console.log(
      `${when.padEnd(8)} ${took[when].length} POSTs, p50 ${percentile(took[when], 0.5).toFixed(0)} ms, ` +
        `p99 ${p99[when].toFixed(0)} ms, ${(p99[when] / p99.quiet).toFixed(1)} times the quiet p99; ${cores(cpu[when])}`,
    );
  const each = (cpu.window - cpu.quiet) / (due / told);
  console.log(
    `${due} charged once each, the last ${charged.toFixed(0)} s after the window opened, the last receipt after ` +
      `${told.toFixed(0)} s: ${(due / told).toFixed(1)} a second at ${each.toFixed(3)} CPU-s each, what the POSTs beside ` +
      `cost left out; in MB: ${JSON.stringify(memoryMb)}`,
  );
} finally {
  await house.stop();
  await temporal.stop();
}
