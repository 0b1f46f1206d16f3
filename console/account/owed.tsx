import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { HOLD, Status } from '../../ui/status.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import classes from './owed.module.css';

/** Holds whose reason somebody wrote; of the others the kind says it all. */
const SAID = new Set(['agent', 'legal', 'dispute']);

/** How much, since when, and what holds it. */
export function Owed({ account }: { account: Account }) {
  const say = useSay();
  const when = useWhen();
  const { balance, collections, currency } = account;
  const rows = [
    ['owed.overdue', balance.overdueMinor],
    ['owed.notDue', balance.openMinor - balance.overdueMinor],
    ['owed.credit', balance.creditMinor],
  ] as const;
  return (
    <Section title={say('account.owed')} framed>
      <p className={classes.total}>
        <Money minor={balance.openMinor} currency={currency} />
      </p>
      {collections.daysOverdue > 0 && (
        <p className={classes.since}>{say('owed.since', { days: collections.daysOverdue })}</p>
      )}
      <dl className={classes.rows}>
        {rows.map(([word, minor]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {collections.holds.length > 0 && (
        <ul className={classes.holds} aria-label={say('owed.holds')}>
          {collections.holds.map((hold) => (
            <li key={`${hold.kind} ${hold.until} ${hold.invoiceId}`}>
              <Status look={HOLD[hold.kind]} />
              <span>
                {hold.until === null ? say('owed.noEnd') : say('owed.until', { until: when.until(hold.until) })}
                {SAID.has(hold.kind) && hold.reason !== '' && <q>{hold.reason}</q>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
