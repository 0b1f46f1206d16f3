import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** Nothing is here: why that is, and what one might do next. */
export function Empty({ what, children }: { what: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{what}</p>
      {children}
    </div>
  );
}
