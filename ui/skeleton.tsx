import { useEffect, useState } from 'react';
import classes from './skeleton.module.css';
import { useSay } from './words.tsx';

const UNSEEN_MS = 150;

/** Rows of the real height, once waiting begins to be noticed. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const say = useSay();
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={say('loading')} className={classes.rows}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same, and never move
        <div key={row} className={classes.row} data-seen={seen || undefined} />
      ))}
    </div>
  );
}
