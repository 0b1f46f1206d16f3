import { Link } from '@tanstack/react-router';
import { useSay } from '../../ui/words.tsx';
import classes from './leads.module.css';
import type { Lead } from './shape.ts';

/** To the accounts that a report is about: as they stand now, whatever its period is. */
export function Leads({ leads, currency }: { leads: readonly Lead[]; currency: string }) {
  const say = useSay();
  if (leads.length === 0) return null;
  return (
    <nav aria-label={say('analytics.leads')} className={classes.leads}>
      <span>{say('analytics.leads')}:</span>
      {leads.map(({ word, search }) => (
        <Link key={word} to="/accounts" search={{ ...search, currency }}>
          {say(word)}
        </Link>
      ))}
    </nav>
  );
}
