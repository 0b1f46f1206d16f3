import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { accountChart, agendaOf, projectionOf } from '../../domain/chart/chart.ts';
import { SHAPE, policyOf, UPGRADES, upgraded } from '../../domain/chart/state/thaw.ts';
import type { FrozenState } from '../../domain/chart/state/thaw.ts';
import { SYSTEM } from '../../domain/chart/state/turn.ts';
import { WrittenByNewer } from '../../domain/written-by-newer.ts';
import { mexico, story } from './story.ts';

/**
 * As each shape was first written: an account to which as much has happened as one can remember at a time. It is never
 * written anew.
 */
const kept = (shape: number): unknown =>
  JSON.parse(readFileSync(new URL(`shapes/shape-${shape}.json`, import.meta.url), 'utf8'));

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A thing's fields, and those of each that is in it: what has no list, and no kinds, has the same everywhere. */
const at = (value: unknown, way: string[]): unknown[] =>
  way.reduce<unknown[]>(
    (now, name) =>
      now.flatMap((one) => (name === '*' ? (one as unknown[]) : isObject(one) && name in one ? [one[name]] : [])),
    [value],
  );

/**
 * What came to a thing since the first shape, and how it begins where it was not known: nothing of it has happened yet.
 * A field that is added is added here.
 */
const SINCE: Record<string, unknown> = {
  'debts.*.beforeDueDays': null,
  'debts.*.dueMoves': 0,
  'uncollected.*.beforeDueDays': null,
  'uncollected.*.dueMoves': 0,
  'methods.*.expiresOn': null,
  given: [],
  'attempt.method': null,
  'lost.*.method': null,
  'lost.*.stuck': false,
  'debits.*.method': null,
  'debits.*.stuck': false,
  returns: [],
  'attemptLedger.*.rests': false,
  lapseToldOn: null,
  autopaySince: null,
  'case.firstLentOn': null,
  // A part of it is due.
  'holds.*.wholeSince': null,
  'contacts.waiting.*.notBefore': null,
  'sending.*.contacts.*.notBefore': null,
  'stopped.mails.answers.*.charges': [],
  'credit.inFlight.receipt': null,
};

const shapes = Array.from({ length: SHAPE }, (_, i) => i + 1);

describe.each(shapes)('a state of shape %i', (shape) => {
  const thawed = (frozen: unknown) => accountChart.thaw(shape, frozen, mexico);

  test('is read, and goes on', () => {
    const state = thawed(kept(shape));
    expect(projectionOf(state)).toMatchObject({
      collections: { state: 'overdue' },
      payment: { state: 'unknown' },
      policy: { name: 'mexico', version: 1 },
    });
    const [next] = agendaOf(state);
    if (next === undefined) throw new Error('Nothing is to come');
    const { now } = state.snapshot.context;
    const when = next.at > now ? next.at : now;
    expect(
      accountChart.step(state, {
        type: 'DEADLINE_REACHED',
        kind: next.kind,
        id: next.id,
        dueAt: next.at,
        at: when,
        actor: SYSTEM,
      }).state.step,
    ).toBe(state.step + 1);
  });

  test('lacks nothing that came since it was written: it begins where nothing has happened', () => {
    const frozen = structuredClone(kept(shape)) as FrozenState;
    const { context } = frozen.snapshot;
    for (const name of Object.keys(SINCE)) {
      const way = name.split('.');
      for (const thing of at(context, way.slice(0, -1))) delete (thing as Json)[way.at(-1) ?? ''];
    }
    const found = thawed(frozen).snapshot.context;
    const values = Object.fromEntries(
      Object.keys(SINCE).map((name) => [
        name,
        [...new Set(at(found, name.split('.')).map((one) => JSON.stringify(one)))],
      ]),
    );
    expect(values).toEqual(
      Object.fromEntries(Object.entries(SINCE).map(([name, value]) => [name, [JSON.stringify(value)]])),
    );
  });
});

test('the account of the first shape reads as the second has kept it', () => {
  const read = (shape: number): unknown => accountChart.freeze(accountChart.thaw(shape, kept(shape), mexico));
  expect(read(1)).toEqual(read(2));
});

test("today's is kept as it is, field by field in its order, with its policy named", () => {
  const { state } = story({ card: 'tok_ok' }).on('2026-03-02').invoice('1,000.00', { due: '2026-03-10' });
  const frozen = accountChart.freeze(state);
  expect(frozen.snapshot.context.policy).toEqual({ name: 'mexico', version: 1 });
  expect(policyOf(frozen)).toEqual({ name: 'mexico', version: 1 });
  expect(JSON.stringify(frozen)).not.toContain('holidays');
  const back = accountChart.thaw(SHAPE, JSON.parse(JSON.stringify(frozen)), mexico);
  expect(back.snapshot.context).toEqual(state.snapshot.context);
  expect(JSON.stringify(accountChart.freeze(back))).toBe(JSON.stringify(frozen));
  expect([back.step, back.version, back.snapshot.value]).toEqual([state.step, state.version, state.snapshot.value]);
});

test("a body that is not its policy's is a bug of ours", () => {
  const frozen = accountChart.freeze(story().state);
  expect(() => accountChart.thaw(SHAPE, frozen, { ...mexico, version: 2 })).toThrow(
    'A state under mexico 1 is thawed with the body of mexico 2',
  );
});

test('a region that is new since it was written stands where it begins', () => {
  const frozen = accountChart.freeze(story().state);
  const { service, ...value } = frozen.snapshot.value;
  expect(
    accountChart.thaw(SHAPE, { ...frozen, snapshot: { ...frozen.snapshot, value } }, mexico).snapshot.value,
  ).toEqual(frozen.snapshot.value);
});

describe('shapes', () => {
  test("lead to today's one by one", () => {
    const upgrades = { 1: (one: unknown) => `${one}b`, 2: (one: unknown) => `${one}c` };
    expect([1, 2, 3].map((shape) => upgraded(shape, 'a', mexico, upgrades, 3))).toEqual(['abc', 'ac', 'a']);
    expect(() => upgraded(1, 'a', mexico, { 2: upgrades[2] }, 3)).toThrow('Nothing leads from shape 1 to the next');
    expect(shapes.slice(0, -1).filter((shape) => UPGRADES[shape] === undefined)).toEqual([]);
  });

  test('that only a newer release knows are not read at all', () => {
    expect(() => accountChart.thaw(SHAPE + 1, {}, mexico)).toThrow(WrittenByNewer);
    expect(new WrittenByNewer('It', 'less').name).toBe('WrittenByNewer');
    expect(() => accountChart.thaw(SHAPE + 1, {}, mexico)).toThrow(
      `A state of shape ${SHAPE + 1} was written by a newer release; this one reads shapes up to ${SHAPE}`,
    );
  });
});
