import { Button, Loader } from '@mantine/core';
import { Section } from '../section.tsx';
import { useSay } from '../words.tsx';
import { Wrong } from '../wrong.tsx';
import classes from './bulk.module.css';
import type { Foreseen } from './chosen.ts';
import { Refused } from './refused.tsx';

const NAMED = 3;

/** What an order would come to, before it is given. */
export function Preview(props: {
  foreseen: Foreseen | undefined;
  error: unknown;
  /** `incomplete`: nothing can be said yet; `unasked`: it is much work, and done when it is asked for. */
  is: 'incomplete' | 'unasked' | 'coming' | 'there';
  count: number;
  names: ReadonlyMap<string, string>;
  onAsk: () => void;
}) {
  const say = useSay();
  const { foreseen, is } = props;
  return (
    <Section title={say('bulk.effect')}>
      <div aria-live="polite" aria-busy={is === 'coming'} className={classes.preview}>
        {props.error ? (
          <Wrong error={props.error} again={props.onAsk} />
        ) : is === 'incomplete' ? (
          <p>{say('bulk.incomplete')}</p>
        ) : is === 'unasked' ? (
          <Button variant="default" onClick={props.onAsk}>
            {say('bulk.foresee', { count: props.count })}
          </Button>
        ) : foreseen === undefined ? (
          <p className={classes.coming}>
            <Loader size={16} aria-hidden /> {say('bulk.foreseeing')}
          </p>
        ) : (
          <>
            <ul className={classes.counts}>
              <li data-tone="good">{say('bulk.willApply', { count: foreseen.willApply })}</li>
              {foreseen.skipped > 0 && <li data-tone="still">{say('bulk.skipped', { count: foreseen.skipped })}</li>}
              {foreseen.refused > 0 && <li data-tone="warn">{say('bulk.cannot', { count: foreseen.refused })}</li>}
            </ul>
            <Refused problems={foreseen.problems} names={props.names} most={NAMED} />
          </>
        )}
      </div>
    </Section>
  );
}
