import { DAY_MS, dateOfEpochDay, epochDay, epochMs, instantFromMs } from '../../domain/epoch.ts';
import type { Instant } from '../../domain/time.ts';
import type { Chart, EffectLike, TimedEvent } from '../../workflows/chart.ts';

/** A machine that is fed, ticks every few days, tries a failed job again after an hour, and begins a new cycle each month. */
export interface ToyState {
  now: Instant;
  step: number;
  food: number[];
  orders: string[];
  ticks: number;
  tickAt: Instant;
  retryAt: Instant | null;
  lit: boolean;
  done: string[];
  cycleFrom: Instant;
}
export type ToyEvent = (
  | { type: 'FED'; portion: number }
  | { type: 'ORDERED'; id: string; effect: ToyEffect['type'] | 'nothing' }
  | { type: 'WORKED'; key: string; failed: boolean }
  | { type: 'REACHED'; kind: 'tick' | 'retry' | 'cycle'; dueAt: Instant }
) & { at: Instant };
export interface ToyRequest {
  id: string;
  effect: ToyEffect['type'] | 'nothing';
}
export type ToyEffect = EffectLike & { type: 'work' | 'hang' | 'light' | 'darken' | 'record'; params: { line: string; step: number; at: Instant } };

const TICK_DAYS = 6;

/** The tick after `at`: every sixth day, 09:00 UTC. */
const tickAfter = (at: Instant): Instant => instantFromMs((Math.floor((epochMs(at) - 9 * 3_600_000) / DAY_MS / TICK_DAYS) + 1) * TICK_DAYS * DAY_MS + 9 * 3_600_000);

function nextCycle(from: Instant): Instant {
  const { year, month } = dateOfEpochDay(Math.floor(epochMs(from) / DAY_MS));
  return instantFromMs((month === 12 ? epochDay(year + 1, 1, 1) : epochDay(year, month + 1, 1)) * DAY_MS);
}

const nothing = (at: Instant): ToyState => ({ now: at, step: 0, food: [], orders: [], ticks: 0, tickAt: tickAfter(at), retryAt: null, lit: false, done: [], cycleFrom: at });

const effect = (type: ToyEffect['type'], key: string, state: ToyState, line: string): ToyEffect => ({ type, key, params: { line, step: state.step, at: state.now } });

function react(state: ToyState, event: ToyEvent): { state: ToyState; effects: ToyEffect[] } {
  switch (event.type) {
    case 'FED':
      return { state: { ...state, food: [...state.food, event.portion] }, effects: [] };
    case 'ORDERED': {
      if (event.id === 'unthinkable') throw new Error('Nobody has thought of this');
      const next = { ...state, orders: [...state.orders, event.id].slice(-100), lit: event.effect === 'light' || (state.lit && event.effect !== 'darken') };
      return { state: next, effects: event.effect === 'nothing' ? [] : [effect(event.effect, `${event.effect}:${event.id}`, next, event.id)] };
    }
    case 'WORKED':
      return {
        state: { ...state, done: [...state.done, event.key].slice(-20), retryAt: event.failed ? instantFromMs(epochMs(epochOf(event.key)) + 3_600_000) : state.retryAt },
        effects: [],
      };
    case 'REACHED': {
      if (event.kind === 'cycle') return { state: { ...state, cycleFrom: event.dueAt }, effects: [] };
      const next = event.kind === 'tick' ? { ...state, ticks: state.ticks + 1, tickAt: tickAfter(event.dueAt) } : { ...state, retryAt: null };
      // Every third tick's job fails once; its retry is a job of its own.
      return { state: next, effects: [effect('work', `${event.kind}:${event.dueAt}`, next, event.kind === 'tick' && next.ticks % 3 === 0 ? 'fail' : 'work')] };
    }
  }
}

const epochOf = (key: string): Instant => key.slice(key.indexOf(':') + 1) as Instant;

export const toyChart: Chart<ToyState, ToyEvent, ToyRequest, ToyEffect> = {
  step(before, event) {
    const from = { ...(before ?? nothing(event.at)), now: event.at };
    const { state: reacted, effects } = react(from, event);
    const state = { ...reacted, step: reacted.step + 1 };
    const line =
      event.type === 'FED' ? `fed ${event.portion}` : event.type === 'ORDERED' ? `ordered ${event.id}` : event.type === 'WORKED' ? `worked ${event.key}` : `reached ${event.kind}`;
    return { state, effects: [...effects, effect('record', `record:${state.step}`, state, line)] };
  },
  deadlines(state) {
    const reach = (kind: 'tick' | 'retry' | 'cycle', at: Instant): TimedEvent<ToyEvent> => ({
      at,
      event: { type: 'REACHED', kind, dueAt: at } as Omit<ToyEvent, 'at'>,
      endsCycle: kind === 'cycle',
    });
    const due = [reach('tick', state.tickAt), reach('cycle', nextCycle(state.cycleFrom))];
    if (state.retryAt !== null) due.push(reach('retry', state.retryAt));
    return due.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  },
  refusal: (state, request) => {
    if (state === null) return { status: 409, code: 'not_fed', message: 'Nothing has happened yet', data: {} };
    return request.id.startsWith('bad') ? { status: 422, code: 'bad_order', message: 'Not like this', data: { id: request.id } } : null;
  },
  freeze: (state) => state,
  revive: (frozen) => frozen as ToyState,
};
