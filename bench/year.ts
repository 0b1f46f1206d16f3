import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../domain/time/time.ts';
import { House } from '../test/kill/house.ts';
import { Http } from '../test/lives/http.ts';
import type { Setting } from '../test/lives/life.ts';
import { Life } from '../test/lives/life.ts';

/**
 * How long a year of a customer's life takes over HTTP: `node --import tsx bench/year.ts`, with servers of its own.
 * Against a Puntual that runs: `PUNTUAL_DATA=<its data folder>`, or `PUNTUAL_URL` and `PUNTUAL_API_KEY`. An invoice a
 * month, due on the 10th, and the clock to the end of the year. Less than 30 s is what it has to be.
 */
const CUSTOMERS: Record<string, Omit<Setting, 'from'>> = {
  'is on autopay': { card: 'tok_ok' },
  'is declined once, and charged an hour later': { card: 'tok_declined_once' },
  'pays nothing': {},
};

async function yearOf(http: Http, setting: Omit<Setting, 'from'>): Promise<{ seconds: number; steps: number }> {
  const began = performance.now();
  const life = await Life.begin(http, { ...setting, from: '2026-01-02' });
  for (let month = 1; month <= 12; month++) {
    const day = (date: string): Day => `2026-${String(month).padStart(2, '0')}-${date}` as Day;
    await life.on(day('03'));
    await life.invoice(116_000, day('10'));
  }
  await life.on('2026-12-31');
  return { seconds: (performance.now() - began) / 1_000, steps: (await life.timeline()).length };
}

function running(): Http | null {
  const { PUNTUAL_URL: url, PUNTUAL_API_KEY: key, PUNTUAL_DATA: data } = process.env;
  if (url && key) return new Http(url, key);
  if (!data) return null;
  return new Http(
    (JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as { url: string }).url,
    key ?? readFileSync(join(data, 'api-key'), 'utf8').trim(),
  );
}

const house = running() === null ? new House() : null;
try {
  await house?.start();
  const http = running() ?? (house as House).http;
  await yearOf(http, {}); // the first of a process pays for its warming up
  for (const [name, setting] of Object.entries(CUSTOMERS)) {
    const { seconds, steps } = await yearOf(http, setting);
    process.stdout.write(
      `${seconds.toFixed(1).padStart(6)} s  a year of a customer who ${name} (${steps} lines on the timeline)\n`,
    );
  }
} finally {
  await house?.stop();
}
process.exit(0);
