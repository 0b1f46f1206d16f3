import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { query, type Schemas } from './api/client.ts';

/** While somebody types, this long without a letter is asked for. */
const PAUSE_MS = 150;

export interface Found {
  /** Those that were found last; null before the first answer, and while nothing is typed. */
  accounts: readonly Schemas['Account'][] | null;
  /** They are the answer to what is typed, and not to its beginning. */
  isAnswered: boolean;
}

/** Accounts by any part of their names, their RFC or ids, as they are typed. */
export function useFound(typed: string, of: { limit: number; currency?: string }): Found {
  const wanted = typed.trim();
  const [q] = useDebouncedValue(wanted, PAUSE_MS);
  const { data, isPlaceholderData, isSuccess } = query.useQuery(
    'get',
    '/v1/accounts',
    { params: { query: { q, ...of } } },
    { enabled: q !== '', placeholderData: keepPreviousData },
  );
  return {
    accounts: q === '' || wanted === '' ? null : (data?.items ?? null),
    isAnswered: wanted === '' || (q === wanted && isSuccess && !isPlaceholderData),
  };
}

/** Goes at once when it may, otherwise as soon as it may. Answers what asks for it, and what takes that back. */
export function useAsSoonAs(mayGo: boolean, go: () => void): { ask(): void; forget(): void } {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || !mayGo) return;
    setAsked(false);
    go();
  });
  return { ask: () => setAsked(true), forget: () => setAsked(false) };
}
