import { Link } from '@tanstack/react-router';
import { query } from '../../ui/api/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EMAIL, Status } from '../../ui/status.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { pageOf } from './asked.ts';
import classes from './emails-tab.module.css';
import { templateOf } from './foreseen.tsx';
import { MailAsSent } from './mail-as-sent.tsx';

/** The mails that went, the newest first, and the one that is open as it was sent. */
export function EmailsTab({ id, mail }: { id: string; mail: string | null }) {
  const say = useSay();
  const { data, error, refetch } = query.useQuery('get', '/v1/accounts/{id}/emails', pageOf(id));
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  if (data.items.length === 0) return <Empty what={say('emails.none')} />;
  return (
    <div className={classes.desk} data-open={mail !== null || undefined}>
      <Section title={say('emails.title')}>
        <ul className={classes.mails}>
          {[...data.items].reverse().map((one) => (
            <li key={one.id}>
              <Link
                to="/accounts/$id/emails"
                params={{ id }}
                search={{ mail: one.id }}
                resetScroll={false}
                className={classes.mail}
                aria-current={one.id === mail ? 'true' : undefined}
              >
                <span className={classes.subject} lang={one.locale}>
                  {one.subject}
                </span>
                <span className={classes.facts}>
                  <Instant at={one.at} /> · {templateOf(one.template, say)}
                </span>
                <Status look={EMAIL[one.status]} />
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      {mail === null ? <p className={classes.choose}>{say('emails.choose')}</p> : <MailAsSent id={mail} />}
    </div>
  );
}
