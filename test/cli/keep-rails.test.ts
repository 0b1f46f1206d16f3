import { beforeEach, describe, expect, test } from '@jest/globals';
import { keepRails } from '../../cli/keep-rails.ts';
import type { AskedRail } from '../../cli/rails.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import { RAILS, type Rail, type RailState } from '../../ports/store/rails.ts';

/** A record in memory, and providers that are told how they are. */
const away = new Set<Rail>();
const stopped = new Map<Rail, string>();
const says = new Map<Rail, Error | 'silence'>();
let asked: Rail[] = [];
let nowMs = 0;

const stateOf = (name: Rail): RailState => (stopped.has(name) ? 'stopped' : away.has(name) ? 'away' : 'ok');
const states = (): string => RAILS.map((name) => `${name} ${stateOf(name)}`).join(', ');
const store = {
  railStates: async () => Object.fromEntries(RAILS.map((name) => [name, stateOf(name)])) as Record<Rail, RailState>,
  noteRailAway: async (name: Rail) => void away.add(name),
  noteRailBack: async (name: Rail) => void away.delete(name),
  stopRail: async (name: Rail, because: string) => void stopped.set(name, because),
  letRailGo: async (name: Rail) => void stopped.delete(name),
};

const real = (name: Rail): AskedRail => ({
  chosenBy: { settings: ['A_KEY'], url: null, provider: 'Somebody', meanwhile: 'deeds wait' },
  probe() {
    asked.push(name);
    const said = says.get(name);
    if (said === 'silence') return new Promise(() => undefined);
    return said === undefined ? Promise.resolve() : Promise.reject(said);
  },
});
const sandbox = (name: Rail): AskedRail => ({ ...real(name), chosenBy: null });

const log = { info: () => undefined, warn: () => undefined } as never;
const keeper = (rails: Partial<Record<Rail, AskedRail>>) =>
  keepRails({
    store,
    rails: { charges: null, mails: null, service: null, verifier: null, ...rails },
    log,
    withinMs: 20,
    nowMs: () => nowMs,
  });
const refused = new RailRefused('401: no such key');
const unreachable = new TryLater('not reached', { afterMs: 1 });

beforeEach(() => {
  for (const each of [away, stopped, says]) each.clear();
  [asked, nowMs] = [[], 0];
});

describe('a provider that takes us', () => {
  test('is asked every half minute, and what it says then is what the record says', async () => {
    const keep = keeper({ charges: real('charges') });
    await keep();
    for (const [passedMs, said, state] of [
      [29_000, unreachable, 'ok'],
      [1_000, unreachable, 'away'],
      [30_000, 'silence', 'away'],
      [30_000, null, 'ok'],
      [30_000, refused, 'stopped'],
    ] as const) {
      nowMs += passedMs;
      if (said === null) says.delete('charges');
      else says.set('charges', said);
      await keep();
      expect(stateOf('charges')).toBe(state);
    }
    expect([asked.length, stopped.get('charges')]).toEqual([5, '401: no such key']);
  });

  test('is not asked again for what was heard at the start', async () => {
    const keep = keeper({ charges: real('charges'), mails: real('mails') });
    away.add('charges');
    await keep(
      new Map([
        ['charges', null],
        ['mails', unreachable],
      ]),
    );
    expect([asked, states()]).toEqual([[], 'charges ok, mails away, service ok, verifier ok']);
    nowMs += 30_000;
    await keep();
    expect([asked.sort(), states()]).toEqual([['charges', 'mails'], 'charges ok, mails ok, service ok, verifier ok']);
  });
});

describe('a rail that has stopped itself', () => {
  test('is asked when a worker begins, then each hour, and goes on when its provider takes us again', async () => {
    stopped.set('mails', '403');
    says.set('mails', refused);
    const keep = keeper({ mails: real('mails') });
    await keep();
    nowMs += 3_599_000;
    await keep();
    expect([asked, stateOf('mails')]).toEqual([['mails'], 'stopped']);
    nowMs += 1_000;
    says.set('mails', unreachable);
    await keep();
    expect([asked.length, stateOf('mails'), away.has('mails')]).toEqual([2, 'stopped', false]);
    nowMs += 3_600_000;
    says.delete('mails');
    await keep();
    expect([asked.length, stateOf('mails')]).toEqual([3, 'ok']);
  });

  test("is asked in the sandbox as well; what runs there isn't", async () => {
    stopped.set('charges', '401');
    const keep = keeper({ charges: sandbox('charges'), mails: sandbox('mails') });
    await keep();
    expect([asked, states()]).toEqual([['charges'], 'charges ok, mails ok, service ok, verifier ok']);
  });
});

test('a rail that no switch stops is away while it is refused', async () => {
  says.set('service', refused);
  await keeper({ service: real('service') })();
  expect([stateOf('service'), stopped.size]).toEqual(['away', 0]);
});

test('a rail that has nobody to ask any more is not away', async () => {
  away.add('service');
  await keeper({})();
  expect(stateOf('service')).toBe('ok');
});
