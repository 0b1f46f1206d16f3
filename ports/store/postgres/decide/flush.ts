import { accountChart, projectionOf, wakeOf } from '../../../../domain/chart/chart.ts';
import { SHAPE } from '../../../../domain/chart/state/thaw.ts';
import { hookOf } from '../../../../domain/hooks.ts';
import { dayOf } from '../../../../domain/time/calendar.ts';
import { epochMs, instantFromMs } from '../../../../domain/time/epoch.ts';
import type { Projection } from '../../../../domain/projection.ts';
import type { Instant } from '../../../../domain/time/time.ts';
import { type Agenda, NOTHING_TO_DO, type Work } from '../../../../domain/work.ts';
import { routeOf } from '../../../../domain/routes.ts';
import type { Account } from './account.ts';
import { storedFact } from './facts.ts';
import { shownBy } from './open-work.ts';
import { openTask, stuckTask } from './task-changes.ts';
import { instantOrNull } from '../db/values.ts';

/**
 * All that a decision came to, in one statement: lines of the timeline, facts, what readers see, effects, and the state
 * with its next instant. A decision that changed nothing writes nothing. Answers what is to be done from here on.
 */
export async function flush(account: Account): Promise<Agenda> {
  const { tx, id, state, before, stuck } = account;
  const reached = state ?? before;
  const steps = reached.step - before.step;
  const isStuckNow = stuck !== null;
  const next = isStuckNow ? null : account.next();
  const ordered = isStuckNow
    ? []
    : account.effects.map(({ step, position, effect }) => ({
        step,
        position,
        type: effect.type,
        key: effect.key,
        params: effect.params,
        ...routeOf(effect),
      }));
  const work: Work[] = isStuckNow
    ? []
    : [
        ...account.openWork.map(shownBy),
        ...ordered.map(({ step, position, type, lane, queue, priority }) => ({
          id: `${step}.${position}`,
          verb: type,
          lane,
          queue,
          priority,
        })),
      ];
  const written =
    state === null || steps === 0
      ? null
      : account.guarded(() => ({ projection: projectionOf(state), body: JSON.stringify(accountChart.freeze(state)) }));
  const projection = written?.projection ?? null;
  const attributes = projection === null ? null : attributesOf(projection);
  const nextAt = next?.at ?? null;
  const wakeAt =
    isStuckNow || state === null
      ? null
      : machineTimeOf(
          account.guarded(() => wakeOf(state)),
          before,
        );
  const { step } = reached;
  const agenda: Agenda = account.isRestored
    ? { ...NOTHING_TO_DO, step }
    : { step, wakeAt, next: next?.event.kind ?? null, work, attributes: attributes ?? {} };

  if (isStuckNow && stuck.isNew) await openTask(tx, stuckTask(stuck.because), { accountId: id, at: account.now });
  const isUnstuck = !isStuckNow && before.stuckSince !== null;
  const isChanged =
    steps > 0 ||
    wakeAt !== instantOrNull(before.wakeAt) || // other rules than those that it was written under
    account.entries.length > 0 ||
    account.facts.length > 0 ||
    account.journal.length > 0 ||
    account.hasEnded ||
    (isStuckNow && stuck.isNew) ||
    isUnstuck;
  if (!isChanged) return agenda;

  const toldSeq = isStuckNow ? before.toldSeq : account.factSeq;
  const workSince: Instant | null =
    account.openWork.length + ordered.length === 0 ? null : (instantOrNull(before.workSince) ?? account.machineNow);
  const entries = account.entries.map(({ type, at, actor, summary, data, because, step: of }, i) => ({
    seq: before.timelineSeq + i + 1,
    step: of,
    at,
    type,
    actor_kind: actor.kind,
    actor_id: actor.id,
    summary,
    data,
    because,
  }));
  await tx.$executeRawUnsafe(
    FLUSH,
    id,
    JSON.stringify(entries),
    JSON.stringify(account.facts.map(storedFact)),
    JSON.stringify(ordered),
    account.dropped,
    account.machineNow,
    JSON.stringify(projection === null ? [] : [columnsOf(projection)]),
    written?.body ?? null,
    SHAPE,
    reached.step,
    reached.version,
    before.timelineSeq + entries.length,
    account.factSeq,
    toldSeq,
    nextAt,
    next?.event.kind ?? null,
    wakeAt,
    workSince,
    attributes === null ? null : JSON.stringify(attributes),
    stuck?.since ?? null,
    stuck?.because ?? null,
    JSON.stringify(hooksOf(account, reached.version)),
    account.now,
    JSON.stringify(journalOf(account)),
    mayOweOtherwise(account, reached.version) ? dayOf(account.moment, account.row.timeZone) : null,
    JSON.stringify(account.moves.map(storedMove)),
  );
  return agenda;
}

const machineTimeOf = (at: Instant | null, { skewMs }: Account['before']): Instant | null =>
  at === null ? null : instantFromMs(epochMs(at) - Number(skewMs));

/** A frozen state is rewritten by steps alone; a restored mark or a new skew leave it as it is. */
const FLUSH = `
  WITH told AS (
    INSERT INTO timeline (account_id, seq, step, at, type, actor_kind, actor_id, summary, data, because)
    SELECT $1, seq, step, at, type, actor_kind, actor_id, summary, data, because
    FROM jsonb_to_recordset($2::jsonb) AS t(seq int, step int, at timestamptz, type text, actor_kind text,
      actor_id text, summary text, data jsonb, because jsonb)
  ), moved AS (
    INSERT INTO chart_moves (account_id, step, region, at, from_state, from_part, to_state, to_part)
    SELECT $1, step, region, at, from_state, from_part, to_state, to_part
    FROM jsonb_to_recordset($26::jsonb) AS m(step int, region text, at timestamptz, from_state text, from_part text,
      to_state text, to_part text)
  ), happened AS (
    INSERT INTO facts (account_id, seq, type, body, actor, cause, step, at)
    SELECT $1, seq, type, body, actor, cause, step, at
    FROM jsonb_to_recordset($3::jsonb) AS f(seq int, type text, body jsonb, actor jsonb, cause text, step int, at timestamptz)
  ), ordered AS (
    INSERT INTO effects (account_id, step, position, type, key, params, lane, queue, priority, decided_at)
    SELECT $1, step, position, type, key, params, lane, queue, priority, $6::timestamptz
    FROM jsonb_to_recordset($4::jsonb) AS e(step int, position int, type text, key text, params jsonb, lane text, queue text, priority int)
  ), overtaken AS (
    UPDATE effects SET status = 'dropped', ended_at = $6::timestamptz, params = '{}'
    WHERE account_id = $1 AND step || '.' || position = ANY($5::text[])
  ), hooked AS (
    INSERT INTO webhook_deliveries (id, endpoint_id, account_id, type, body, created_at, next_try_at)
    SELECT 'whd_' || replace(gen_random_uuid()::text, '-', ''), e.id, $1, h.type, h.body, $6::timestamptz, $6::timestamptz
    FROM jsonb_to_recordset($22::jsonb) AS h(position int, type text, body jsonb)
    JOIN webhook_endpoints e ON e.types && ARRAY['*', h.type] ORDER BY h.position
  ), entered AS (
    INSERT INTO journal_entries (account_id, at, entry_on, document, document_id, currency, lines)
    SELECT $1, $23::timestamptz, entry_on, document, document_id, currency, lines
    FROM jsonb_to_recordset($24::jsonb)
      AS j(position int, entry_on date, document text, document_id text, currency text, lines jsonb) ORDER BY position
  ), shown AS (
    UPDATE projections p SET body = v.body, state = v.state, service = v.service, overdue_since = v.overdue_since,
      open_minor = v.open_minor, overdue_minor = v.overdue_minor, holds = v.holds,
      deactivation_at = v.deactivation_at, promise_until = v.promise_until
    FROM jsonb_to_recordset($7::jsonb) AS v(body jsonb, state text, service text, overdue_since date, open_minor bigint,
      overdue_minor bigint, holds text[], deactivation_at timestamptz, promise_until timestamptz)
    WHERE p.account_id = $1
  ), owed AS (
    SELECT coalesce(jsonb_agg(jsonb_build_array(due_on, minor) ORDER BY due_on), '[]') AS debts FROM (
      SELECT due_on, sum(balance_minor) AS minor FROM invoices
      WHERE account_id = $1 AND status = 'open' AND balance_minor > 0 AND $25::date IS NOT NULL GROUP BY due_on
    ) d
  ), last AS (
    SELECT day, debts FROM aging_days WHERE account_id = $1 AND $25::date IS NOT NULL ORDER BY day DESC LIMIT 1
  ), aged AS (
    INSERT INTO aging_days (account_id, day, debts)
    SELECT $1, greatest($25::date, (SELECT day FROM last)), debts FROM owed
    WHERE $25::date IS NOT NULL AND debts <> coalesce((SELECT debts FROM last), '[]')
    ON CONFLICT (account_id, day) DO UPDATE SET debts = excluded.debts
  )
  UPDATE account_states SET
    body = coalesce($8::jsonb, body), shape = CASE WHEN $8::jsonb IS NULL THEN shape ELSE $9::int END, step = $10,
    version = $11, timeline_seq = $12, fact_seq = $13, told_seq = $14,
    next_at = $15::timestamptz, next_kind = $16, wake_at = $17::timestamptz, work_since = $18::timestamptz,
    attributes = coalesce($19::jsonb, attributes),
    stuck_since = $20::timestamptz, stuck_because = $21, nudge_after = NULL, nudges = 0
  WHERE account_id = $1`;

const storedMove = ({ step, region, at, from, to }: Account['moves'][number]) => ({
  step,
  region,
  at,
  from_state: from.state,
  from_part: from.part,
  to_state: to.state,
  to_part: to.part,
});

/** On the account's local day. */
const journalOf = ({ journal, now, row: { timeZone, currency } }: Account) =>
  journal.map(({ document, documentId, lines }, position) => ({
    position,
    entry_on: dayOf(now, timeZone),
    document,
    document_id: documentId,
    currency,
    lines,
  }));

/** Whether invoices may have changed: only then is it looked at what is open on this day (`AgingDay`). */
const mayOweOtherwise = ({ before, facts }: Account, version: number): boolean =>
  facts.length > 0 || version > before.version;

/** What other systems are told of it, in its order. */
const hooksOf = ({ id: accountId, entries }: Account, version: number) =>
  entries.flatMap((entry, position) => {
    const hook = hookOf(entry);
    if (hook === null) return [];
    const { type, data } = hook;
    return [{ position, type, body: { type, timestamp: entry.at, data: { accountId, version, ...data } } }];
  });

/** The projection, and what lists look for in columns of its own. */
const columnsOf = (projection: Projection) => ({
  body: projection,
  state: projection.collections.state,
  service: projection.service.state,
  overdue_since: projection.collections.overdueSince,
  open_minor: projection.balance.openMinor,
  overdue_minor: projection.balance.overdueMinor,
  holds: [...new Set(projection.collections.holds.map(({ kind }) => kind))],
  deactivation_at: projection.upcoming.find(({ kind }) => kind === 'deactivation')?.at ?? null,
  promise_until: projection.collections.holds.find(({ kind }) => kind === 'promise')?.until ?? null,
});

/** By the names of the search attributes (`workflows/account/search-attributes.ts`). Days and kinds are text: they sort so. */
const attributesOf = ({ collections, service, upcoming }: Projection): Record<string, string | null> => ({
  PuntualState: collections.state,
  PuntualService: service.state,
  PuntualNextAction: upcoming[0]?.kind ?? null,
  PuntualOverdueSince: collections.overdueSince,
});
