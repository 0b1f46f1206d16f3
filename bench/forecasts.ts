import { performance } from 'node:perf_hooks';
import { inParallel } from '../test/lives/in-parallel.ts';
import { startMeasured } from './engine/house.ts';
import { percentile } from './engine/percentile.ts';

/**
 * What a plain GET costs while many ask what will happen: `node --import tsx bench/forecasts.ts`. Some minutes, on
 * servers of its own. What it means and what it was: docs/performance.md.
 */
const INVOICES = 300;
const FORECASTS = 20;
const QUIET_MS = 10_000;

const house = await startMeasured();
try {
  const { http } = house;
  const { id } = await http.post<{ id: string }>('/v1/accounts', {
    name: 'Guthrie',
    email: 'ap@guthrie.example',
    testClock: { startsAt: '2026-03-02T15:00:00Z' },
  });
  const lines = [{ description: 'Service', quantity: 1, unitAmountMinor: 116_000 }];
  await inParallel(
    Array.from({ length: INVOICES }),
    async () => void (await http.post(`/v1/accounts/${id}/invoices`, { dueOn: '2026-03-20', lines })),
    4,
  );
  await house.quiet();

  /** A GET after the other until `isOver`, in ms each. */
  const gets = async (isOver: () => boolean): Promise<number[]> => {
    const took: number[] = [];
    while (!isOver()) {
      const from = performance.now();
      await http.get('/v1/switches');
      took.push(performance.now() - from);
    }
    return took;
  };
  const forecast = async (): Promise<number> => {
    const from = performance.now();
    const { status, body } = await http.ask(`/v1/accounts/${id}/forecast`, { until: '2031-03-01' });
    if (status !== 200 && status !== 503) throw new Error(`A forecast: ${status} ${JSON.stringify(body)}`);
    return status === 200 ? performance.now() - from : Number.NaN;
  };

  const alone = await forecast();
  const quietEnd = performance.now() + QUIET_MS;
  const quiet = await gets(() => performance.now() > quietEnd);
  let isOver = false;
  const asked = Promise.all(Array.from({ length: FORECASTS }, forecast)).finally(() => (isOver = true));
  const beside = await gets(() => isOver);
  const answered = (await asked).filter((ms) => !Number.isNaN(ms));

  const line = (name: string, took: readonly number[]): string =>
    `${name.padEnd(44)} p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms, ` +
    `most ${Math.max(...took).toFixed(0)} ms (${took.length})`;
  console.log(line('GET, nobody else asks', quiet));
  console.log(line(`GET, while ${FORECASTS} forecasts run`, beside));
  console.log(`p99 beside without: ${(percentile(beside, 0.99) / percentile(quiet, 0.99)).toFixed(1)} times`);
  console.log(`a forecast alone ${alone.toFixed(0)} ms; of ${FORECASTS} at once ${answered.length} were answered`);
  console.log(line('those', answered));
} finally {
  await house.stop();
}
