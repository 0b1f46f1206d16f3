import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useSwitches } from './asked.ts';
import { BankFeed } from './bank-feed.tsx';
import { Breaker } from './breaker.tsx';
import { Changes } from './changes.tsx';
import { SwitchCard } from './switch-card.tsx';
import classes from './switches-page.module.css';

/** What can be stopped for all accounts at once, and what stops by itself. */
export function SwitchesPage() {
  const say = useSay();
  usePageTitle(say('switches.title'));
  const { data, error, refetch } = useSwitches();
  return (
    <div className={classes.page}>
      <div>
        <h1 tabIndex={-1}>{say('switches.title')}</h1>
        <p className={classes.lead}>{say('switches.lead')}</p>
      </div>
      {error && <Wrong error={error} again={() => void refetch()} />}
      {data === undefined && !error && <Skeleton />}
      <div className={classes.cards}>
        {data?.items.map((one) => (
          <SwitchCard key={one.name} state={one} />
        ))}
      </div>
      <div className={classes.two}>
        <Breaker />
        <BankFeed />
      </div>
      <Changes />
    </div>
  );
}
