import { Section } from '../../ui/section.tsx';
import { Instant, ownZone, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import type { Foreseen } from './effect.ts';
import { FORESEEN, useForeseen } from './foreseen.tsx';
import classes from './next.module.css';

/** What will happen by itself, soonest first, in the account's own time. */
export function Next({ account }: { account: Account }) {
  const say = useSay();
  const when = useWhen();
  const { upcoming, timeZone } = account;
  const isElsewhere = timeZone !== ownZone();
  return (
    <Section
      title={say('account.next')}
      end={isElsewhere && <span className={classes.zone}>{say('account.zone', { city: when.city(timeZone) })}</span>}
    >
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
      {withTheirMails(items).map(({ item, mails }) => {
        const { icon: Icon, tone } = FORESEEN[item.kind];
        return (
          <li key={`${item.kind} ${item.at} ${JSON.stringify(item.detail)}`} className={classes.step}>
            <span className={classes.dot} data-tone={tone}>
              <Icon size={16} aria-hidden />
            </span>
            <span className={classes.what}>
              {words(item)}
              {mails.map((mail) => (
                <span key={String(mail.detail.template)} className={classes.mail}>
                  {words(mail)}
                </span>
              ))}
            </span>
            <Instant at={item.at} />
          </li>
        );
      })}
    </ol>
  );
}

/** A reminder is its mail: said once. What else is written in the same minute stands beside what it is written about. */
function withTheirMails(items: readonly Foreseen[]): { item: Foreseen; mails: Foreseen[] }[] {
  const steps: { item: Foreseen; mails: Foreseen[] }[] = [];
  for (const item of items) {
    const last = steps.at(-1);
    const isAboutLast =
      item.kind === 'email' && last !== undefined && last.item.kind !== 'email' && last.item.at === item.at;
    if (!isAboutLast) steps.push({ item, mails: [] });
    else if (MAIL_OF[last.item.kind] !== item.detail.template) last.mails.push(item);
  }
  return steps;
}

const MAIL_OF: Partial<Record<Foreseen['kind'], string>> = { reminder: 'overdue-reminder', lastNotice: 'last-notice' };
