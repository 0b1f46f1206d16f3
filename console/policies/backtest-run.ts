import { useEffect, useRef, useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { accountsUnder, asking, type Version, type Which } from './asked.ts';
import type { Backtest } from './backtest-sum.ts';
import type { Rules } from './rules.ts';

const PAGE = 20;

export interface Run {
  is: 'waiting' | 'running' | 'stopped' | 'done' | 'wrong';
  pages: Backtest[];
  error: unknown;
  /** Lives that were looked at, and how many there are. */
  seen: number;
  total: number;
}

const WAITING: Run = { is: 'waiting', pages: [], error: null, seen: 0, total: 0 };

/** Plays lives again page by page, until there are no more or somebody says stop; leaving the page stops it, too. */
export function useBacktest(which: Which, draft: Rules | null, versions: readonly Version[]) {
  const [run, setRun] = useState<Run>(WAITING);
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => () => stopping.current?.abort(), []);
  const total = accountsUnder(versions, which.name);

  const start = async (): Promise<void> => {
    const own = (stopping.current = new AbortController());
    const pages: Backtest[] = [];
    let seen = 0;
    const tell = (is: Run['is'], error: unknown = null): void => setRun({ is, pages: [...pages], error, seen, total });
    tell('running');
    try {
      for (let cursor: string | null = null; ; ) {
        const { data } = await api.POST('/v1/policies/{name}/versions/{version}/backtest', {
          ...asking(which, draft, cursor, PAGE),
          signal: own.signal,
        });
        const page = data as Backtest;
        pages.push(page);
        seen += page.accounts + page.skipped.length;
        cursor = page.nextCursor;
        if (cursor === null) return tell('done');
        tell('running');
      }
    } catch (error) {
      if (own.signal.aborted) tell('stopped');
      else tell('wrong', error);
    }
  };
  return { run, start: () => void start(), stop: () => stopping.current?.abort() };
}
