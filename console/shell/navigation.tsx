import { Link } from '@tanstack/react-router';
import { useSay } from '../../ui/words.tsx';
import classes from './navigation.module.css';
import { NONE_CHOSEN, usePages } from './pages.ts';

/** Beside the page; on a phone over it, when it is asked for. */
export function Navigation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useSay();
  const pages = usePages().filter((page) => !('isInMenu' in page));
  return (
    <>
      {open && <button type="button" className={classes.veil} aria-label={say('nav.close')} onClick={onClose} />}
      <nav id="navigation" aria-label={say('nav.name')} className={classes.rail} data-open={open || undefined}>
        <ul>
          {pages.map(({ to, word, icon: Icon }) => (
            <li key={to}>
              <Link to={to} params={NONE_CHOSEN} className={classes.page} activeProps={{ 'aria-current': 'page' }}>
                <Icon size={18} aria-hidden />
                {say(word)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
