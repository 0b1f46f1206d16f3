import { useSay } from '../../ui/words.tsx';
import classes from './live-mark.module.css';
import { useLiveState } from './live-state.ts';

/** Whether the page follows by itself, in a word. */
export function LiveMark() {
  const say = useSay();
  const state = useLiveState();
  if (state.is === 'starting' || state.is === 'off') return null;
  return (
    <span className={classes.live} data-state={state.is}>
      {state.is === 'on' ? say('live.on') : say('live.away', { since: clockOf(state.since) })}
    </span>
  );
}

const clockOf = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
