import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { Problem } from '../../ui/api/problem.ts';
import { type Deed, Deeds, UNDO_MS } from '../../ui/deeds.ts';

/** A decision, sent as far as the test says. */
function deed(id: string): Deed & { sent: number; back: number; answer(error?: Error): Promise<void> } {
  let settle: { ok(): void; no(error: Error): void } | null = null;
  return {
    id,
    said: `${id} decided`,
    sent: 0,
    back: 0,
    send(): Promise<void> {
      this.sent += 1;
      return new Promise((ok, no) => {
        settle = { ok, no };
      });
    },
    undone(): void {
      this.back += 1;
    },
    async answer(error): Promise<void> {
      if (error === undefined) settle?.ok();
      else settle?.no(error);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
  };
}
const held = ({ now }: Deeds): string[] => [...now.held];

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a decision that can be taken back', () => {
  test('is sent after ten seconds, once, and out of sight until the lists know', async () => {
    const [deeds, one] = [new Deeds(), deed('a')];
    deeds.decide(one);
    expect([deeds.now.waiting, held(deeds)]).toEqual([one, ['a']]);
    jest.advanceTimersByTime(UNDO_MS - 1);
    expect(one.sent).toBe(0);
    jest.advanceTimersByTime(1);
    deeds.sendNow();
    jest.advanceTimersByTime(UNDO_MS);
    expect([one.sent, deeds.now.waiting, held(deeds)]).toEqual([1, null, ['a']]);
    await one.answer();
    expect(held(deeds)).toEqual([]);
  });

  test('is not sent when it is undone, and what it was about is back at once', () => {
    const [deeds, one] = [new Deeds(), deed('a')];
    deeds.decide(one);
    deeds.undo();
    jest.advanceTimersByTime(2 * UNDO_MS);
    deeds.sendNow();
    deeds.undo();
    expect([one.sent, one.back, deeds.now.waiting, held(deeds)]).toEqual([0, 1, null, []]);
  });

  test('is sent by the next one, which alone can be taken back then, with all its time', async () => {
    const [deeds, one, two] = [new Deeds(), deed('a'), deed('b')];
    deeds.decide(one);
    jest.advanceTimersByTime(UNDO_MS - 1);
    deeds.decide(two);
    expect([one.sent, held(deeds)]).toEqual([1, ['a', 'b']]);
    jest.advanceTimersByTime(UNDO_MS - 1);
    deeds.undo();
    expect([two.sent, two.back, one.back, held(deeds)]).toEqual([0, 1, 0, ['a']]);
    await one.answer();
    expect(held(deeds)).toEqual([]);
  });

  test('goes out within the very call that says the page is left', () => {
    const [deeds, one] = [new Deeds(), deed('a')];
    deeds.decide(one);
    deeds.sendNow();
    expect(one.sent).toBe(1);
  });

  test('that is refused is back, with why, until somebody has seen it or decides anew', async () => {
    const [deeds, one] = [new Deeds(), deed('a')];
    deeds.decide(one);
    deeds.sendNow();
    const why = new Problem(422, { title: 'Refused', code: 'proof_too_small' });
    await one.answer(why);
    expect([deeds.now.failed, held(deeds)]).toEqual([{ deed: one, why }, []]);
    deeds.seen(true);
    expect([deeds.now.failed, one.back]).toEqual([null, 1]);
    deeds.decide(one);
    deeds.sendNow();
    await one.answer(new TypeError('fetch failed'));
    expect(deeds.now.failed?.why).toMatchObject({ status: 0, code: 'unreachable' });
    deeds.decide(deed('b'));
    expect(deeds.now.failed).toBeNull();
  });

  test('refused while the next waits takes nothing of the next one away', async () => {
    const [deeds, one, two] = [new Deeds(), deed('a'), deed('b')];
    deeds.decide(one);
    deeds.decide(two);
    await one.answer(new Problem(409, { title: 'Not now', code: 'not_allowed_now' }));
    expect([deeds.now.failed?.deed, deeds.now.waiting, held(deeds)]).toEqual([one, two, ['b']]);
  });

  test('each change is told, until nobody listens', () => {
    const deeds = new Deeds();
    let told = 0;
    const stop = deeds.watch(() => (told += 1));
    deeds.decide(deed('a'));
    expect(told).toBe(1);
    stop();
    deeds.undo();
    expect(told).toBe(1);
  });
});
