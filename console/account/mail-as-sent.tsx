import { query } from '../../ui/api/client.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EMAIL, Status } from '../../ui/status.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './mail-as-sent.module.css';

/** A mail as it went: in a frame of its own in which nothing runs and from which nothing is fetched. */
export function MailAsSent({ id }: { id: string }) {
  const say = useSay();
  const { data: mail, error, refetch } = query.useQuery('get', '/v1/emails/{id}', { params: { path: { id } } });
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (mail === undefined) return <Skeleton rows={8} />;
  return (
    <article className={classes.mail} aria-label={mail.subject}>
      <header className={classes.head}>
        <h2 lang={mail.locale}>{mail.subject}</h2>
        <dl>
          <dt>{say('emails.to')}</dt>
          <dd>{mail.to.join(', ')}</dd>
          <dt>{say('emails.at')}</dt>
          <dd>
            <Instant at={mail.at} />
          </dd>
          <dt>{say('emails.status')}</dt>
          <dd>
            <Status look={EMAIL[mail.status]} more={mail.bounced.length > 0 ? `: ${mail.bounced.join(', ')}` : ''} />
          </dd>
        </dl>
      </header>
      {mail.html === null ? (
        <p>{say('emails.notKept')}</p>
      ) : (
        <iframe
          className={classes.frame}
          title={say('emails.frame', { subject: mail.subject })}
          sandbox=""
          srcDoc={mail.html}
        />
      )}
    </article>
  );
}
