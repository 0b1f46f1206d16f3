import { react, step } from '../domain/chart/chart.ts';
import type { ChartState } from '../domain/chart/chart.ts';
import type { Played } from '../domain/chart/play.ts';
import type { ChartEvent } from '../domain/events.ts';
import type { Day } from '../domain/time/time.ts';
import { Life } from '../test/timeline/life.ts';

/**
 * How many events a second the pure chart takes: `node --import tsx bench/chart.ts`. A year of two customers, one who
 * pays after a decline each month and one who doesn't pay, event by event. `react` is the machine alone; `step` adds
 * the agenda, the version and the record that the workflow writes. Processor time is told beside the clock's, for a
 * machine that has other work too.
 */
class Recorded extends Life {
  readonly told: [ChartState | null, ChartEvent][] = [];

  protected override run(steps: Generator<Played, ChartState>): ChartState {
    return super.run(this.recorded(steps));
  }

  private *recorded(steps: Generator<Played, ChartState>): Generator<Played, ChartState> {
    for (;;) {
      const before = this.state ?? null;
      const next = steps.next();
      if (next.done === true) return next.value;
      this.told?.push([before, next.value.event]);
      yield next.value;
    }
  }
}

function yearOf(card: string): [ChartState | null, ChartEvent][] {
  const life = new Recorded({ card });
  for (let month = 1; month <= 12; month++) {
    const mm = String(month).padStart(2, '0');
    life.on(`2026-${mm}-06` as Day).invoice('1,160.00', { due: `2026-${mm}-10` as Day });
  }
  life.on('2026-12-31');
  return life.told.filter(([state]) => state !== null);
}

const events = [...yearOf('tok_declined_once'), ...yearOf('tok_insufficient_funds')];
const ROUNDS = 7;
const SECONDS = 1;

function measure(name: string, of: (state: ChartState | null, event: ChartEvent) => unknown): void {
  const rates: { clock: number; processor: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.hrtime.bigint();
    const used = process.cpuUsage();
    let count = 0;
    while (Number(process.hrtime.bigint() - began) < SECONDS * 1e9) {
      for (const [state, event] of events) of(state, event);
      count += events.length;
    }
    const { user, system } = process.cpuUsage(used);
    rates.push({
      clock: count / (Number(process.hrtime.bigint() - began) / 1e9),
      processor: count / ((user + system) / 1e6),
    });
  }
  const best = (key: 'clock' | 'processor'): string =>
    Math.max(...rates.map((rate) => rate[key]))
      .toFixed(0)
      .padStart(7);
  process.stdout.write(
    `${name.padEnd(6)} ${best('clock')} events/s, ${best('processor')} per second of processor time\n`,
  );
}

process.stdout.write(`${events.length} events of two customers' year, best of ${ROUNDS} rounds\n`);
measure('react', react as never);
measure('step', step);
