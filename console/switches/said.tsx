import { useActorName } from '../../ui/actor-name.ts';
import type { Schemas } from '../../ui/api/client.ts';
import { Instant } from '../../ui/time.tsx';
import classes from './said.module.css';

/** Who did something for all accounts, when, and their words for it. */
export function Said(props: { by: Schemas['TimelineEntry']['actor'] | null; at: string; reason: string | null }) {
  const actor = useActorName();
  return (
    <figure className={classes.said}>
      {props.reason !== null && <blockquote>{props.reason}</blockquote>}
      <figcaption>
        {props.by !== null && `${actor(props.by)} · `}
        <Instant at={props.at} />
      </figcaption>
    </figure>
  );
}
