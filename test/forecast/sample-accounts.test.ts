import { describe, expect, test } from '@jest/globals';
import { rehearse } from '../../domain/foresight/rehearsal/rehearse.ts';
import { SampleAccount } from '../../domain/foresight/rehearsal/sample-account.ts';
import { sampleLives } from '../../domain/foresight/rehearsal/sample-lives.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import type { Instant } from '../../domain/time/time.ts';
import { changed } from './changed-policy.ts';

/** The accounts in which a policy is rehearsed, step by step: what they owe, when they begin, and what stops them. */

const NOW: Instant = '2026-03-02T23:30:00.000Z';
const shipped = mexicoPolicy();
const set = Object.assign;

interface Watched {
  life: SampleAccount;
  reached: Instant[];
}
function sample(policy = shipped, { autopay = false, now = NOW, mostAsked = Infinity } = {}): Watched {
  const reached: Instant[] = [];
  let asked = 0;
  const life = new SampleAccount(policy, now, autopay, {
    timeIsUp: () => ++asked > mostAsked,
    reached: (at) => reached.push(at),
  });
  return { life, reached };
}
const asPromise = { reason: 'sample', expectedVersion: null, role: 'agent' as const };

describe('a sample account', () => {
  test('begins at ten in the morning of its day, and owes more than any threshold', () => {
    const { life, reached } = sample(changed((p) => set(p.thresholds, { restBelowMinor: 7, adjustUpToMinor: 5 })));
    expect([life.now, life.today, life.service]).toEqual(['2026-03-02T10:00:00.000Z', '2026-03-02', 'active']);
    expect(life.amountMinor).toBe(100_012);
    expect(new Set(reached)).toEqual(new Set(['2026-03-02T10:00:00.000Z']));
  });

  test('is charged on the due day where autopay is on, once and again as the ladder says, and never where it is off', () => {
    const { life } = sample(shipped, { autopay: true });
    life.until('2026-03-10');
    expect([life.now, life.charges]).toEqual(['2026-03-10T00:00:00.000Z', 0]);
    life.until('2026-03-11');
    // At its time on the 10th, and an hour later.
    expect([life.now, life.charges]).toEqual(['2026-03-11T00:00:00.000Z', 2]);
    life.until('2026-03-14');
    expect(life.charges).toBe(3);
    const byHand = sample().life;
    byHand.until('2026-03-20');
    expect(byHand.charges).toBe(0);
  });

  test('goes on from where it is: a day that has gone brings nothing', () => {
    const { life } = sample();
    life.until('2026-03-05');
    life.until('2026-03-01');
    expect(life.now).toBe('2026-03-05T00:00:00.000Z');
  });

  test('waits until it is so, and no longer', () => {
    const { life, reached } = sample();
    life.awaits('nothing', () => true);
    expect(life.now).toBe('2026-03-02T10:00:00.000Z');
    life.awaits('a deactivation', () => life.service === 'deactivated');
    // Day 61 is a Sunday; it goes off within the opening of the next working day.
    expect(life.today).toBe('2026-05-11');
    expect(reached.at(-1)).toBe(life.now);
    expect([...reached].sort()).toEqual(reached);
    expect(life.approvals).toBe(0);
  });

  test('counts the times that a person is asked whether it may go off', () => {
    const { life } = sample(changed((p) => set(p.deactivation, { needsApproval: true })));
    life.awaits('an approval', () => life.approvals > 0);
    expect([life.today, life.service, life.approvals]).toEqual(['2026-05-11', 'active', 1]);
  });

  test('is refused what the policy does not allow, and goes on as before', () => {
    const { life } = sample();
    life.until('2026-03-11');
    const asked = (on: '2026-03-20' | '2026-06-20') =>
      life.asks({ type: 'PROMISE_REQUESTED', amountMinor: life.amountMinor, on, ...asPromise });
    expect([asked('2026-06-20'), asked('2026-03-20')]).toEqual([false, true]);
  });

  test('that has nothing more to come, or waits for years, says without what', () => {
    expect(() => sample().life.awaits('a miracle', () => false)).toThrow('1500 days passed without a miracle');
    const quiet = sample().life;
    quiet.happens({ type: 'INVOICE_VOIDED', invoiceId: 'inv_sample', creditMinor: 0, reason: 'sample' });
    expect(() => quiet.awaits('a deactivation', () => false)).toThrow(
      'nothing more would happen, without a deactivation',
    );
  });

  test('stops at the step at which its time is up', () => {
    expect(() => sample(shipped, { mostAsked: 1 })).toThrow('it took too long to work out');
    expect(() => sample(shipped, { mostAsked: 2 })).not.toThrow();
  });
});

describe('what a policy is lived through in', () => {
  const played = (name: string, policy = shipped) => {
    const one = sampleLives(policy).find((life) => life.name === name);
    if (one === undefined) throw new Error(name);
    const { life, reached } = sample(policy, { autopay: one.autopay });
    one.play(life);
    return Object.assign(life, { days: [...new Set(reached.map((at) => at.slice(0, 10)))] });
  };

  test('four lives, one of them by autopay', () => {
    expect(sampleLives(shipped).map(({ name, autopay }) => [name, autopay])).toEqual([
      ['autopay, and the bank declines each time', true],
      ['nobody pays', false],
      ['a proof of payment whose money does not come', false],
      ['a promise that is broken', false],
    ]);
  });

  test('declines: to the deactivation, after all of the ladder', () => {
    const life = played('autopay, and the bank declines each time');
    expect([life.service, life.charges]).toEqual(['deactivated', 5]);
  });

  test('nobody pays: off, and two of the monthly words to whoever is off', () => {
    const life = played('nobody pays');
    expect([life.service, life.today]).toEqual(['deactivated', '2026-07-20']);
  });

  test('a proof: lent, off again, and two words more', () => {
    const life = played('a proof of payment whose money does not come');
    expect([life.service, life.today]).toEqual(['deactivated', '2026-07-24']);
  });

  test('a promise: held, broken, off', () => {
    const life = played('a promise that is broken');
    expect([life.service, life.today]).toEqual(['deactivated', '2026-05-11']);
    // Ten working days from the 11th, without the 16th, and a bank day: no rung of day 7 or 15 meanwhile.
    expect(life.days.slice(1, 4)).toEqual(['2026-03-11', '2026-03-28', '2026-03-30']);
    expect(played('nobody pays').days.slice(1, 4)).toEqual(['2026-03-11', '2026-03-17', '2026-03-25']);
  });

  test('each waits for what has to come, by its name', () => {
    const waits = (name: string, seen: Partial<SampleAccount>): [string, boolean][] => {
      const told: [string, boolean][] = [];
      const stub = {
        ...{ charges: 0, approvals: 0, service: 'active', today: '2026-03-02', amountMinor: 1, ...seen },
        awaits: (what: string, isSo: () => boolean) => told.push([what, isSo()]),
        happens: () => {},
        until: () => {},
        asks: () => true,
      };
      sampleLives(shipped)
        .find((one) => one.name === name)
        ?.play(stub as never);
      return told;
    };
    const [declined, , proof] = sampleLives(shipped).map(({ name }) => name) as [string, string, string];
    expect(waits(declined, {})).toEqual([
      ['a charge', false],
      ['a deactivation', false],
    ]);
    expect(waits(declined, { charges: 1, approvals: 1 })).toEqual([
      ['a charge', true],
      ['a deactivation', true],
    ]);
    expect(waits(proof, { service: 'deactivated' })).toEqual([
      ['a deactivation', true],
      ['the end of the provisional return', true],
    ]);
    // A person was asked, and it was never off: nothing was lent either.
    expect(waits(proof, { approvals: 1 })).toEqual([['a deactivation', true]]);
  });

  test('with a person who is asked to the same end; papers to look at are no such question', () => {
    const asked = changed((p) => set(p.deactivation, { needsApproval: true }));
    expect(rehearse(asked, NOW, () => false)).toBeNull();
    expect(played('a proof of payment whose money does not come').approvals).toBe(0);
  });

  test('that goes on and on is stopped', () => {
    const daily = changed((p) => set(p.reminders, { whileDeactivatedEveryDays: 1 }));
    expect(() => sample(daily).life.awaits('a miracle', () => false)).toThrow('it took more than 3000 steps');
  });

  test('and what goes wrong is told with its life, its day and its reason; else nothing', () => {
    expect(rehearse(shipped, NOW, () => false)).toBeNull();
    const never = changed((p) => set(p.deactivation, { afterDays: 2_000 }));
    // The last that happens is the last notice, on day 55.
    expect(rehearse(never, NOW, () => false)).toBe(
      'Played ahead, "autopay, and the bank declines each time" comes to no good end on 2026-05-04: ' +
        '1500 days passed without a deactivation',
    );
    expect(rehearse(shipped, NOW, () => true)).toBe(
      'Played ahead, "autopay, and the bank declines each time" comes to no good end on 2026-03-02: ' +
        'it took too long to work out',
    );
  });
});
