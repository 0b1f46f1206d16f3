import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inParallel } from '../lives/in-parallel.ts';
import { until } from '../until.ts';
import { ToyHouse } from './toy-house.ts';

/** Who pays goes before the herd of the 10th: by the priority that the record has said, on Temporal's own queue. */

const HERD = Array.from({ length: 200 }, (_, i) => `acc_herd_${i}`);
const AT_ONCE = 4;
const house = new ToyHouse();
const { record } = house;
beforeAll(async () => {
  await house.open();
  await house.startWorkers({ PUNTUAL_CHARGES_PER_SECOND: '20', PUNTUAL_CHARGES_AT_ONCE: String(AT_ONCE) });
});
afterAll(() => house.close());

const isQueued = async (id: string): Promise<boolean> =>
  (await house.events(id)).some(({ activityTaskScheduledEventAttributes: asked }) => asked != null);

test('one who pays, behind 200 charges on the capped queue, is served before nearly all of them', async () => {
  for (const id of HERD) record.goes(id, 'chargeBalance', 'held');
  await inParallel(HERD, (id) => house.tell(id, { work: ['chargeBalance'] }));
  await until(async () => (await inParallel(HERD, isQueued)).every(Boolean), 90_000);
  await house.tell('acc_pays', { work: ['chargeBalance'], trigger: 'portal' });
  await until(() => isQueued('acc_pays'));
  for (const id of HERD) record.goes(id, 'chargeBalance', 'fine');
  await until(() => record.done('acc_pays').length === 1);
  // Those that were begun already, and what the pollers had in hand.
  expect(record.doneInOrder().indexOf('acc_pays')).toBeLessThan(25);
});
