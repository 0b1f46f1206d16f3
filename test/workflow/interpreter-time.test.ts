import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { openToyHouse, type ToyHouse, toyWorkflowsPath } from './toy-house.ts';

let house: ToyHouse;
beforeAll(async () => {
  house = await openToyHouse();
  await house.startWorker();
});
afterAll(() => house.close());

describe('a chart on a test clock', () => {
  it('meets every deadline of a year in order and at its instant, over monthly runs', async () => {
    const id = await house.begin('a-year', '2026-01-05T15:00:00.000Z');
    const startedAt = performance.now();
    await house.advance(id, '2027-01-05T15:00:00.000Z');
    const tookMs = performance.now() - startedAt;

    const reached = house.records(id).filter(({ line }) => line.startsWith('reached'));
    const at = (kind: string) => reached.filter(({ line }) => line === `reached ${kind}`).map((record) => record.at);
    expect(at('cycle')).toEqual(
      ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}-01T00:00:00.000Z`).concat('2027-01-01T00:00:00.000Z'),
    );
    expect(at('tick')).toHaveLength(61);
    expect(at('tick').every((instant) => instant.endsWith('T09:00:00.000Z'))).toBe(true);
    expect(at('retry')).toEqual(
      at('tick')
        .filter((_, i) => i % 3 === 2)
        .map((instant) => instant.replace('T09:', 'T10:')),
    );
    expect(reached.map((record) => record.at)).toEqual(reached.map((record) => record.at).sort());

    const histories = await house.histories(id);
    expect(histories).toHaveLength(13);
    for (const history of histories) expect(history.events?.length).toBeLessThan(400);
    process.stderr.write(`a year with ${reached.length} deadlines took ${Math.round(tookMs)} ms\n`);
  });

  it('records every step once and in order', () => {
    const steps = house.records('a-year').map(({ step }) => step);
    expect(steps).toEqual(steps.map((_, i) => i + 1));
  });

  it('replays its histories, also after they were kept as JSON', async () => {
    const kept = (await house.histories('a-year')).map((history) => historyFromJSON(JSON.parse(historyToJSON(history))));
    const replayed = Worker.runReplayHistories(
      { workflowsPath: toyWorkflowsPath },
      kept.map((history) => ({ workflowId: 'a-year', history })),
    );
    const errors = [];
    for await (const { error } of replayed) errors.push(error);
    expect(errors).toEqual(kept.map(() => undefined));
  });

  it('stands at the target or a moment later, with nothing in flight, and its clock goes on', async () => {
    const id = await house.begin('an-hour', '2026-03-04T09:00:00.000Z');
    await house.order(id, { id: 'a-job', effect: 'hang' });
    await house.advance(id, '2026-03-04T10:00:00.000Z');
    const reply = await house.chart.idle(id, null, 5_000);
    expect(reply.reached && reply.stood.now >= '2026-03-04T10:00:00.000Z' && reply.stood.now < '2026-03-04T10:00:03.000Z').toBe(true);
  });

  it('goes nowhere when it is asked for a time that has passed', async () => {
    const id = await house.begin('back', '2026-03-04T09:00:00.000Z');
    await house.advance(id, '2026-03-04T08:00:00.000Z');
    const reply = await house.chart.idle(id, null, 5_000);
    expect(reply.reached && reply.stood.now < '2026-03-04T09:00:30.000Z').toBe(true);
  });

  it('may be told and asked in the middle of an advance', async () => {
    const id = await house.begin('meanwhile', '2026-01-01T12:00:00.000Z');
    const going = house.advance(id, '2026-04-01T12:00:00.000Z');
    for (let i = 2; i <= 20; i += 1) {
      await house.feed(id, [{ seq: i, portion: i }]);
      expect(await house.order(id, { id: `o${i}`, effect: 'nothing' })).toMatchObject({ ok: true });
    }
    await going;
    const lines = house.records(id);
    expect(lines.filter(({ line }) => line.startsWith('fed'))).toHaveLength(20);
    expect(lines.filter(({ line }) => line.startsWith('ordered'))).toHaveLength(19);
    expect(lines.filter(({ line }) => line === 'reached cycle').map(({ at }) => at.slice(0, 19))).toEqual(['2026-02-01T00:00:00', '2026-03-01T00:00:00', '2026-04-01T00:00:00']);
  });
});
