import { Link } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { useSay } from '../../ui/words.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  const say = useSay();
  usePageTitle(say('notFound.title'));
  return (
    <>
      <h1 tabIndex={-1} className="heard">
        {say('notFound.title')}
      </h1>
      <Empty what={say('notFound.what')}>
        <Link to="/today">{say('notFound.home')}</Link>
      </Empty>
    </>
  );
}
