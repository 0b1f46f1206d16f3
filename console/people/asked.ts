import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../ui/api/client.ts';
import { after, pages } from '../../ui/api/pages.ts';

export type User = Schemas['User'];
export type ApiKey = Schemas['ApiKey'];
export type Audited = Schemas['AuditEntry']['action'];

const PAGE = 50;
/** More than there are people and keys in a company, mostly; the API has no larger page. */
export const ALL = { params: { query: { limit: 100 } } };

const queryOf = (cursor: string | null) => ({ limit: PAGE, ...after(cursor) });

export const signInsQuery = infiniteQueryOptions({
  queryKey: ['get', '/v1/sign-ins', {}, 'pages'] as const,
  queryFn: async ({ pageParam, signal }) =>
    (await api.GET('/v1/sign-ins', { params: { query: queryOf(pageParam) }, signal })).data!,
  ...pages,
});

/** `action`: of one kind alone. */
export const auditQuery = (action: Audited | null) =>
  infiniteQueryOptions({
    queryKey: ['get', '/v1/audit', { params: { query: { action } } }, 'pages'] as const,
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...queryOf(pageParam), ...(action === null ? {} : { action }) };
      return (await api.GET('/v1/audit', { params: { query }, signal })).data!;
    },
    ...pages,
  });

const OF_PEOPLE = new Set(['/v1/users', '/v1/api-keys', '/v1/sign-ins', '/v1/audit']);
export const peopleChanged = (): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => OF_PEOPLE.has(String(path)) });
