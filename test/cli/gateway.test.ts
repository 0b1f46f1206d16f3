import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { demo } from '../../cli/demo.ts';
import { askRails } from '../../cli/ask-rails.ts';
import { railsIn } from '../../cli/rails.ts';
import { readSettings } from '../../cli/settings.ts';
import { tryOut } from '../../cli/try.ts';
import { stripeBank } from '../ports/fake-stripe/bank.ts';
import { runCommand } from './started.ts';

const stripe = stripeBank();
const home = mkdtempSync(join(tmpdir(), 'puntual-gateway-'));
afterAll(() => rmSync(home, { recursive: true }));

const envOf = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  STRIPE_SECRET_KEY: 'sk_test_fake',
  STRIPE_API_BASE: stripe.fake.url,
  ...more,
});
/** What a start says of Stripe. */
async function said(env: NodeJS.ProcessEnv, withinMs?: number): Promise<string[]> {
  const lines: string[] = [];
  await askRails(railsIn(readSettings(env)), (line) => lines.push(line), withinMs);
  return lines;
}
const CHECKED = 'GET /v1/payment_intents';

describe('a start with Stripe', () => {
  test('that takes us says nothing; without a key nobody is asked', async () => {
    expect(await said(envOf())).toEqual([]);
    expect(stripe.timesCalled(CHECKED)).toBe(1);
    expect(await said({})).toEqual([]);
    expect(stripe.timesCalled(CHECKED)).toBe(1);
  });

  test('that does not is refused, by the names of the settings', async () => {
    await expect(said(envOf({ STRIPE_SECRET_KEY: 'sk_test_other' }))).rejects.toThrow(
      /^STRIPE_SECRET_KEY or STRIPE_API_BASE must be one that Stripe takes: .*401/,
    );
    stripe.fake.trouble(CHECKED, { is: 'status', status: 403 });
    await expect(said(envOf())).rejects.toThrow('403');
  });

  test('that does not answer, or is away, goes on and says so', async () => {
    stripe.fake.trouble(CHECKED, { is: 'silent' });
    expect(await said(envOf(), 200)).toEqual([
      'Stripe can not be asked right now (no answer in 0.2 s): charges wait until it can.',
    ]);
    stripe.fake.trouble(CHECKED, { is: 'status', status: 503 });
    expect(await said(envOf())).toEqual([expect.stringMatching(/^Stripe can not be asked right now \(.*503/)]);
    expect(await said(envOf({ STRIPE_API_BASE: 'http://127.0.0.1:1' }))).toEqual([
      expect.stringContaining('not reached'),
    ]);
  });

  test.each(['start', 'worker'])('whose key is not its own ends %s before anything is begun', async (command) => {
    const folder = join(home, 'data');
    const running = runCommand(folder, [command], {
      ...envOf({ STRIPE_SECRET_KEY: 'sk_test_other' }),
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('STRIPE_SECRET_KEY or STRIPE_API_BASE must be one that Stripe takes');
    expect(existsSync(folder)).toBe(false);
  });

  test.each(['start', 'worker', 'api'])("with a live key and no company of one's own ends %s", async (command) => {
    const running = runCommand(join(home, 'live'), [command], {
      ...envOf({ STRIPE_SECRET_KEY: 'sk_live_fake' }),
      PUNTUAL_API_KEY: 'a-key-of-sixteen',
      DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('no company of your own is there: PUNTUAL_COMPANY must be');
    expect(stripe.fake.calls).toEqual([]);
  });
});

describe('the demo', () => {
  const REFUSED = 'PUNTUAL_ALLOW_DEMO_MAIL=1';

  test.each(['STRIPE_SECRET_KEY', 'RESEND_API_KEY'])(
    'is not filled where %s is set, nor the first minutes played',
    async (name) => {
      const settings = readSettings({ [name]: name === 'RESEND_API_KEY' ? 're_x' : 'sk_test_x', PUNTUAL_DATA: home });
      await expect(demo(settings)).rejects.toThrow(`${name} is set`);
      await expect(tryOut(settings)).rejects.toThrow(REFUSED);
    },
  );

  test('is, where somebody says so: then only what it runs on is missing', async () => {
    const settings = readSettings({ RESEND_API_KEY: 're_x', PUNTUAL_ALLOW_DEMO_MAIL: '1', PUNTUAL_DATA: home });
    await expect(demo(settings)).rejects.not.toThrow(REFUSED);
  });

  test('is refused before anything is begun', async () => {
    const folder = join(home, 'demo');
    const running = runCommand(folder, ['start', '--demo'], envOf());
    expect(await running.exited).toBe(1);
    expect(running.output()).toContain('--demo is for a sandbox, and STRIPE_SECRET_KEY is set');
    expect(existsSync(folder)).toBe(false);
  });
});
