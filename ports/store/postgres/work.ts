import { SYSTEM } from '../../../domain/chart/state/turn.ts';
import type { Effect } from '../../../domain/effects.ts';
import type { Outcome } from '../../../domain/events.ts';
import type { Instant } from '../../../domain/time/time.ts';
import { type Agenda, NOTHING_TO_DO, type WorkRef } from '../../../domain/work.ts';
import type { Begun, Work } from '../work.ts';
import type { Account } from './decide/account.ts';
import { lastingMs, nowIn } from './db/machine-time.ts';
import type { Tx } from './db/database.ts';
import { decideOn } from './decide/decision.ts';
import type { Desk } from './decide/desk.ts';
import { type OpenWorkColumns, openWorkIn, shownBy, toOpenWork } from './decide/open-work.ts';
import { closeTask, openTask } from './decide/task-changes.ts';
import { instantOf, instantOrNull } from './db/values.ts';

/**
 * Effects from their decision to their end. What each verb writes besides is in a file of its own; all of them go
 * through here.
 */

type Verb = Effect['type'];
type ParamsOf<V extends Verb> = Extract<Effect, { type: V }>['params'];

/** Before it is begun. `at`: the account's own time. */
export interface Waiting<V extends Verb> {
  key: string;
  params: ParamsOf<V>;
  at: Instant;
  /** Somebody had begun it before: the world may know of it. When that was, by the machine's clock. */
  begunAt: Instant | null;
  /** How often it has failed before. */
  failures: number;
}

/**
 * Answers what is to be done from there on. Whoever asks is the workflow, and has the news with that: a nudge besides
 * would cost it a turn.
 */
async function answering(desk: Desk, accountId: string, work: (account: Account) => Promise<void>): Promise<Agenda> {
  const decided = await decideOn({ ...desk, onNews: () => undefined }, accountId, async (account) => {
    await work(account);
    return account;
  });
  return decided.agenda();
}

/** What is found out when it is about to begin: what the deed needs, or that it has ended without one. */
export type Judged<T> = { go: T } | { over: Outcome | null; as?: 'done' | 'dropped' };

/**
 * How long whoever has begun something is believed to be at it, without a sign of life: less than Temporal takes to
 * notice the same.
 */
const LEASE_MS = 15_000;
/** So often something may fail before a person is told. */
const FAILURES_UNTOLD = 4;

export type EffectStatus = 'pending' | 'begun' | 'done' | 'dropped';

interface Row {
  type: Verb;
  key: string;
  params: unknown;
  status: EffectStatus;
  begunAt: Date | null;
  leaseUntil: Date | null;
  failures: number;
}

const placeOf = (workId: string): [number, number] => workId.split('.').map(Number) as [number, number];

/** `verbs`: what it is asked for as. Of another kind is what has its place since the record went back: null. */
async function rowOf(tx: Tx, { accountId, workId }: WorkRef, verbs?: readonly Verb[]): Promise<Row | null> {
  const [step, position] = placeOf(workId);
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT type, key, params, status, begun_at AS "begunAt", lease_until AS "leaseUntil", failures FROM effects
    WHERE account_id = ${accountId} AND step = ${step} AND position = ${position}`;
  return row === undefined || verbs?.includes(row.type) === false ? null : row;
}

/** Ends it: what comes of that is written with it. */
async function end(account: Account, { workId }: WorkRef, row: Row, as: 'done' | 'dropped'): Promise<void> {
  const [step, position] = placeOf(workId);
  await account.tx.$executeRaw`
    UPDATE effects SET status = ${as}, ended_at = ${account.machineNow}::timestamptz, lease_until = NULL, params = '{}'
    WHERE account_id = ${account.id} AND step = ${step} AND position = ${position}`;
  account.openWork = account.openWork.filter(({ id }) => id !== workId);
  account.hasEnded = true;
  if (row.failures > FAILURES_UNTOLD)
    await closeTask(account.tx, failingKey(workId), { accountId: account.id, at: account.now });
}

/** Whoever has found out what came of it, without having begun it. */
export async function endWork(account: Account, workId: string): Promise<void> {
  const row = await rowOf(account.tx, { accountId: account.id, workId });
  if (row !== null) await end(account, { accountId: account.id, workId }, row, 'done');
}

const failingKey = (workId: string): string => `effectRefused:${workId}`;

/**
 * Asks under the lock whether it still holds, and marks it begun. `judge` may end it there and then: it is overtaken,
 * or somebody has stopped such things. A second performer of what another has begun waits for the end of that one's
 * lease.
 */
export function beginWork<V extends Verb, T>(
  desk: Desk,
  ref: WorkRef,
  verbs: readonly V[],
  judge: (account: Account, waiting: Waiting<V>) => Promise<Judged<T>>,
): Promise<Begun<T>> {
  return decideOn(desk, ref.accountId, async (account): Promise<Begun<T>> => {
    const row = await rowOf(account.tx, ref, verbs);
    if (row === null || row.status === 'done' || row.status === 'dropped' || account.stuck !== null)
      return { is: 'over' };
    // What waits is begun when the record knows again what has been done.
    if (account.isRestored) return { is: 'over' };
    const leaseLeftMs =
      row.status === 'begun' && row.leaseUntil !== null
        ? Date.parse(instantOf(row.leaseUntil)) - Date.parse(account.machineNow)
        : 0;
    if (leaseLeftMs > 0) return { is: 'busy', forMs: leaseLeftMs };
    const begunAt = row.status === 'begun' ? instantOrNull(row.begunAt) : null;
    const { key, failures } = row;
    const params = row.params as ParamsOf<V>;
    const judged = await judge(account, { key, params, at: account.now, begunAt, failures });
    if ('over' in judged) {
      await end(account, ref, row, judged.as ?? 'done');
      if (judged.over !== null) await account.heard(judged.over, SYSTEM, ref.workId);
      return { is: 'over' };
    }
    const [step, position] = placeOf(ref.workId);
    await account.tx.$executeRaw`
      UPDATE effects SET unanswered = status = 'begun', status = 'begun',
        begun_at = coalesce(begun_at, ${account.machineNow}::timestamptz),
        lease_until = ${account.machineNow}::timestamptz + ${lastingMs(LEASE_MS)}
      WHERE account_id = ${account.id} AND step = ${step} AND position = ${position}`;
    return { is: 'begun', ...judged.go } as Begun<T>;
  });
}

/**
 * Writes what came of it, unless it has ended meanwhile: another has finished it under the same key. Answers what is to
 * be done from here on.
 */
export const finishWork = (
  desk: Desk,
  ref: WorkRef,
  verbs: readonly Verb[],
  settle: (account: Account, key: string) => Promise<Outcome | null>,
): Promise<Agenda> =>
  answering(desk, ref.accountId, async (account) => {
    const row = await rowOf(account.tx, ref, verbs);
    if (row === null || row.status === 'done' || row.status === 'dropped') return;
    // What nobody has begun here was begun before the record went back, and is another's that has its place by now.
    if (account.isRestored && row.status !== 'begun') return;
    const outcome = await settle(account, row.key);
    await end(account, ref, row, 'done');
    if (outcome !== null) await account.heard(outcome, SYSTEM, ref.workId);
  });

/** What the account's workflow is to know, read anew. */
export async function agendaOf({ db }: Desk, accountId: string): Promise<Agenda> {
  const [state] = await db.$queryRaw<
    (Pick<Agenda, 'step' | 'next' | 'attributes'> & {
      wakeAt: Date | null;
      isAtRest: boolean;
      work: OpenWorkColumns[];
    })[]
  >`
    SELECT step, wake_at AS "wakeAt", next_kind AS next, attributes, 
      stuck_since IS NOT NULL OR (SELECT restored_at IS NOT NULL FROM record_info) AS "isAtRest",
      ${openWorkIn(accountId)} AS work
    FROM account_states WHERE account_id = ${accountId}`;
  if (state === undefined) return { ...NOTHING_TO_DO, step: 0 };
  const { step, next, attributes } = state;
  if (state.isAtRest) return { ...NOTHING_TO_DO, step, attributes };
  const work = state.work.map((row) => shownBy(toOpenWork(row)));
  return { step, wakeAt: instantOrNull(state.wakeAt), next, work, attributes };
}

export const workOf = (desk: Desk): Work => ({
  look: (accountId) => agendaOf(desk, accountId),

  reach: (accountId) => answering(desk, accountId, async () => undefined),

  async renewWork({ accountId, workId }) {
    const [step, position] = placeOf(workId);
    await desk.db.$executeRaw`
      UPDATE effects SET lease_until = ${nowIn(desk)} + ${lastingMs(LEASE_MS)}
      WHERE account_id = ${accountId} AND step = ${step} AND position = ${position} AND status = 'begun'`;
  },

  /** It surely was not done by this try. An earlier one that nobody has heard of may have been: then it stays begun. */
  async yieldWork({ accountId, workId }, because) {
    const [step, position] = placeOf(workId);
    const [row] = await desk.db.$queryRaw<{ unanswered: boolean }[]>`
      UPDATE effects SET because = ${because}, status = CASE WHEN unanswered THEN 'begun' ELSE 'pending' END,
        begun_at = CASE WHEN unanswered THEN begun_at END,
        lease_until = CASE WHEN unanswered THEN ${nowIn(desk)} END
      WHERE account_id = ${accountId} AND step = ${step} AND position = ${position} AND status = 'begun' RETURNING unanswered`;
    return row?.unanswered !== true;
  },

  /**
   * Our own bug, or the world is otherwise than we thought: counted, and told to a person when it goes on. What was
   * begun stays begun, since the world may know of it, and is free for the next who tries. Answers how often it has
   * failed.
   */
  workFailed: ({ accountId, workId }, because) =>
    decideOn(desk, accountId, async (account) => {
      const [step, position] = placeOf(workId);
      const [row] = await account.tx.$queryRaw<{ failures: number; type: string; key: string }[]>`
        UPDATE effects SET failures = failures + 1, because = ${because},
          lease_until = CASE status WHEN 'begun' THEN ${account.machineNow}::timestamptz END
        WHERE account_id = ${accountId} AND step = ${step} AND position = ${position}
          AND status IN ('pending', 'begun') RETURNING failures, type, key`;
      if (row === undefined) return 0;
      if (row.failures > FAILURES_UNTOLD) {
        const data = {
          summary: `${row.type} can not be done, and is tried again: ${because}`,
          effect: row.type,
          key: row.key,
          because,
        };
        await openTask(
          account.tx,
          { key: failingKey(workId), kind: 'effectRefused', dueOn: null, subject: {}, data },
          { accountId, at: account.now },
        );
      }
      return row.failures;
    }),
});
