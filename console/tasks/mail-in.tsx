import { query } from '../../ui/api/client.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './mail-in.module.css';

/** What a customer wrote, as text: it is a stranger's. */
export function MailIn({ id }: { id: string }) {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/mails-in/{id}', { params: { path: { id } } });
  if (data === undefined) return null;
  return (
    <article className={classes.mail} aria-label={say('tasks.mail')}>
      <header>
        <h3>{data.subject}</h3>
        <p>{say('tasks.mailFrom', { from: data.from })}</p>
      </header>
      {data.text === null ? <p>{say('emails.notKept')}</p> : <p className={classes.text}>{data.text}</p>}
    </article>
  );
}
