import { api, type Schemas } from '../api/client.ts';
import type { Ticks } from '../ticks.ts';
import type { BulkInput } from './commands.ts';
import type { BulkOrder } from './order.ts';

/** Whom an order is for: these, or all that a filter finds. */
export type Chosen = { accountIds: string[] } | { filter: Schemas['AccountFilterInput'] };

/** All that the list would have: how many, and what it is narrowed by. */
export interface Whole {
  count: number;
  filter: Schemas['AccountFilterInput'];
}

export const chosenIn = (ticks: Ticks, whole: Whole | null): { chosen: Chosen; count: number } =>
  ticks.isAll && whole !== null
    ? { chosen: { filter: whole.filter }, count: whole.count }
    : { chosen: { accountIds: [...ticks.chosen.keys()] }, count: ticks.chosen.size };

export const bodyOf = (chosen: Chosen, order: BulkOrder, reason: string, dryRun: boolean): BulkInput =>
  ({ ...chosen, ...order, reason, dryRun }) as BulkInput;

export type Problem = Schemas['BulkPreview']['refused'][number];

/** What an order would come to. */
export interface Foreseen {
  willApply: number;
  skipped: number;
  refused: number;
  /** Who is refused and why: the first of them. */
  problems: Problem[];
}

/** So many are judged at once; of more a job tells, which is asked for. */
export const JUDGED_AT_ONCE = 1_000;
const AGAIN_MS = 700;

/** Changes nothing. The reason is not judged, so that an effect is seen before one is typed. */
export async function foresee(chosen: Chosen, order: BulkOrder, signal: AbortSignal): Promise<Foreseen> {
  const { data } = await api.POST('/v1/bulk-overrides', { body: bodyOf(chosen, order, '–', true), signal });
  if (data !== undefined && 'willApply' in data)
    return { ...data, refused: data.refused.length, problems: data.refused };
  const job = data as Schemas['BulkJob'];
  for (;;) {
    const now = await jobNow(job.id, signal);
    const { applied, skipped, refused, failed } = now.counts;
    if (now.status === 'done') return { willApply: applied, skipped, refused: refused + failed, problems: now.refused };
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

export async function jobNow(id: string, signal: AbortSignal): Promise<Schemas['BulkJob']> {
  const { data } = await api.GET('/v1/jobs/{id}', { params: { path: { id } }, signal });
  return data!;
}
