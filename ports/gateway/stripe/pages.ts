import { callsWithin } from './calls.ts';
import type { StripeClient } from './client.ts';

const PAGE = 100;

type Page<T> = { data: T[]; has_more: boolean };
type Params = { limit: number; starting_after?: string };

/** A list of Stripe's, page by page. Each page has a call's whole patience. */
export async function* pagesOf<T extends { id: string }>(
  { patience }: StripeClient,
  ask: (params: Params, options: { timeout: number }) => Promise<Page<T>>,
): AsyncGenerator<T[]> {
  for (let after: string | undefined; ; ) {
    const params = { limit: PAGE, ...(after === undefined ? {} : { starting_after: after }) };
    const { data, has_more } = await callsWithin(patience).read((options) => ask(params, options));
    yield data;
    after = data.at(-1)?.id;
    if (!has_more || after === undefined) return;
  }
}
