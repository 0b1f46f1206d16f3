import { Link, useNavigate } from '@tanstack/react-router';
import { usePageTitle } from '../../ui/page-title.tsx';
import { useSay } from '../../ui/words.tsx';
import { DropFile } from './drop-file.tsx';
import { FileSeen } from './file-seen.tsx';
import classes from './import-page.module.css';
import { Past } from './past.tsx';

/** Accounts from elsewhere: a file, what is wrong with it, what would be done, and the one button that does it. */
export function ImportPage({ id }: { id: string | null }) {
  const say = useSay();
  const navigate = useNavigate();
  usePageTitle(say('import.title'));
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 tabIndex={-1}>{say('import.title')}</h1>
        {id !== null && (
          <Link to="/import" search={{}}>
            {say('import.another')}
          </Link>
        )}
      </div>
      {id === null ? (
        <>
          <p className={classes.lead}>{say('import.lead')}</p>
          <DropFile onSent={(sent) => void navigate({ to: '/import', search: { id: sent } })} />
          <Past />
        </>
      ) : (
        <FileSeen id={id} />
      )}
    </div>
  );
}
