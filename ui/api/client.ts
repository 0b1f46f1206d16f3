import { QueryClient } from '@tanstack/react-query';
import createFetch, { type Middleware } from 'openapi-fetch';
import createQuery from 'openapi-react-query';
import { languageNow } from '../words.tsx';
import { noteAnswer } from './alive.ts';
import type { components, paths } from './contract.d.ts';
import { asProblem, Problem, problemIn } from './problem.ts';

export type Schemas = components['schemas'];

/** Told when the session has ended; set by the application that has a page to sign in on. */
let onSignedOut: () => void = () => undefined;
export const whenSignedOut = (go: () => void): void => void (onSignedOut = go);

/** Refusals are thrown, typed, so that every caller meets them in one form. */
const refusals: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', languageNow());
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) {
      noteAnswer();
      return;
    }
    const problem = await problemIn(response);
    if (problem.status === 401 && schemaPath !== '/v1/session') onSignedOut();
    throw problem;
  },
  onError: ({ error }) => asProblem(error),
};

/** The API, at the address that this page came from, with the cookie of its session. */
export const api = createFetch<paths, 'application/json'>({ baseUrl: location.origin, credentials: 'same-origin' });
api.use(refusals);

/** The same as queries: their keys are method, path and parameters, and never spelled by hand. */
export const query = createQuery<paths, 'application/json'>(api);

const MOST_TRIES = 2;
const FRESH_MS = 15_000;

/** What was refused will be refused again; what nobody answered is asked twice more. */
const isWorthATry = (failures: number, error: unknown): boolean => {
  const { status } = asProblem(error);
  return failures < MOST_TRIES && (status === 0 || status >= 500);
};

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthATry, staleTime: FRESH_MS, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** A key for one wish: made when its form opens, so that sending it twice does it once. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const isProblem = (error: unknown, code: string): error is Problem =>
  error instanceof Problem && error.code === code;
