import { expect, test } from '@jest/globals';
import { accountChart } from '../../domain/chart/chart.ts';
import { SHAPE } from '../../domain/chart/state/thaw.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { mexico, story } from './story.ts';

/** Two releases work side by side: what the newer has written, the older reads. */

type Json = Record<string, unknown>;
const isThing = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const kept = (): { snapshot: { value: Json; context: Json } } => {
  const { state } = story({ card: 'tok_declined_once' })
    .on('2026-03-02')
    .invoice('1,000.00', { due: '2026-03-10' })
    .on('2026-03-20');
  return JSON.parse(JSON.stringify(accountChart.freeze(state)));
};

/** A field more in each thing that is in it. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (!isThing(value)) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withMore(one)])), novel: 1 };
}

/** The ways to what is in the first and not in the other. */
function lostIn(first: unknown, other: unknown, way = ''): string[] {
  if (!isThing(first)) return [];
  return Object.entries(first).flatMap(([name, one]) =>
    isThing(other) && name in other ? lostIn(one, other[name], `${way}.${name}`) : [`${way}.${name}`],
  );
}

test('a field that only a newer release knows is carried on, at any depth, through a step of the older', () => {
  const frozen = kept();
  const { policy } = frozen.snapshot.context;
  frozen.snapshot.context = { ...(withMore(frozen.snapshot.context) as Json), policy };
  const state = accountChart.thaw(SHAPE, frozen, mexico);
  expect(lostIn(frozen, JSON.parse(JSON.stringify(accountChart.freeze(state))))).toEqual([]);
  const { now } = state.snapshot.context;
  const stepped = accountChart.step(state, {
    type: 'AUTOPAY_CHANGED',
    enabled: false,
    consent: null,
    at: now,
    actor: { kind: 'agent', id: 'ana' },
  });
  expect(accountChart.freeze(stepped.state).snapshot.context).toMatchObject({
    novel: 1,
    orders: { novel: 1 },
    profile: { novel: 1 },
  });
});

test.each<[string, string, (value: Json) => Json]>([
  ['a region', 'novel', (value) => ({ ...value, novel: 'idle' })],
  ['a state of a region', 'payment.novel', (value) => ({ ...value, payment: 'novel' })],
  ['a part of a state', 'payment.idle.novel', (value) => ({ ...value, payment: { idle: 'novel' } })],
])('%s that only a newer release knows is left to it, and is no fault of the account', (_, at, change) => {
  const frozen = kept();
  frozen.snapshot.value = change(frozen.snapshot.value);
  const reading = (): unknown => accountChart.thaw(SHAPE, frozen, mexico);
  expect(reading).toThrow(WrittenByNewer);
  expect(reading).toThrow(`A state that stands at ${at} was written by a newer release`);
});
