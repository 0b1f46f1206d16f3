import { query, type Schemas } from '../../ui/api/client.ts';

export type Import = Schemas['Import'];
export type ImportAccount = Schemas['ImportAccount'];

const WORKING_MS = 1_000;

const isWorkedOn = ({ status }: Import): boolean => status === 'observing' || status === 'goingLive';

/** A file, asked for again while somebody works on it. */
export const useImport = (id: string) =>
  query.useQuery(
    'get',
    '/v1/imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state: { data } }) => (data !== undefined && isWorkedOn(data) ? WORKING_MS : false) },
  );

const PAST = 10;

/** The last files that somebody sent. */
export const useImports = () => query.useQuery('get', '/v1/imports', { params: { query: { limit: PAST } } });
