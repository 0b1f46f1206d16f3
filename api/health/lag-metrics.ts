import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { LAGS, type Lag, type Lags } from '../../ports/store/lags.ts';
import { inTime } from './rails.ts';
import { together } from './together.ts';

/** What API and worker measure alike: their own process, and what is late. */
export function processRegistry(store: Lags): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  measureLags(registry, store);
  return registry;
}

/** What waits too long for somebody of ours: all of them read the same record. None while it is away. */
function measureLags(registry: Registry, store: Lags): void {
  // All are collected at once: the record is asked once.
  const asked = together(() => inTime(store.lags()));
  const byWhat = (name: string, help: string, of: (lag: Lag) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['what'],
      registers: [registry],
      async collect() {
        const said = await asked();
        this.reset();
        if (said !== null) for (const what of LAGS) this.set({ what }, of(said.is[what]));
      },
    });
  byWhat('puntual_late', 'What is more than a minute late, counted to 10,000.', ({ late }) => late);
  byWhat('puntual_late_seconds', 'How late the latest of it is.', ({ seconds }) => seconds);
  new Gauge({
    name: 'puntual_accounts_stuck',
    help: 'Accounts whose chart could not take something: a task each.',
    registers: [registry],
    async collect() {
      const said = await asked();
      this.set(said === null ? Number.NaN : said.is.stuck);
    },
  });
}
