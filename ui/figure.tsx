import { lazy, type ReactNode, Suspense, useId } from 'react';
import classes from './figure.module.css';
import { heightPx, labelOf, type Picture } from './picture.ts';
import { useSay } from './words.tsx';

/** A page that is older than the server asks for a file that is gone: the table says the same. */
const Chart = lazy(() => import('./chart.tsx').catch(() => ({ default: NoChart })));

/**
 * A picture, and beneath it the table of what it shows. `end`: what one can do with it. The picture must stay the same
 * object as long as it shows the same.
 */
export function Figure(props: { title: string; picture: Picture; end?: ReactNode; children: ReactNode }) {
  const id = useId();
  const say = useSay();
  const { title, picture } = props;
  return (
    <figure aria-labelledby={id} className={classes.figure}>
      <figcaption className={classes.head}>
        <span id={id} className={classes.title}>
          {title}
        </span>
        {props.end}
      </figcaption>
      <div className={classes.chart}>
        <Suspense fallback={<div style={{ blockSize: heightPx(picture) }} />}>
          <Chart picture={picture} label={labelOf(title, picture, say)} />
        </Suspense>
      </div>
      {props.children}
    </figure>
  );
}

function NoChart() {
  const say = useSay();
  return <p className={classes.missing}>{say('chart.missing')}</p>;
}
