import { Link, useRouterState } from '@tanstack/react-router';
import { useUser } from '../../ui/api/session.ts';
import { useCurrentInView } from '../../ui/current-in-view.ts';
import tabs from '../../ui/tabs.module.css';
import { useSay } from '../../ui/words.tsx';
import type { Which } from './asked.ts';
import classes from './policy-tabs.module.css';

const TABS = [
  { to: '/policies/$name/$version', word: 'policies.tab.overview', for: 'everybody' },
  { to: '/policies/$name/$version/preview', word: 'policies.tab.preview', for: 'everybody' },
  { to: '/policies/$name/$version/backtest', word: 'policies.tab.backtest', for: 'everybody' },
  { to: '/policies/$name/$version/edit', word: 'policies.tab.edit', for: 'admin' },
] as const;

/** What one may look at and do with a version: links, since each has an address. */
export function PolicyTabs({ name, version }: Which) {
  const say = useSay();
  const role = useUser()?.role;
  const row = useCurrentInView<HTMLElement>();
  // Which of them is the current one changes with the address.
  useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav ref={row} aria-label={say('policies.tab.name')} className={`${tabs.tabs} ${classes.tabs}`}>
      {TABS.filter(({ for: whom }) => whom === 'everybody' || role === whom).map(({ to, word }) => (
        <Link
          key={to}
          to={to}
          params={{ name, version: String(version) }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          resetScroll={false}
          className={tabs.tab}
        >
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
