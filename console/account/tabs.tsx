import { Link, useRouterState } from '@tanstack/react-router';
import { useCurrentInView } from '../../ui/current-in-view.ts';
import tabs from '../../ui/tabs.module.css';
import { useSay } from '../../ui/words.tsx';
import classes from './tabs.module.css';

const TABS = [
  { to: '/accounts/$id', word: 'tab.overview' },
  { to: '/accounts/$id/money', word: 'tab.money' },
  { to: '/accounts/$id/attempts', word: 'tab.attempts' },
  { to: '/accounts/$id/emails', word: 'tab.emails' },
  { to: '/accounts/$id/chart', word: 'tab.chart' },
  { to: '/accounts/$id/forecast', word: 'tab.forecast' },
] as const;

/** The pages of one account: links, since each has an address. */
export function Tabs({ id }: { id: string }) {
  const say = useSay();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const row = useCurrentInView<HTMLElement>();
  return (
    <nav ref={row} aria-label={say('tab.name')} className={`${tabs.tabs} ${classes.tabs}`}>
      {TABS.map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          params={{ id }}
          activeOptions={{ exact: true, includeSearch: false }}
          aria-current={isAt(to, path) ? 'page' : undefined}
          resetScroll={false}
          className={tabs.tab}
        >
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}

/** A drawer is over the overview. */
const isAt = (to: string, path: string): boolean => {
  const part = path.split('/')[3] ?? '';
  return (part === 'act' ? '' : part) === (to.split('/')[3] ?? '');
};
