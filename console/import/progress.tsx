import { Progress as Bar } from '../../ui/progress.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Import } from './asked.ts';
import classes from './progress.module.css';

/** How far the work on a file is. It goes on without this page. */
export function Progress({ file: { status, done, total } }: { file: Import }) {
  const say = useSay();
  const label = say(status === 'goingLive' ? 'import.goingLive' : 'import.observing', { done, total });
  return (
    <div className={classes.progress}>
      <p>{label}</p>
      <Bar name={label} text={label} done={done} total={total} />
      <p className={classes.note}>{say('import.goesOn')}</p>
    </div>
  );
}
