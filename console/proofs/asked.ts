import { queryOptions } from '@tanstack/react-query';
import { allOf } from '../../ui/api/all-of.ts';
import { api, type Schemas } from '../../ui/api/client.ts';
import { daysFrom } from '../../ui/days.ts';
import { dayIn } from '../../ui/time.tsx';

export type Proof = Schemas['ProofOfPayment'];
export type Evidence = Schemas['ProofEvidence'];

/** A proof that waits for somebody, as the list shows it. */
export interface Waiting {
  id: string;
  account: NonNullable<Schemas['WorklistRow']['account']>;
  amount: Schemas['WorklistRow']['atRisk'];
  /** When it came, in the account's own time. */
  at: string | null;
  /** The last day on which collection waits for it; null: nobody said. */
  dueOn: string | null;
}

const PAGE = 100;
const WORKLIST = '/v1/worklists/{name}' as const;
const name = 'proofsToReview' as const;

/** All that wait, whoever lapses first at the top: from the worklist, and from the tasks their days. */
export const waitingQuery = queryOptions({
  queryKey: ['get', WORKLIST, { params: { path: { name } } }, 'all, with their tasks'] as const,
  queryFn: async ({ signal }): Promise<Waiting[]> => {
    const [rows, due] = await Promise.all([allRows(signal), allDueDays(signal)]);
    return rows.map((row) => ({ ...row, dueOn: due.get(row.id) ?? null })).sort(byUrgency);
  },
});

const byUrgency = (one: Waiting, other: Waiting): number =>
  (daysLeft(one) ?? 999) - (daysLeft(other) ?? 999) || (one.at ?? '').localeCompare(other.at ?? '');

async function allRows(signal: AbortSignal): Promise<Omit<Waiting, 'dueOn'>[]> {
  const rows = await allOf((after) =>
    api.GET(WORKLIST, { params: { path: { name }, query: { limit: PAGE, ...after } }, signal }),
  );
  return rows.flatMap(({ account, subject: { proofId }, atRisk, at }) =>
    account === null || proofId === undefined ? [] : [{ id: proofId, account, amount: atRisk, at }],
  );
}

async function allDueDays(signal: AbortSignal): Promise<Map<string, string>> {
  const tasks = await allOf((after) =>
    api.GET('/v1/tasks', { params: { query: { kind: 'proofReview', limit: PAGE, ...after } }, signal }),
  );
  return new Map(
    tasks.flatMap(({ subject: { proofId }, dueOn }) =>
      proofId === undefined || dueOn === null ? [] : [[proofId, dueOn]],
    ),
  );
}

/** Days until collection no longer waits for it, by the account's own; null: nobody said. */
export const daysLeft = ({ dueOn, account: { timeZone, now } }: Waiting): number | null =>
  dueOn === null ? null : daysFrom(dayIn(timeZone, now), dueOn);

/** The file as it came. It is asked for once: each reading of it stands in the audit. */
export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['get', '/v1/proofs-of-payment/{id}/file', { params: { path: { id } } }] as const,
    queryFn: async ({ signal }): Promise<Blob> => {
      const { data } = await api.GET('/v1/proofs-of-payment/{id}/file', {
        params: { path: { id } },
        parseAs: 'blob',
        signal,
      });
      return data as unknown as Blob;
    },
    staleTime: 'static',
  });
