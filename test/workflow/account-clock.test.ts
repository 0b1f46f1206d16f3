import { describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { oneToyHouse } from './one-toy-house.ts';
import { inMs } from './toy-record.ts';
import { until } from '../until.ts';

const house = oneToyHouse();
const { record } = house;
const anHour = 3_600_000;
/** On a machine that is busy with other tests. */
const LATE_MS = 20_000;

const summaries = async (id: string): Promise<string[]> =>
  (await house.timers(id)).map(({ summary, isCancelled }) => `${summary}${isCancelled ? ', cancelled' : ''}`);

describe('the alarm', () => {
  test.concurrent('says what it waits for, and rings at its instant: what falls due is decided, and done', async () => {
    const at = inMs(6_000);
    await house.tell('acc_rings', {
      deadlines: [
        { at, kind: 'charge', brings: ['chargeBalance'] },
        { at: inMs(anHour), kind: 'reminder' },
      ],
    });
    await until(() => record.done('acc_rings').length === 1);
    const [first] = await house.timers('acc_rings');
    expect(first?.summary).toBe('charge');
    // Rather late by the moment that it takes to set than a moment too early.
    expect(first!.atMs - Date.parse(at)).toBeGreaterThanOrEqual(0);
    const reaches = record.reaches('acc_rings');
    expect(reaches).toHaveLength(1);
    expect(Date.parse(reaches[0]!) - Date.parse(at)).toBeGreaterThanOrEqual(0);
    expect(Date.parse(reaches[0]!) - Date.parse(at)).toBeLessThan(LATE_MS);
    await until(async () => (await summaries('acc_rings')).length === 2);
    expect(await summaries('acc_rings')).toEqual(['charge', 'reminder']);
  });

  test.concurrent('is put in the place of a later one; for a later one nothing is moved, and it rings in vain', async () => {
    await house.tell('acc_earlier', { deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await until(async () => (await summaries('acc_earlier')).length === 1);
    await house.tell('acc_earlier', { deadlines: [{ at: inMs(8_000), kind: 'charge' }] });
    await until(async () => (await summaries('acc_earlier')).length === 2);
    await house.tell('acc_earlier', { deadlines: [{ at: inMs(2 * anHour), kind: 'lastNotice' }] });
    expect(await summaries('acc_earlier')).toEqual(['reminder, cancelled', 'charge']);
    await until(async () => (await summaries('acc_earlier')).length === 3);
    expect(await summaries('acc_earlier')).toEqual(['reminder, cancelled', 'charge', 'lastNotice']);
    expect([record.looks('acc_earlier'), record.reaches('acc_earlier')]).toEqual([[], []]);
  });

  test.concurrent('of what was due while nobody was there rings at once', async () => {
    await house.tell('acc_missed', { deadlines: [{ at: inMs(-86_400_000), kind: 'reminder', brings: ['sendEmail'] }] });
    await until(() => record.done('acc_missed').length === 1);
    expect(await house.activities('acc_missed')).toEqual(['reach', 'sendEmail']);
    expect(await house.timers('acc_missed')).toEqual([]);
  });

  test.concurrent('rings again and again while the clock of the record is behind, and does not spin', async () => {
    record.isBehind('acc_behind', anHour);
    await house.tell('acc_behind', { deadlines: [{ at: inMs(-100), kind: 'charge', brings: ['chargeBalance'] }] });
    await until(() => record.reaches('acc_behind').length === 3);
    record.isBehind('acc_behind', 0);
    await until(() => record.done('acc_behind').length === 1);
    const reaches = record.reaches('acc_behind');
    for (const [i, at] of reaches.slice(1).entries())
      expect(Date.parse(at) - Date.parse(reaches[i]!)).toBeGreaterThanOrEqual(250);
    expect(record.looks('acc_behind')).toEqual([]);
  });

  test.concurrent('whose answer fails is asked from the queue, again and again', async () => {
    record.goes('acc_away', 'reach', 'fails');
    await house.tell('acc_away', { deadlines: [{ at: inMs(-100), kind: 'reminder', brings: ['sendEmail'] }] });
    await until(() => record.reaches('acc_away').length === 3);
    record.goes('acc_away', 'reach', 'fine');
    await until(() => record.done('acc_away').length === 1);
    expect(await house.activities('acc_away')).toEqual(['reach', 'reach', 'sendEmail']);
  });

  test.concurrent('rings at once when the clock was put forward while something was decided', async () => {
    record.goes('acc_forward', 'reach', 'held');
    const due = inMs(-100);
    await house.tell('acc_forward', {
      deadlines: [
        { at: due, kind: 'holdEnds' },
        { at: inMs(anHour), kind: 'charge' },
      ],
    });
    await until(() => record.agenda('acc_forward').step === 2);
    await house.nudger.deliver(
      'acc_forward',
      record.decide('acc_forward', {
        step: 2,
        deadlines: [{ at: inMs(0), kind: 'charge', brings: ['chargeBalance'] }],
      }),
    );
    record.goes('acc_forward', 'reach', 'fine');
    await until(() => record.done('acc_forward').length === 1);
    const [, reached = ''] = record.reaches('acc_forward');
    expect(Date.parse(reached) - Date.parse(due)).toBeLessThan(LATE_MS);
  });
});

describe('what was read', () => {
  test.concurrent('of one step an instant only comes nearer: what was read before a clock was put forward undoes nothing', async () => {
    const late = record.decide('acc_nearer', {
      deadlines: [{ at: inMs(anHour), kind: 'charge', brings: ['chargeBalance'] }],
    });
    await house.nudger.deliver('acc_nearer', late);
    const near = inMs(6_000);
    await house.nudger.deliver(
      'acc_nearer',
      record.decide('acc_nearer', { step: 1, deadlines: [{ at: near, kind: 'charge', brings: ['chargeBalance'] }] }),
    );
    await house.nudger.deliver('acc_nearer', late);
    await until(() => record.done('acc_nearer').length === 1);
    expect(Date.parse(record.reaches('acc_nearer')[0]!) - Date.parse(near)).toBeLessThan(LATE_MS);
    expect(record.looks('acc_nearer')).toEqual([]);
  });

  test.concurrent('of a lower step is looked at once more, and forgotten when the record has not gone back', async () => {
    const older = record.decide('acc_older', { work: ['sendEmail'], deadlines: [{ at: inMs(1_000), kind: 'charge' }] });
    await house.tell('acc_older', { deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await until(() => record.done('acc_older').length === 1);
    await house.nudger.deliver('acc_older', older);
    await until(() => record.looks('acc_older').length === 1);
    await pause(1_200);
    expect([record.looks('acc_older').length, record.reaches('acc_older'), record.begun('acc_older').length]).toEqual([
      1,
      [],
      1,
    ]);
    expect([await summaries('acc_older'), record.wentBack('acc_older')]).toEqual([['reminder'], []]);
  });

  test.concurrent('of a lower step is believed when the record says so once more: it is told so, once, and goes on', async () => {
    await house.tell('acc_back', { step: 9, deadlines: [{ at: inMs(anHour), kind: 'reminder' }] });
    await until(async () => (await summaries('acc_back')).length === 1);
    await house.tell('acc_back', {
      step: 3,
      work: ['sendEmail'],
      deadlines: [{ at: inMs(1_500), kind: 'charge', brings: ['chargeBalance'] }],
    });
    await until(() => record.done('acc_back').length === 2);
    expect([record.done('acc_back'), record.wentBack('acc_back')]).toEqual([['w1', 'w2'], [9]]);
    expect([record.looks('acc_back').length, record.reaches('acc_back').length]).toEqual([1, 1]);
  });

  test.concurrent('with an answer from before a restore is no reason to be deaf to what comes after', async () => {
    record.goes('acc_restored', 'chargeBalance', 'held');
    await house.tell('acc_restored', {
      step: 9,
      work: ['chargeBalance'],
      deadlines: [{ at: inMs(anHour), kind: 'reminder' }],
    });
    await until(() => record.asked('acc_restored').length === 1);
    record.decide('acc_restored', { step: 3, work: ['sendEmail'] });
    record.goes('acc_restored', 'chargeBalance', 'fine');
    await until(() => record.done('acc_restored').includes('w2'));
    expect(await house.activities('acc_restored')).toEqual(['chargeBalance', 'look', 'wentBack', 'sendEmail']);
  });
});

test.concurrent('an account that a deadline has made stuck is left alone: nobody asks it again and again', async () => {
  await house.tell('acc_stuck', { deadlines: [{ at: inMs(5_000), kind: 'charge' }] });
  await until(async () => (await summaries('acc_stuck')).length === 1);
  // The same step with nothing to come: nothing is decided for it until it is mended.
  record.decide('acc_stuck', { step: 1, deadlines: [] });
  await until(async () => (await house.status('acc_stuck')) === 'COMPLETED');
  expect(await house.activities('acc_stuck')).toEqual(['reach', 'look']);
  await house.tell('acc_stuck', { work: ['sendEmail'] });
  await until(() => record.done('acc_stuck').length === 1);
});
