import type { Snapshot } from 'xstate';
import type { Effect, LedgerMark } from '../effects.ts';
import type { ChartEvent, Request } from '../events.ts';
import type { Projection } from '../projection.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { TimelineEntry } from '../timeline.ts';
import type { Deadline, Where } from './agenda.ts';
import { agenda } from './agenda.ts';
import type { MachineSnapshot } from './inert.ts';
import { initial, restored, transition } from './inert.ts';
import { accountMachine } from './machine.ts';
import { permits } from './permits.ts';
import { allowedNow, projectionOf as project, substance, understands } from './projection.ts';
import type { Said } from './turn.ts';
import { SYSTEM } from './turn.ts';

export type { MachineSnapshot } from './inert.ts';

/** An account's case at one moment. Goes through JSON by `freeze` and `revive`. */
export interface ChartState {
  snapshot: MachineSnapshot;
  /** Rises with what readers call a change (api, version). */
  version: number;
  /** Rises with every step. */
  step: number;
  /** Of the last line on the timeline. */
  seq: number;
}

export interface ChartStep { state: ChartState; effects: Effect[] }

const START: Omit<ChartState, 'snapshot'> = { version: 0, step: 0, seq: 0 };

/** Mail outcomes and look-ups change nothing that a version stands for, even where the chart remembers them. */
const UNCOUNTED: Partial<Record<ChartEvent['type'], true>> = { EMAIL_SENT: true, EMAIL_SKIPPED: true, EMAIL_HELD: true, EMAIL_BOUNCED: true, LOOKUP_NOT_FOUND: true, LOOKUP_FAILED: true, SERVICE_DONE: true };

/** Time comes with the event: guards and reactions all see it. */
export const toldTheTime = (snapshot: MachineSnapshot, now: Instant): MachineSnapshot => ({ ...snapshot, context: { ...snapshot.context, now } }) as MachineSnapshot;

export const whereOf = (snapshot: MachineSnapshot): Where => snapshot.value as unknown as Where;

/** Of each snapshot once: the step, its record and whoever waits for the next deadline all ask. */
function once<T extends object | string>(of: (snapshot: MachineSnapshot) => T): (snapshot: MachineSnapshot) => T {
  const known = new WeakMap<MachineSnapshot, T>();
  return (snapshot) => {
    let value = known.get(snapshot);
    if (value === undefined) {
      value = of(snapshot);
      known.set(snapshot, value);
    }
    return value;
  };
}

const agendaOfSnapshot = once((snapshot) => agenda(snapshot.context, whereOf(snapshot)));
const substanceOf = once(substance);

/** What will happen by itself, soonest first. */
export const agendaOf = ({ snapshot }: ChartState): Deadline[] => agendaOfSnapshot(snapshot);

/** The pure reaction: no record of it yet. The next state, and what was said on the way. */
export function react(state: ChartState | null, event: ChartEvent): { snapshot: MachineSnapshot; said: Said[] } {
  const before = state?.snapshot ?? initial(event.at);
  const [snapshot, actions] = transition(toldTheTime(before, event.at), event);
  // A reaction that throws is our own bug, not a business outcome.
  if (snapshot.status === 'error') throw snapshot.error;
  return { snapshot, said: actions.map((action) => action.params as Said) };
}

/** One step: the reaction, its version, and the record of it as the last effect. */
export function step(state: ChartState | null, event: ChartEvent): ChartStep {
  const { snapshot, said } = react(state, event);
  const from = state ?? START;
  const changed = state === null || (UNCOUNTED[event.type] !== true && substanceOf(state.snapshot) !== substanceOf(snapshot));
  const entries: TimelineEntry[] = said.flatMap((one) => (one.kind === 'note' ? [one.entry] : []));
  const marks: LedgerMark[] = said.flatMap((one) => (one.kind === 'mark' ? [one.mark] : []));
  const next: ChartState = { snapshot, version: from.version + (changed ? 1 : 0), step: from.step + 1, seq: from.seq + entries.length };
  const effects = said.flatMap((one) => (one.kind === 'effect' ? [fenced(one.effect, next)] : []));
  const accountId = snapshot.context.profile.id;
  const deadlines = agendaOf(next);
  assertProgress(event, deadlines);
  effects.push({
    type: 'recordStep',
    key: `${accountId}:step:${next.step}`,
    params: { accountId, step: next.step, at: event.at, entries: entries.map((entry, i) => ({ ...entry, seq: from.seq + i + 1 })), projection: project(next, deadlines), marks },
  });
  return { state: next, effects };
}

/** A deadline that has been handled and is still due would be handled for ever: our own bug. */
function assertProgress(event: ChartEvent, deadlines: Deadline[]): void {
  if (event.type !== 'DEADLINE_REACHED') return;
  const again = deadlines.find((one) => one.at <= event.at && one.kind === event.kind && one.id === event.id);
  if (again !== undefined) throw new Error(`A deadline makes no progress: ${JSON.stringify(again)} at ${event.at}`);
}

/** A call to the service carries a number that only rises, so that an older one never undoes a newer. */
const fenced = (effect: Effect, state: ChartState): Effect =>
  effect.type === 'deactivateService' || effect.type === 'reactivateService' ? ({ ...effect, params: { ...effect.params, version: state.version } } as Effect) : effect;

export const projectionOf = (state: ChartState): Projection => project(state, agendaOf(state));

/** Why a request would not be taken at `at`; null: it would. */
export function refusal(state: ChartState | null, request: Request, at: Instant): Refusal | null {
  if (state === null) return { status: 409, code: 'not_allowed_now', message: 'The account is being opened', data: {} };
  if ('expectedVersion' in request && request.expectedVersion !== null && request.expectedVersion !== state.version) {
    return { status: 409, code: 'stale_version', message: `expectedVersion: the account is at version ${state.version} by now`, data: { version: state.version } };
  }
  const snapshot = toldTheTime(state.snapshot, at);
  const against = permits(snapshot.context, request);
  // What is wrong with its fields matters only where the command has a meaning.
  const found = against?.status === 422 && !understands(snapshot, request.type) ? meaningless(request) : against ?? (snapshot.can({ ...request, at, actor: SYSTEM }) ? null : meaningless(request));
  if (found?.code !== 'not_allowed_now' || !('role' in request)) return found;
  return { ...found, data: { ...found.data, allowed: allowedNow(snapshot)[request.role] } };
}

const meaningless = (request: Request): Refusal => ({ status: 409, code: 'not_allowed_now', message: `${request.type} has no meaning in this state`, data: {} });

/** The chart in the shape that the interpreter runs. */
export const accountChart = {
  step,
  refusal,
  deadlines: (state: ChartState) =>
    agendaOf(state).map(({ kind, id, at }) => ({ at, event: { type: 'DEADLINE_REACHED' as const, kind, id, dueAt: at, actor: SYSTEM }, endsCycle: kind === 'cycle' })),
  freeze: ({ snapshot, ...rest }: ChartState): unknown => ({ ...rest, snapshot: accountMachine.getPersistedSnapshot(snapshot) }),
  revive: (frozen: unknown): ChartState => {
    const { snapshot, ...rest } = frozen as Omit<ChartState, 'snapshot'> & { snapshot: Snapshot<unknown> };
    return { ...rest, snapshot: restored(snapshot) };
  },
};
