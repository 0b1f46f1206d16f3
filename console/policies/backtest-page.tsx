import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { versionsQuery, type Which } from './asked.ts';
import classes from './backtest-page.module.css';
import { useBacktest } from './backtest-run.ts';
import { sumOf } from './backtest-sum.ts';
import { BacktestTable } from './backtest-table.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Rules } from './rules.ts';

/** Recorded lives, played again under a version: what would have gone otherwise, and how far that is to be trusted. */
export function BacktestPage({ which, draft }: { which: Which; draft: Rules | null }) {
  const say = useSay();
  const { data: versions } = useSuspenseQuery(versionsQuery);
  const { run, start, stop } = useBacktest(which, draft, versions);
  const sum = sumOf(run.pages);
  return (
    <div className={classes.page}>
      <p className={classes.lead}>{say('policies.backtestLead')}</p>
      {run.is === 'running' ? (
        <div className={classes.running}>
          <Progress
            name={say('policies.tab.backtest')}
            text={say('policies.played', { count: sum.accounts })}
            done={run.seen}
            total={run.total}
          />
          <Button variant="default" onClick={stop}>
            {say('policies.backtestStop')}
          </Button>
        </div>
      ) : (
        <Button variant={run.is === 'waiting' ? 'filled' : 'default'} onClick={start} className={classes.start}>
          {say(run.is === 'waiting' ? 'policies.backtestStart' : 'policies.backtestAgain')}
        </Button>
      )}
      {run.is === 'wrong' && <Wrong error={run.error} />}
      {sum.accounts > 0 && (
        <>
          <p className={classes.result} role={run.is === 'done' ? 'status' : undefined}>
            {say('policies.backtestResult', { accounts: sum.accounts, differing: sum.differing.length })}
          </p>
          {sum.byCurrency.map((group) => (
            <BacktestTable key={group.currency} group={group} named={sum.byCurrency.length > 1} />
          ))}
        </>
      )}
      {(sum.accounts > 0 || sum.skipped.length > 0) && (
        <ul className={classes.trust}>
          <li>{say('policies.faithful', { faithful: sum.faithful, accounts: sum.accounts })}</li>
          {sum.assumed > 0 && <li>{say('policies.assumed', { count: sum.assumed })}</li>}
          {sum.dropped > 0 && <li>{say('policies.dropped', { count: sum.dropped })}</li>}
          {sum.skipped.length > 0 && <li>{say('policies.skipped', { count: sum.skipped.length })}</li>}
        </ul>
      )}
    </div>
  );
}
