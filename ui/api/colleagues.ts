import { query, type Schemas } from './client.ts';

export type Colleague = Schemas['Colleague'];

/** Who works here; null while nobody has said it. */
export function useColleagues(): { all: Colleague[] | null; nameOf: (who: string) => string } {
  const { data } = query.useQuery(
    'get',
    '/v1/colleagues',
    { params: { query: { limit: 100 } } },
    { staleTime: 300_000 },
  );
  const all = data?.items ?? null;
  /** They may be known by id or by e-mail; whoever is unknown stands as they were written. */
  const nameOf = (who: string): string => all?.find(({ id, email }) => id === who || email === who)?.name ?? who;
  return { all, nameOf };
}
