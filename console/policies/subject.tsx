import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '../../ui/api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Which } from './asked.ts';
import { draftOf } from './drafts.ts';
import type { Rules } from './rules.ts';
import classes from './subject.module.css';

/** By itself the router takes an address without a search for a part of one with it, and both links as the current one. */
const WHOLLY = { exact: true, includeSearch: true };

/** What a question is about: the version, or what is being made of it, where something is. */
export function Subject(props: {
  which: Which;
  page: 'preview' | 'backtest';
  isDraft: boolean;
  children: (draft: Rules | null) => ReactNode;
}) {
  const say = useSay();
  const isAdmin = useUser()?.role === 'admin';
  const { which, page, isDraft } = props;
  const draft = isAdmin ? draftOf(which) : null;
  const address = {
    to: `/policies/$name/$version/${page}`,
    params: { name: which.name, version: String(which.version) },
  } as const;
  if (isDraft && draft === null)
    return (
      <Empty what={say('policies.noDraft')}>
        <Link {...address} search={{}}>
          {say('policies.askVersion', { version: which.version })}
        </Link>
      </Empty>
    );
  return (
    <>
      {draft !== null && (
        <nav aria-label={say('policies.subject')} className={classes.subject}>
          <Link {...address} search={{}} activeOptions={WHOLLY}>
            {say('policies.versionN', { version: which.version })}
          </Link>
          <Link {...address} search={{ draft: true }} activeOptions={WHOLLY}>
            {say('policies.draft')}
          </Link>
        </nav>
      )}
      {props.children(isDraft ? draft : null)}
    </>
  );
}
