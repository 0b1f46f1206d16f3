import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSay } from '../../ui/words.tsx';
import { PAGE } from './asked.ts';
import classes from './pages.module.css';
import type { AccountsSearch } from './search.ts';

/** On and back, by the page; `all`: how many there are on all of them. */
export function Pages(props: { search: AccountsSearch; count: number; all: number | undefined; next: string | null }) {
  const { search, count, all, next } = props;
  const say = useSay();
  const { pages = [] } = search;
  const from = pages.length * PAGE;
  return (
    <nav aria-label={say('pages.name')} className={classes.pages}>
      <span className="figures">
        {say('pages.shown', { from: from + 1, to: from + count })}
        {all !== undefined && ` ${say('pages.of', { all })}`}
      </span>
      {pages.length > 0 && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/accounts" search={{ ...search, pages: pages.slice(0, -1) }} {...props} />}
        >
          {say('pages.previous')}
        </Button>
      )}
      {next !== null && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/accounts" search={{ ...search, pages: [...pages, next] }} {...props} />}
        >
          {say('pages.next')}
        </Button>
      )}
    </nav>
  );
}
