import { Link } from '@tanstack/react-router';
import { useMayAct } from '../../ui/api/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Section } from '../../ui/section.tsx';
import { COLLECTIONS, SERVICE, Status } from '../../ui/status.tsx';
import { Local, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { useAccount } from './asked.ts';
import classes from './clock-page.module.css';
import type { Account } from './commands.ts';
import { Erased } from './erased.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { MoveClock } from './move-clock.tsx';
import { useAdvance } from './advance.ts';
import { Steps } from './next.tsx';

const SOON = 5;

/** The clock of an account that lives in a time of its own: what is next, and what happened on the way there. */
export function ClockPage({ id }: { id: string }) {
  const say = useSay();
  const account = useAccount(id);
  usePageTitle(`${say('clock.title')}: ${account.name}`);
  return (
    <Local place={{ timeZone: account.timeZone, now: account.clock.now }}>
      <div className={classes.page}>
        <header className={classes.head}>
          <h1 tabIndex={-1}>{say('clock.title')}</h1>
          <Link to="/accounts/$id" params={{ id }}>
            {account.name}
          </Link>
          <Status look={COLLECTIONS[account.collections.state]} />
          {account.service.state !== account.collections.state && <Status look={SERVICE[account.service.state]} />}
        </header>
        {account.clock.test ? <Clock account={account} /> : <Empty what={say('clock.real')} />}
      </div>
    </Local>
  );
}

function Clock({ account }: { account: Account }) {
  const say = useSay();
  const when = useWhen();
  const mayMove = useMayAct();
  const advance = useAdvance(account.id);
  const { now } = account.clock;
  return (
    <>
      <section aria-label={say('clock.now')} className={classes.now} aria-busy={advance.isMoving || undefined}>
        <span>{say('clock.now')}</span>
        <time dateTime={now} className={classes.time}>
          {when.dated(when.today)} {when.clock(now)}
        </time>
        <span>{when.city(account.timeZone)}</span>
      </section>
      {account.erasedAt !== null ? (
        <Erased at={account.erasedAt} />
      ) : mayMove ? (
        <MoveClock account={account} advance={advance} />
      ) : (
        <p>{say('act.viewer')}</p>
      )}
      <div className={classes.two}>
        <Section title={say('account.next')} framed>
          {account.upcoming.length === 0 ? (
            <p className={classes.nothing}>{say('account.nothingNext')}</p>
          ) : (
            <Steps items={account.upcoming.slice(0, SOON)} currency={account.currency} />
          )}
        </Section>
        <Meanwhile account={account} since={advance.sinceSeq} />
      </div>
    </>
  );
}
