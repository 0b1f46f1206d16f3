import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** A page's title, with what it is of or how many there are beside it. */
export const CountedHead = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={classes.counted}>
    <h1 tabIndex={-1}>{title}</h1>
    {children}
  </div>
);

/** A page's title, with what is done to the whole list at the other end. */
export const PageHead = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={classes.head}>
    <h1 tabIndex={-1}>{title}</h1>
    <div className={classes.tools}>{children}</div>
  </div>
);
