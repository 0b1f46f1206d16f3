import { startMeasured } from './engine/house.ts';
import { overdueHerd } from './engine/overdue-herd.ts';
import { percentile } from './engine/percentile.ts';

/**
 * How long a POST takes while accounts fall overdue at one midnight and are written to at one opening, beside a quiet
 * house, in real time: `node --import tsx bench/overdue.ts [accounts] [minutes of the opening's spread] [seconds for the
 * intake]`. 2,000 is the whole herd, 3.3 marks a second for ten minutes; fewer are its first part, at the same rate.
 * What it means and what it was: docs/performance.md.
 */
const [accounts = 2_000, spreadMinutes = 10, intakeSeconds = 240] = process.argv.slice(2).map(Number);
const QUIET_MS = 60_000;

const house = await startMeasured();
try {
  const { took, seconds } = await overdueHerd(house, {
    accounts,
    spreadMinutes,
    intakeMs: intakeSeconds * 1_000,
    quietMs: QUIET_MS,
  });
  const p99 = (values: readonly number[]): number => percentile(values, 0.99);
  const line = (name: string, values: readonly number[]): string =>
    `${name.padEnd(52)} ${values.length} POSTs, p50 ${percentile(values, 0.5).toFixed(0)} ms, ` +
    `p99 ${p99(values).toFixed(0)} ms; ${(p99(values) / p99(took.quiet)).toFixed(1)} times the quiet p99`;
  const rate = (span: number): string => `${span.toFixed(0)} s, ${(accounts / span).toFixed(1)} a second`;
  console.log(line('nothing falls due', took.quiet));
  console.log(line(`${accounts} fall overdue: ${rate(seconds.marks)}`, took.marks));
  console.log(line(`${accounts} are written to: ${rate(seconds.contacts)}`, took.contacts));
} finally {
  await house.stop();
}
