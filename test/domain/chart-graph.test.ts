import { describe, expect, test } from '@jest/globals';
import { activeStates, chartGraph } from '../../domain/chart/graph.ts';
import type { Story } from '../timeline/story.ts';
import { story } from '../timeline/story.ts';

/** The chart as it is shown: what leads from where to where, and where an account stands in it. */

const regionOf = (wanted: string) => chartGraph().find(({ name }) => name === wanted);
const standing = (life: Story): Record<string, string> =>
  Object.fromEntries(
    activeStates(life.state.snapshot).map(({ region, state, part }) => [
      region,
      part === null ? state : `${state}.${part}`,
    ]),
  );

describe('the chart', () => {
  test('has its regions in the order in which they are read, each with its first state', () => {
    expect(chartGraph().map(({ name, initial }) => `${name}: ${initial}`)).toEqual([
      'hold: none',
      'payment: idle',
      'autopay: off',
      'service: active',
      'collections: current',
      'billing: none',
      'rental: none',
    ]);
  });

  test('what leads to a state from any other one is an arrow from each, and none leads to itself', () => {
    const arrows = (regionOf('autopay')?.arrows ?? []).map(({ from, to }) => `${from} ${to}`);
    const states = ['off', 'idle', 'retryScheduled', 'needsMethod', 'exhausted'];
    const ladders = states.slice(2);
    const pairs = (from: string[], to: string[]) =>
      from.flatMap((one) => to.filter((two) => two !== one).map((two) => `${one} ${two}`));
    expect([...arrows].sort()).toEqual(
      [...pairs(states, ['idle']), ...pairs(states, ladders), ...pairs(states, ['off'])].sort(),
    );
    expect(regionOf('autopay')?.arrows).toContainEqual({
      from: 'exhausted',
      to: 'needsMethod',
      label: 'a charge is declined for good',
    });
  });

  test('a state in parts has those, and the arrows between them', () => {
    const off = regionOf('service')?.states.find(({ name }) => name === 'off');
    expect(off?.initial).toBe('forDebt');
    expect(off?.parts.map(({ name }) => name)).toEqual(['forDebt', 'forWrittenOff', 'forFraud']);
    expect(off?.arrows.map(({ from, to }) => `${from} ${to}`)).toContain('forDebt forWrittenOff');
    expect(regionOf('service')?.states.find(({ name }) => name === 'active')).toMatchObject({
      initial: null,
      parts: [],
    });
  });

  test('says what each region, state and part means', () => {
    const all = chartGraph().flatMap((region) => [
      region,
      ...region.states.flatMap((state) => [state, ...state.parts]),
    ]);
    expect(all.filter(({ meaning }) => !/^[A-Z].{10,}/.test(meaning))).toEqual([]);
    expect(new Set(all.map(({ meaning }) => meaning)).size).toBe(all.length);
  });
});

describe('where an account stands', () => {
  test('in each region its state, and the part of it where that has parts', () => {
    expect(standing(story())).toEqual({
      hold: 'none',
      payment: 'idle',
      autopay: 'off',
      service: 'active',
      collections: 'current',
      billing: 'none',
      rental: 'none',
    });
    const off = story().on('2026-02-01').invoice('1,000.00', { due: '2026-02-10' }).on('2026-04-14');
    expect(standing(off)).toMatchObject({ service: 'off.forDebt', collections: 'deactivated' });
    expect(activeStates(off.state.snapshot)).toContainEqual({ region: 'payment', state: 'idle', part: null });
  });
});
