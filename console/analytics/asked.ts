import { api, query } from '../../ui/api/client.ts';
import type { Span } from './periods.ts';
import type { ReportName } from './search.ts';

const PATH = '/v1/analytics/{name}' as const;
/** What is counted over all accounts is not counted anew for each one that changes. */
const FRESH_MS = 60_000;

/** `span` null: the API's usual one, up to its today. */
export interface Asked {
  name: ReportName;
  span: Span | null;
  currency: string | undefined;
}

const paramsOf = ({ name, span, currency }: Asked) => ({
  path: { name },
  query: { ...span, ...(currency === undefined ? {} : { currency }) },
});

export const reportQuery = (asked: Asked) => ({
  ...query.queryOptions('get', PATH, { params: paramsOf(asked) }),
  staleTime: FRESH_MS,
});

/** The rows as the API writes them in a table. */
export async function csvOf(asked: Asked): Promise<Blob> {
  const { data } = await api.GET(PATH, {
    params: paramsOf(asked),
    headers: { accept: 'text/csv' },
    parseAs: 'blob',
  });
  return data!;
}
