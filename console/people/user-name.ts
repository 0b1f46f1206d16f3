import { query } from '../../ui/api/client.ts';
import { ALL } from './asked.ts';

/** Who an id is: a user's or a key's name; null: something else. */
export function useNameOf(): (id: string | null) => string | null {
  const { data: users } = query.useQuery('get', '/v1/users', ALL);
  const { data: keys } = query.useQuery('get', '/v1/api-keys', ALL);
  return (id) => [...(users?.items ?? []), ...(keys?.items ?? [])].find((one) => one.id === id)?.name || null;
}
