import IconMenu from '@tabler/icons-react/icons/IconMenu2';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../ui/words.tsx';
import classes from './header.module.css';
import { LiveMark } from './live-mark.tsx';
import { Mark } from './mark.tsx';
import { Person } from './person.tsx';

/** The house, a way to anything, whether the page is up to date, and who one is. */
export function Header(props: { railOpen: boolean; onRail: () => void; onPalette: () => void }) {
  const say = useSay();
  return (
    <header className={classes.header}>
      <button
        type="button"
        className={classes.menu}
        aria-label={say('nav.open')}
        aria-expanded={props.railOpen}
        aria-controls="navigation"
        onClick={props.onRail}
      >
        <IconMenu size={20} aria-hidden />
      </button>
      <Link to="/today" className={classes.house}>
        <Mark size={24} />
        <span>Puntual</span>
      </Link>
      <button type="button" className={classes.palette} onClick={props.onPalette}>
        <IconSearch size={16} aria-hidden />
        <span className={classes.words}>{say('palette.title')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <div className={classes.end}>
        <LiveMark />
        <Person />
      </div>
    </header>
  );
}
