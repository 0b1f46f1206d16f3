import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

/** A part of a page under the heading that is its name. */
export function Section(props: { title: string; end?: ReactNode; children: ReactNode; framed?: boolean }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section} data-framed={props.framed || undefined}>
      <div className={classes.head}>
        <h2 id={id}>{props.title}</h2>
        {props.end}
      </div>
      {props.children}
    </section>
  );
}
