import { useEffect, useRef } from 'react';
import classes from './table.module.css';

/** A box in a row or at the head of all rows; `some`: neither ticked nor not. */
export function TickBox(props: { name: string; is: 'all' | 'some' | 'none'; onTick: (isRange: boolean) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = props.is === 'some';
  }, [props.is]);
  return (
    <label className={classes.tick}>
      <input
        ref={box}
        type="checkbox"
        aria-label={props.name}
        checked={props.is === 'all'}
        onChange={({ nativeEvent }) => props.onTick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}
