import { dayIn, usePlace, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './erased.module.css';

/** Nothing is decided on it any more, so there is nothing to do. */
export function Erased({ at }: { at: string }) {
  const say = useSay();
  const when = useWhen();
  const { timeZone } = usePlace();
  return <p className={classes.erased}>{say('account.erased', { day: when.dated(dayIn(timeZone, at)) })}</p>;
}
