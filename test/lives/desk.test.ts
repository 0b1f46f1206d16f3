import { expect, test } from '@jest/globals';
import type { Day } from '../../domain/time/time.ts';
import { faultsOf } from './audit.ts';
import type { Life } from './life.ts';
import { wall } from './life.ts';
import { oneTown } from './one-town.ts';

/** What a careful desk found, over HTTP. Due on Tuesday 10 February 2026: last notice on 6 April, off on 13 April. */

const here = oneTown();

async function owing(upTo: Day): Promise<Life> {
  const life = await here.life({ from: '2026-02-03', autopay: false });
  await life.invoice(100_000, '2026-02-10');
  await life.on(upTo);
  return life;
}

const upcoming = async (life: Life): Promise<string[]> =>
  (await life.account()).upcoming.map(({ kind, at }) => `${wall(at)} ${kind}`);
const numberOf = (life: Life, which: number): string => life.invoices[which]?.number ?? '';

test.concurrent('desk 7: proofs that a part payment makes enough give the service back, until a day', async () => {
  const life = await owing('2026-02-04');
  await life.invoice(50_000, '2026-02-10');
  await life.on('2026-04-14');
  const small = await life.proof(50_000, '2026-04-14', 'BNET01002604140000000001');
  const other = await life.proof(100_000, '2026-04-14', 'BNET01002604140000000002');
  await life.acceptProof(small.id);
  expect((await life.account()).service.state).toBe('deactivated');
  await here.http.post(`/v1/proofs-of-payment/${other.id}/reject`, { reason: 'unreadable' });
  await life.transfer(100_000, '2026-04-14', { concept: `Pago ${numberOf(life, 0)}` });
  await life.rest();
  expect((await life.account()).service.state).toBe('provisional');
  expect(await life.words('service-reactivated')).toContain('viernes 17 de abril de 2026');
  expect(await upcoming(life)).toEqual(['2026-04-20 08:00 relock']);
  await life.transfer(50_000, '2026-04-15', { trackingKey: 'BNET01002604140000000001' });
  await life.rest();
  expect((await life.account()).service.state).toBe('active');
  expect(await faultsOf(life)).toEqual([]);
});

test.concurrent('desk 9: off, and all of it in dispute: the monthly word asks for nothing', async () => {
  const life = await owing('2026-04-14');
  await here.http.post(`/v1/invoices/${life.invoices[0]?.id}/disputes`, { reason: 'Not ours', late: true });
  await life.on('2026-05-14');
  expect((await life.mails('overdue-reminder')).at(-1)).toMatch(/^2026-05-13 08/);
  const said = await life.words('overdue-reminder');
  expect(said).toContain('en aclaración');
  expect(said).not.toMatch(/\$0\.00|CLABE/);
  expect(await faultsOf(life)).toEqual([]);
});

test.concurrent('desk 24: what is to come of an open invoice comes', async () => {
  const life = await owing('2026-02-05');
  expect(await upcoming(life)).toEqual(['2026-02-11 08:00 reminder']);
  await life.on('2026-02-11');
  expect(await life.mails('overdue-reminder')).toHaveLength(1);
  expect(await faultsOf(life)).toEqual([]);
});
