import { expect, test } from '@jest/globals';
import { inParallel } from '../lives/in-parallel.ts';
import { oneTown } from '../lives/one-town.ts';
import { DUE, newCustomer } from './payers.ts';

const here = oneTown();

const INVOICES = 400;
/** Nobody waits longer for a call of another account, nor for one of this. */
const CALL_MS = 5_000;

test('400 invoices of one account are held one by one: it answers, others answer meanwhile, and no process dies of it', async () => {
  const life = await here.life({ from: '2026-03-02' });
  const pids = [here.worker.pid, here.api.pid];
  const begun = Date.now();
  const invoices = await inParallel(
    Array.from({ length: INVOICES }, (_, i) => i),
    (i) => life.invoice(10_000 + i, DUE),
    4,
  );
  process.stderr.write(`${INVOICES} invoices: ${Date.now() - begun} ms\n`);

  let slowestMs = 0;
  let isOver = false;
  const othersMs: number[] = [];
  const others = (async () => {
    while (!isOver) othersMs.push(await newCustomer(here));
  })();
  others.catch(() => undefined);
  for (const { id } of invoices) {
    const asked = Date.now();
    const { status, body } = await here.http.ask(`/v1/accounts/${life.id}/overrides`, {
      command: 'pause',
      until: '2026-04-20',
      invoiceId: id,
      reason: 'Looking into it',
      expectedVersion: (await life.account()).version,
    });
    slowestMs = Math.max(slowestMs, Date.now() - asked);
    expect([status, body.code]).toEqual([200, undefined]);
  }
  isOver = true;
  await others;
  process.stderr.write(
    `${INVOICES} pauses: ${Date.now() - begun} ms, the slowest ${slowestMs} ms; ${othersMs.length} ` +
      `others meanwhile, the slowest ${Math.max(...othersMs)} ms\n`,
  );

  const account = await life.account();
  expect(account.collections.holds.map(({ kind, invoiceId }) => [kind, invoiceId]).sort()).toEqual(
    invoices.map(({ id }) => ['agent', id]).sort(),
  );
  expect([slowestMs < CALL_MS, Math.max(...othersMs) < CALL_MS, othersMs.length > 5]).toEqual([true, true, true]);
  // It still takes money, and lives on over its due day: all that is held stays quiet.
  const paid = invoices[0];
  await life.transfer(paid?.totalMinor ?? 0, '2026-03-02', { concept: paid?.number ?? '' });
  expect((await life.papers()).filter(({ status }) => status === 'paid').map(({ id }) => id)).toEqual([paid?.id]);
  await life.on('2026-03-20');
  expect(await life.mails('overdue-reminder')).toEqual([]);
  expect([here.worker.alive(), here.api.alive(), here.worker.pid, here.api.pid]).toEqual([true, true, ...pids]);
}, 300_000);
