import { query, type Schemas } from '../../ui/api/client.ts';

export type Switch = Schemas['Switch'];

/** The same everywhere: what is stopped for all accounts. */
export const useSwitches = () => query.useQuery('get', '/v1/switches');

const LAST = 20;
/** Who stopped what, or let it go on, the newest first. */
export const useChanges = () => query.useQuery('get', '/v1/switches/changes', { params: { query: { limit: LAST } } });
