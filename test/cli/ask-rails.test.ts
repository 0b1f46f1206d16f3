import { beforeEach, describe, expect, test } from '@jest/globals';
import { askAwayRails, askRails } from '../../cli/ask-rails.ts';
import { BadSettings } from '../../cli/settings.ts';
import { RailRefused, TryLater } from '../../ports/failures.ts';
import type { Rail } from '../../ports/store/rails.ts';

let away: Set<Rail>;
let stopped: string[];
let warned: string[];
beforeEach(() => {
  [away, stopped, warned] = [new Set(), [], []];
});
const store = {
  noteRailAway: async (name: Rail) => void away.add(name),
  noteRailBack: async (name: Rail) => void away.delete(name),
  railsAway: async () => [...away],
  stopRail: async (name: string, because: string) => void stopped.push(`${name}: ${because}`),
};
const log = { warn: (_: object, line: string) => void warned.push(line), info: () => undefined } as never;
const PROBES = {
  ok: async () => undefined,
  refused: () => Promise.reject(new RailRefused('Resend: invalid_api_key (403): no')),
  away: () => Promise.reject(new TryLater('500', { afterMs: 1 })),
  silent: () => new Promise<void>(() => undefined),
};

describe('before a worker begins, who carries mails', () => {
  const asked = (how: keyof typeof PROBES) =>
    askRails(store, { charges: null, mails: { setting: 'RESEND_API_KEY', probe: PROBES[how] } }, log, 20);

  test('and takes us, is not away', async () => {
    away.add('mails');
    await asked('ok');
    expect([[...away], warned]).toEqual([[], []]);
  });

  test('and refuses us, is named by its setting: nothing begins', async () => {
    await expect(asked('refused')).rejects.toThrow(
      new BadSettings('RESEND_API_KEY is refused: Resend: invalid_api_key (403): no'),
    );
    expect([...away]).toEqual([]);
  });

  test.each(['away', 'silent'] as const)('and is %s, is noted, warned of, and waited for by nobody', async (how) => {
    await asked(how);
    expect([[...away], warned]).toEqual([['mails'], ['a provider does not answer; started without it']]);
  });
});

describe('whoever was away', () => {
  const again = (how: keyof typeof PROBES) =>
    askAwayRails(store, { mails: PROBES[how], charges: () => Promise.reject(new Error('not asked')) }, log, 20);

  test.each([
    ['ok', [], []],
    ['refused', [], ['mails: Resend: invalid_api_key (403): no']],
    ['away', ['mails'], []],
    ['silent', ['mails'], []],
  ] as const)('and is %s now: away %j, stopped %j', async (how, stillAway, nowStopped) => {
    away.add('mails');
    await again(how);
    expect([[...away], stopped]).toEqual([stillAway, nowStopped]);
  });
});
