import type { Effect, LedgerMark } from '../effects.ts';
import type { ChartEvent, Request } from '../events.ts';
import type { Policy } from '../policy/policy.ts';
import type { Projection } from '../projection.ts';
import type { Refusal } from '../refusal.ts';
import type { TaskChange } from '../tasks.ts';
import type { Instant } from '../time/time.ts';
import type { TimelineEntry } from '../timeline.ts';
import { WrittenByNewer } from '../written-by-newer.ts';
import type { Deadline, Where } from './agenda.ts';
import { agenda } from './agenda.ts';
import type { ExplainedEntry } from './because/explained.ts';
import { explained, explainedAlone } from './because/explained.ts';
import type { Landmarks } from './because/landmarks.ts';
import { NO_LANDMARKS } from './because/landmarks.ts';
import { accountMachine } from './machine/machine.ts';
import type { MachineSnapshot } from './machine/transition.ts';
import { initial, restored, transition, unknownIn } from './machine/transition.ts';
import { allowedNow, project, projectAt, understands, statesOf } from './projection.ts';
import { noMeaning } from './requests/no-meaning.ts';
import { refusalOf } from './requests/refusal-of.ts';
import type { Context } from './state/context.ts';
import { once } from './state/once.ts';
import { standsAs } from './state/service.ts';
import type { FrozenState } from './state/thaw.ts';
import { upgraded } from './state/thaw.ts';
import type { Said } from './state/turn.ts';
import { SYSTEM } from './state/turn.ts';
import { whole } from './state/whole.ts';
import { COUNTS, isSameSubstance } from './substance.ts';
import { wakeAt } from './wake.ts';

export type { MachineSnapshot } from './machine/transition.ts';

/** An account's case at one moment. The record keeps it, by `freeze` and `thaw`. */
export interface ChartState {
  snapshot: MachineSnapshot;
  /** Rises with what readers call a change (api, version). */
  version: number;
  /** Rises with every step. */
  step: number;
  /** Of its story, for what explains the next of it. */
  landmarks: Landmarks;
}

/** What one event has led to. All of it is written in one transaction with the event. */
export interface ChartStep {
  state: ChartState;
  effects: Effect[];
  /** What is said on the timeline, and why. */
  entries: ExplainedEntry[];
  /** What becomes of papers of the ledger. */
  marks: LedgerMark[];
  tasks: TaskChange[];
}

const START: Omit<ChartState, 'snapshot'> = { version: 0, step: 0, landmarks: NO_LANDMARKS };

/** Whether this release's chart takes such an event: what it doesn't know it would pass over. */
export const knowsEvent = (type: string): boolean => type in COUNTS;

/** Time comes with the event: guards and reactions all see it. */
export const toldTheTime = (snapshot: MachineSnapshot, now: Instant): MachineSnapshot =>
  ({ ...snapshot, context: { ...snapshot.context, now } }) as MachineSnapshot;

/** As a record that was restored so many times goes on: no key of before is made again. */
export const inEpoch = (state: ChartState, epoch: number): ChartState => ({
  ...state,
  snapshot: { ...state.snapshot, context: { ...state.snapshot.context, epoch } } as MachineSnapshot,
});

/** As an account in the machine's time, one of many, or on a test clock of its own. */
export const inRealTime = (state: ChartState, realTime: boolean): ChartState =>
  state.snapshot.context.realTime === realTime
    ? state
    : {
        ...state,
        snapshot: { ...state.snapshot, context: { ...state.snapshot.context, realTime } } as MachineSnapshot,
      };

export const whereOf = (snapshot: MachineSnapshot): Where => snapshot.value as unknown as Where;

/** Whoever steps, writes, or waits for the next deadline asks. */
const agendaOfSnapshot = once((snapshot: MachineSnapshot) => agenda(snapshot.context, whereOf(snapshot)));

/** What will happen by itself, soonest first. */
export const agendaOf = ({ snapshot }: ChartState): Deadline[] => agendaOfSnapshot(snapshot);

/** When somebody has to come for it; null: nothing will happen. */
export const wakeOf = (state: ChartState): Instant | null => wakeAt(agendaOf(state), state.snapshot.context);

/** The pure reaction: the next state, and what was said on the way. */
export function react(state: ChartState | null, event: ChartEvent): { snapshot: MachineSnapshot; said: Said[] } {
  const before = state?.snapshot ?? initial(event.at);
  const [snapshot, actions] = transition(toldTheTime(before, event.at), event);
  // A reaction that throws is our own bug, not a business outcome.
  if (snapshot.status === 'error') throw snapshot.error;
  return { snapshot, said: actions.map((action) => action.params as Said) };
}

/**
 * One step: the reaction and its version, and what was said, sorted by who has to do with it. `seq`: of the timeline's
 * last entry, where others have written there too.
 */
export function step(state: ChartState | null, event: ChartEvent, seq?: number): ChartStep {
  const { snapshot, said } = react(state, event);
  const from = state ?? START;
  const told = explained(
    said.flatMap((one) => (one.kind === 'note' ? [one] : [])),
    { seq: seq ?? from.landmarks.seq, of: from.landmarks.of },
  );
  const changed = state === null || (COUNTS[event.type] && !isSameSubstance(state.snapshot, snapshot));
  const next: ChartState = {
    snapshot,
    version: from.version + (changed ? 1 : 0),
    step: from.step + 1,
    landmarks: told.landmarks,
  };
  assertProgress(event, next);
  assertStands(snapshot);
  return {
    state: next,
    effects: said.flatMap((one) => (one.kind === 'effect' ? [fenced(one.effect, next)] : [])),
    entries: told.entries,
    marks: said.flatMap((one) => (one.kind === 'mark' ? [one.mark] : [])),
    tasks: said.flatMap((one) => (one.kind === 'task' ? [one.change] : [])),
  };
}

/** The service's region and what is known of the service are one thing said twice: apart, they are our own bug. */
function assertStands({ value, context: { service } }: MachineSnapshot): void {
  const stands = JSON.stringify((value as unknown as { service: unknown }).service);
  if (stands !== JSON.stringify(standsAs(service)))
    throw new Error(`The service stands at ${stands}, and is ${service.is}`);
}

/** A deadline that has been handled and is still due would be handled for ever: our own bug. */
function assertProgress(event: ChartEvent, state: ChartState): void {
  if (event.type !== 'DEADLINE_REACHED') return;
  const again = agendaOf(state).find((one) => one.at <= event.at && one.kind === event.kind && one.id === event.id);
  if (again !== undefined) throw new Error(`A deadline makes no progress: ${JSON.stringify(again)} at ${event.at}`);
}

/** A call to the service carries a number that only rises, so that an older one never undoes a newer. */
const fenced = (effect: Effect, state: ChartState): Effect =>
  effect.type === 'deactivateService' || effect.type === 'reactivateService'
    ? ({ ...effect, params: { ...effect.params, version: state.version } } as Effect)
    : effect;

export const projectionOf = (state: ChartState): Projection => project(state, agendaOf(state));

/** As it reads at an instant that no step has come to yet: what is overdue by then is overdue. */
export const projectionAt = (state: ChartState, now: Instant): Projection => projectAt(state, agendaOf(state), now);

/** Why a request would not be taken at `at`; null: it would. */
export function refusal(state: ChartState | null, request: Request, at: Instant): Refusal | null {
  if (state === null) return { status: 409, code: 'not_allowed_now', message: 'The account is being opened', data: {} };
  if ('expectedVersion' in request && request.expectedVersion !== null && request.expectedVersion !== state.version) {
    return {
      status: 409,
      code: 'stale_version',
      message: `expectedVersion: the account is at version ${state.version} by now`,
      data: { version: state.version },
    };
  }
  const snapshot = toldTheTime(state.snapshot, at);
  const against = refusalOf(snapshot.context, request);
  const standing = statesOf(snapshot);
  // What is wrong with its fields matters only where the command has a meaning.
  const found =
    against?.status === 422 && !understands(snapshot, request.type)
      ? noMeaning(request, standing)
      : (against ?? (snapshot.can({ ...request, at, actor: SYSTEM }) ? null : noMeaning(request, standing)));
  if (found?.code !== 'not_allowed_now' || !('role' in request)) return found;
  return { ...found, data: { ...found.data, allowed: allowedNow(snapshot)[request.role] } };
}

/** The chart in the shape that the record's writer runs. */
export const accountChart = {
  step,
  /** A line of its story that no step has written. */
  explained: ({ snapshot: { context }, landmarks }: ChartState, entry: TimelineEntry): ExplainedEntry =>
    explainedAlone({ entry, context }, landmarks),
  refusal,
  deadlines: (state: ChartState) =>
    agendaOf(state).map(({ kind, id, at }) => ({
      at,
      event: { type: 'DEADLINE_REACHED' as const, kind, id, dueAt: at, actor: SYSTEM },
    })),
  /**
   * As plain data of today's `SHAPE`. The policy's body has a row of its own: its name and version stand in its place.
   */
  freeze: ({ snapshot, ...rest }: ChartState): FrozenState => {
    const { context, ...where } = accountMachine.getPersistedSnapshot(
      snapshot,
    ) as unknown as FrozenState['snapshot'] & { context: Context };
    return {
      ...rest,
      snapshot: {
        ...where,
        context: { ...context, policy: { name: context.policy.name, version: context.policy.version } },
      },
    };
  },
  /** Throws `WrittenByNewer` where a newer release has written it. `policy`: the body that `policyOf` names. */
  thaw: (shape: number, frozen: unknown, policy: Policy): ChartState => {
    const { snapshot, ...rest } = upgraded(shape, frozen, policy);
    const unknown = unknownIn(snapshot.value);
    if (unknown !== null) throw new WrittenByNewer(`A state that stands at ${unknown}`, 'no such state');
    const { name, version } = snapshot.context.policy;
    if (policy.name !== name || policy.version !== version)
      throw new Error(`A state under ${name} ${version} is thawed with the body of ${policy.name} ${policy.version}`);
    return {
      ...rest,
      landmarks: rest.landmarks ?? NO_LANDMARKS,
      snapshot: restored({ ...snapshot, context: whole(snapshot.context, policy) }),
    };
  },
};
