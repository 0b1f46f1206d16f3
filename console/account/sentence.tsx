import { useMoney } from '../../ui/money.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import classes from './sentence.module.css';

/** How the account stands, as one would say it on the telephone: what it owes, what comes next, and what at last. */
export function Sentence({ account }: { account: Account }) {
  const say = useSay();
  const money = useMoney();
  const when = useWhen();
  const { balance, collections, service, currency, upcoming } = account;
  const amount = (minor: number): string => money(minor, currency);

  const owed =
    balance.overdueMinor > 0
      ? say('sentence.overdue', { amount: amount(balance.overdueMinor), days: collections.daysOverdue })
      : balance.openMinor > 0
        ? say('sentence.open', { amount: amount(balance.openMinor) })
        : balance.creditMinor > 0
          ? say('sentence.credit', { amount: amount(balance.creditMinor) })
          : say(collections.state === 'writtenOff' ? 'sentence.writtenOff' : 'sentence.nothing');

  const tries = upcoming.find(({ kind }) => kind === 'charge' || kind === 'retry');
  const off = upcoming.find(({ kind }) => kind === 'deactivation' || kind === 'relock');
  const until = collections.holds.find((hold) => hold.until !== null)?.until;
  const parts = [
    owed,
    until && say('sentence.held', { until: when.until(until) }),
    tries && say(tries.kind === 'retry' ? 'sentence.retry' : 'sentence.charge', { at: when.on(tries.at) }),
    off && say('sentence.off', { on: when.onDayOf(off.at) }),
    service.state === 'deactivated' && say('sentence.isOff'),
  ];
  return <p className={classes.sentence}>{parts.filter(Boolean).join('; ')}.</p>;
}
