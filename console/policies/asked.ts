import { queryOptions } from '@tanstack/react-query';
import { allOf } from '../../ui/api/all-of.ts';
import { api, queries, query, type Schemas } from '../../ui/api/client.ts';
import { after } from '../../ui/api/pages.ts';
import type { Rules } from './rules.ts';

export type Version = Schemas['PolicyVersion'];
export type Job = Schemas['PolicyJob'];
export type Preview = Schemas['PolicyPreview'];

/** A version by its address. */
export interface Which {
  name: string;
  version: number;
}

const PAGE = 100;

/** All versions of all policies: a company has some dozens of them. */
export const versionsQuery = queryOptions({
  queryKey: ['get', '/v1/policies', 'all'] as const,
  queryFn: ({ signal }) =>
    allOf((after) => api.GET('/v1/policies', { params: { query: { limit: PAGE, ...after } }, signal })),
});

/** A version never changes. */
export const policyQuery = ({ name, version }: Which) =>
  query.queryOptions(
    'get',
    '/v1/policies/{name}/versions/{version}',
    { params: { path: { name, version: String(version) } } },
    { staleTime: Number.POSITIVE_INFINITY },
  );

const WORKING_MS = 1_000;
const JOBS = ['get', '/v1/policy-jobs', 'newest'] as const;

/** The migrations, newest first; asked for again while one of them goes on. Whom they moved is under another version. */
export const jobsQuery = queryOptions({
  queryKey: JOBS,
  queryFn: async ({ signal }): Promise<Job[]> => {
    const before = queries.getQueryData<Job[]>(JOBS);
    const { data } = await api.GET('/v1/policy-jobs', { params: { query: { limit: PAGE } }, signal });
    const now = data?.items ?? [];
    if (before !== undefined && movedBy(before) !== movedBy(now))
      void queries.invalidateQueries({ queryKey: versionsQuery.queryKey });
    return now;
  },
  refetchInterval: ({ state }) => ((state.data ?? []).some(isGoingOn) ? WORKING_MS : false),
});

const movedBy = (jobs: readonly Job[]): number => jobs.reduce((sum, { moved }) => sum + moved, 0);

export const isGoingOn = ({ status }: Job): boolean => status !== 'done';

/** The migrations to a version. */
export const jobsTo = (jobs: readonly Job[] | undefined, { name, version }: Which): Job[] =>
  (jobs ?? []).filter(({ policy }) => policy.name === name && policy.version === version);

export const accountsUnder = (versions: readonly Version[], name: string): number =>
  versions.reduce((sum, one) => sum + (one.name === name ? one.accounts : 0), 0);

export const latestOf = (versions: readonly Version[], name: string): number =>
  Math.max(0, ...versions.filter((one) => one.name === name).map(({ version }) => version));

/** How a question about a version is asked, or about a draft that was made of it. */
export const asking = ({ name, version }: Which, draft: Rules | null, cursor: string | null, limit: number) => ({
  params: { path: { name, version: String(version) }, query: { limit, ...after(cursor) } },
  body: { filter: {}, ...(draft === null ? {} : { draft }) },
});
