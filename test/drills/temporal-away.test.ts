import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGuard } from '../../cli/servers/guard.ts';
import { prepareNamespace } from '../../cli/servers/prepare-namespace.ts';
import type { TemporalServer } from '../../cli/servers/temporal.ts';
import { chooseTemporal, startTemporal } from '../../cli/servers/temporal.ts';
import { cacheFolder } from '../../cli/user-folders.ts';
import { temporalConfig } from '../../temporal.config.ts';
import { faultsOf } from '../lives/audit.ts';
import { inParallel } from '../lives/in-parallel.ts';
import type { Answer } from '../lives/http.ts';
import { Town } from '../lives/town.ts';
import { DUE, MINOR, payers, receiptsOf } from './payers.ts';

const here = new Town();
/** A Temporal of this drill's own: the other tests' must not stop. */
const folder = mkdtempSync(join(tmpdir(), 'puntual-temporal-'));
const guard = startGuard();
guard.remove(folder);
const input = { folder, logFile: join(folder, 'temporal.log'), guard };
let temporal: TemporalServer;

beforeAll(async () => {
  temporal = await chooseTemporal({
    ...input,
    cache: cacheFolder(process.env),
    say: () => undefined,
    prepare: (address) => prepareNamespace({ ...temporalConfig({}), address }),
  });
  here.env.TEMPORAL_ADDRESS = temporal.address;
  await here.start();
}, 120_000);
afterAll(async () => {
  await here.stop();
  await temporal.stop();
  guard.leave();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const BEFORE_ITS_CHARGE_MS = 20_000;
const PAYERS = 8;

test('Temporal is away while charges fall due: facts and requests are answered, and when it is back all ' +
  'happens, once, without a call from anybody', async () => {
  const due = await payers(here, PAYERS);
  const [paysNow, transfers, paused] = (await payers(here, 3)) as [(typeof due)[0], (typeof due)[0], (typeof due)[0]];
  // All come to stand as long before their charge; from there on their clocks run with the machine's.
  const chargeAt = await inParallel(
    due,
    async (life) => {
      await life.on(DUE, '08:00');
      return Date.parse((await life.account()).autopay.nextChargeAt ?? '');
    },
    PAYERS,
  );
  await Promise.all(
    due.map((life, i) => life.advance({ to: new Date((chargeAt[i] ?? 0) - BEFORE_ITS_CHARGE_MS).toISOString() })),
  );

  await temporal.stop('SIGKILL');
  const killedMs = Date.now();
  expect((await Promise.all(due.map((life) => life.calls()))).flat()).toEqual([]);

  const answers: Record<string, Promise<Answer>> = {
    'a new account': here.http.ask('/v1/accounts', {
      name: 'Ferretería Ruiz',
      email: 'pagos@ruiz.example',
      testClock: { startsAt: '2026-03-02T16:00:00Z' },
    }),
    'an invoice': here.http.ask(`/v1/accounts/${transfers.id}/invoices`, {
      dueOn: DUE,
      lines: [{ description: 'Más', quantity: 1, unitAmountMinor: 50_000 }],
    }),
    'a card': here.http.ask(`/v1/accounts/${transfers.id}/payment-methods`, {
      kind: 'card',
      token: 'tok_declined_once',
    }),
    'a transfer': here.http.ask('/v1/bank-transfers', {
      trackingKey: 'MBAN0120260302DRILL',
      amountMinor: MINOR,
      currency: 'MXN',
      settledAt: '2026-03-02T17:00:00Z',
      concept: transfers.invoices[0]?.number,
    }),
    'a pause': here.http.ask(`/v1/accounts/${paused.id}/overrides`, {
      command: 'pause',
      until: '2026-03-20',
      reason: 'Spoke with Ana',
      expectedVersion: (await paused.account()).version,
    }),
    'a payment': paysNow.payBalance(),
  };
  const heard = await Promise.all(Object.entries(answers).map(async ([what, answer]) => [what, (await answer).status]));
  expect(heard).toEqual([
    ['a new account', 201],
    ['an invoice', 201],
    ['a card', 201],
    ['a transfer', 201],
    ['a pause', 200],
    ['a payment', 202],
  ]);
  await pause(Math.max(0, killedMs + BEFORE_ITS_CHARGE_MS + 10_000 - Date.now()));
  expect(await Promise.all([...due, paysNow].map((life) => life.calls()))).toEqual(Array(PAYERS + 1).fill([]));
  expect(await receiptsOf(transfers)).toEqual([]);

  temporal = await startTemporal(input, temporal.binary);
  expect(temporal.address).toBe(here.env.TEMPORAL_ADDRESS);
  const paying = [...due, paysNow];
  await here.until(
    async () => (await Promise.all([...paying, transfers].map(receiptsOf))).every(([status]) => status === 'sent'),
    120_000,
  );
  process.stderr.write(`all done ${Date.now() - killedMs} ms after it was killed\n`);
  expect(
    (await Promise.all(paying.map((life) => life.calls()))).map((lines) => lines.map((line) => line.slice(11))),
  ).toEqual(Array(PAYERS + 1).fill([`succeeded ${MINOR}`]));
  expect(await Promise.all([...paying, transfers].map(receiptsOf))).toEqual(Array(PAYERS + 2).fill(['sent']));
  expect([here.api.alive(), here.worker.alive()]).toEqual([true, true]);
  expect((await Promise.all([...due, paysNow, transfers, paused].map(faultsOf))).flat()).toEqual([]);
}, 240_000);
