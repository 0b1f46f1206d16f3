import { query, queries } from './client.ts';
import { asProblem } from './problem.ts';

/** Who is signed in; null: nobody. */
export async function sessionNow() {
  try {
    return await queries.ensureQueryData({ ...query.queryOptions('get', '/v1/session'), staleTime: 60_000 });
  } catch (error) {
    if ([401, 404].includes(asProblem(error).status)) return null;
    throw error;
  }
}

/** Of a page that is shown only to whoever is signed in. */
export function useUser() {
  const { data } = query.useQuery('get', '/v1/session', {}, { staleTime: 60_000 });
  return data?.user ?? null;
}

/** Whether they may act, or only look. */
export function useMayAct(): boolean {
  const role = useUser()?.role;
  return role === 'agent' || role === 'admin';
}
