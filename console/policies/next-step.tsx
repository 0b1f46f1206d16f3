import type { Schemas } from '../../ui/api/client.ts';
import { dayIn, Local, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './next-step.module.css';

type Kind = Schemas['Account']['upcoming'][number]['kind'];

/** What comes next and when, where the account is; by the day itself, since a test clock has another today. */
export function NextStep({ next, timeZone }: { next: { kind: string; at: string } | null; timeZone: string }) {
  const say = useSay();
  if (next === null) return <span className={classes.nothing}>{say('policies.nothingNext')}</span>;
  return (
    <Local place={{ timeZone, now: new Date().toISOString() }}>
      <span className={classes.next}>
        <span>{say(`kind.${next.kind as Kind}`)}</span>
        <At at={next.at} timeZone={timeZone} />
      </span>
    </Local>
  );
}

function At({ at, timeZone }: { at: string; timeZone: string }) {
  const when = useWhen();
  return (
    <time dateTime={at} title={when.full(at)} className="figures">
      {when.dated(dayIn(timeZone, at))} {when.clock(at)}
    </time>
  );
}
