import { useMe } from '../../ui/api/me.ts';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { Language } from './language.tsx';
import { Looks } from './looks.tsx';
import classes from './me-page.module.css';
import { Password } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** How one likes the pages, and what keeps one's own sign-in safe. */
export function MePage() {
  const say = useSay();
  usePageTitle(say('me.title'));
  const { data: me, error, refetch } = useMe();
  return (
    <div className={classes.page}>
      <div>
        <h1 tabIndex={-1}>{say('me.title')}</h1>
        {me && (
          <p className={classes.lead}>
            {me.name} · {me.email} · {say(`role.${me.role}`)}
          </p>
        )}
      </div>
      {error && <Wrong error={error} again={() => void refetch()} />}
      {me === undefined && !error && <Skeleton />}
      {me && (
        <>
          <div className={classes.cards}>
            <Language locale={me.locale} />
            <Looks />
            {me.password && <Password id={me.id} />}
            {me.password && <SecondFactor id={me.id} isSet={me.secondFactor} />}
          </div>
          <Sessions />
        </>
      )}
    </div>
  );
}
