import { Section } from '../../ui/section.tsx';
import { cityOf, Instant, ownZone } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import type { Foreseen } from './effect.ts';
import { FORESEEN, useForeseen } from './foreseen.tsx';
import classes from './next.module.css';

/** What will happen by itself, soonest first, in the account's own time. */
export function Next({ account }: { account: Account }) {
  const say = useSay();
  const { upcoming, timeZone } = account;
  const isElsewhere = timeZone !== ownZone();
  return (
    <Section title={say('account.next')} end={isElsewhere && <span className={classes.zone}>{say('account.zone', { city: cityOf(timeZone) })}</span>}>
      {upcoming.length === 0 ? (
        <p className={classes.nothing}>{say('account.nothingNext')}</p>
      ) : (
        <Steps items={upcoming} currency={account.currency} />
      )}
    </Section>
  );
}

/** Things to come along an axis. */
export function Steps({ items, currency }: { items: readonly Foreseen[]; currency: string }) {
  const words = useForeseen(currency);
  return (
    <ol className={classes.steps}>
      {items.map((item) => {
        const { icon: Icon, tone } = FORESEEN[item.kind];
        return (
          <li key={`${item.kind} ${item.at} ${JSON.stringify(item.detail)}`} className={classes.step}>
            <span className={classes.dot} data-tone={tone}>
              <Icon size={16} aria-hidden />
            </span>
            <span className={classes.what}>{words(item)}</span>
            <Instant at={item.at} />
          </li>
        );
      })}
    </ol>
  );
}
