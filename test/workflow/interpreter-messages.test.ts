import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openToyHouse, type ToyHouse } from './toy-house.ts';

let house: ToyHouse;
beforeAll(async () => {
  house = await openToyHouse();
  await house.startWorker();
});
afterAll(() => house.close());

const portions = (id: string) => house.records(id).flatMap(({ line }) => (line.startsWith('fed ') ? [Number(line.slice(4))] : []));
const facts = (...seqs: number[]) => seqs.map((seq) => ({ seq, portion: seq * 10 }));

describe('facts', () => {
  it('are applied in the order of their sequence, however they come', async () => {
    house.world.facts.set('mixed', facts(1, 2, 3, 4, 5, 6));
    await house.feed('mixed', facts(3));
    expect(portions('mixed').slice(0, 3)).toEqual([10, 20, 30]);
    await Promise.all([house.feed('mixed', facts(6)), house.feed('mixed', facts(5)), house.feed('mixed', facts(4))]);
    expect(portions('mixed')).toEqual([10, 20, 30, 40, 50, 60]);
  });

  it('that were applied before change nothing, and are answered', async () => {
    await house.feed('twice', facts(1, 2));
    await Promise.all([house.feed('twice', facts(1)), house.feed('twice', facts(2)), house.feed('twice', facts(1, 2))]);
    expect(portions('twice')).toEqual([10, 20]);
  });

  it('are recorded when their delivery is answered, with the last fact that each step knew of', async () => {
    await house.feed('known', facts(1));
    await house.feed('known', facts(2));
    expect(house.records('known').map(({ appliedSeq }) => appliedSeq)).toEqual([1, 2]);
  });

  it('whose forerunner cannot be read fail the delivery and harm nothing', async () => {
    await house.feed('hole', facts(1));
    await expect(house.feed('hole', facts(3))).rejects.toThrow('Workflow Update failed');
    house.world.facts.set('hole', facts(1, 2, 3));
    await house.feed('hole', facts(3));
    expect(portions('hole')).toEqual([10, 20, 30]);
  });
});

describe('requests', () => {
  it('that the chart refuses leave nothing in the history', async () => {
    await house.feed('refused', facts(1));
    const before = (await house.histories('refused'))[0]?.events?.length;
    const answer = await house.order('refused', { id: 'bad-one', effect: 'nothing' });
    expect(answer).toEqual({ ok: false, refusal: { status: 422, code: 'bad_order', message: 'Not like this', data: { id: 'bad-one' } } });
    expect((await house.histories('refused'))[0]?.events?.length).toBe(before);
  });

  it('asked twice are done once and answered the same', async () => {
    await house.feed('same', facts(1));
    const [first, second] = await Promise.all([house.order('same', { id: 'o', effect: 'nothing' }), house.order('same', { id: 'o', effect: 'nothing' })]);
    expect(first).toEqual({ ok: true, version: 2 });
    expect(second).toEqual(first);
    expect(house.records('same')).toHaveLength(2);
  });

  it('that the chart breaks on are told so, and have changed nothing', async () => {
    await house.feed('unbroken', facts(1));
    await expect(house.order('unbroken', { id: 'unthinkable', effect: 'nothing' })).rejects.toThrow('Workflow Update failed');
    expect(await house.order('unbroken', { id: 'o', effect: 'nothing' })).toEqual({ ok: true, version: 2 });
  });

  it('of a workflow that is not there are told so', async () => {
    await expect(house.order('nobody', { id: 'o', effect: 'nothing' })).rejects.toThrow('not running');
  });

  it('that race new runs are all answered, done once, and keep their first answer over runs', async () => {
    await house.begin('racing', '2026-01-31T12:00:00.000Z');
    const versions = new Map<string, number>();
    const asking = Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 40));
        const answer = await house.order('racing', { id: `o${i}`, effect: i % 10 === 0 ? 'work' : 'nothing' });
        if (answer.ok) versions.set(`o${i}`, answer.version);
      }),
    );
    await house.advance('racing', '2026-08-01T12:00:00.000Z');
    await asking;
    const again = await house.order('racing', { id: 'o99', effect: 'nothing' });

    const ordered = house.records('racing').flatMap(({ line, step }) => (line.startsWith('ordered ') ? [[line.slice(8), step] as const] : []));
    expect(ordered.map(([order]) => order).sort()).toEqual(Array.from({ length: 100 }, (_, i) => `o${i}`).sort());
    expect(Object.fromEntries(versions)).toEqual(Object.fromEntries(ordered));
    expect(again).toEqual({ ok: true, version: versions.get('o99') });
    expect(house.asked('racing').filter((key) => key.startsWith('work:o'))).toHaveLength(10);
    expect(
      house
        .records('racing')
        .filter(({ line }) => line === 'reached cycle')
        .map(({ at }) => at.slice(0, 19)),
    ).toEqual(['02', '03', '04', '05', '06', '07', '08'].map((month) => `2026-${month}-01T00:00:00`));
    expect((await house.histories('racing')).length).toBe(8);
  });
});

describe('effects', () => {
  it('of the service lane that wait are dropped when their opposite comes, which is done', async () => {
    await house.feed('lamp', facts(1));
    await Promise.all([
      house.order('lamp', { id: '1', effect: 'light' }),
      house.order('lamp', { id: '2', effect: 'darken' }),
      house.order('lamp', { id: '3', effect: 'light' }),
      house.order('lamp', { id: '4', effect: 'darken' }),
    ]);
    await house.chart.idle('lamp', null, 5_000);
    const ordered = house.records('lamp').flatMap(({ line }) => (line.startsWith('ordered ') ? [line.slice(8)] : []));
    const asked = house.asked('lamp').map((key) => key.split(':')[1]);
    expect(asked[0]).toBe(ordered[0]);
    expect(asked.at(-1)).toBe(ordered.at(-1));
    expect(asked).toEqual(ordered.filter((id) => asked.includes(id)));
  });

  it('do not hold up what comes after them', async () => {
    await house.feed('busy', facts(1));
    await house.order('busy', { id: 'a', effect: 'hang' });
    await house.order('busy', { id: 'b', effect: 'nothing' });
    const lines = house.records('busy').map(({ line }) => line);
    expect(lines).toEqual(['fed 10', 'ordered a', 'ordered b']);
    await house.chart.idle('busy', null, 5_000);
    expect(
      house
        .records('busy')
        .map(({ line }) => line)
        .at(-1),
    ).toBe('worked hang:a');
  });
});
