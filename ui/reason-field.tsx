import { Textarea, type TextareaProps } from '@mantine/core';
import classes from './reason-field.module.css';
import { useSay } from './words.tsx';

/** Why: a sentence or two, without which nothing is done. */
export function ReasonField(props: TextareaProps) {
  const say = useSay();
  return (
    <Textarea
      label={say('reason.label')}
      autosize
      minRows={2}
      maxLength={1_000}
      required
      withAsterisk={false}
      {...props}
    />
  );
}

/** Reasons that were given before, to be taken again with one press. */
export function Reasons({ of, onChoose }: { of: readonly string[]; onChoose: (reason: string) => void }) {
  const say = useSay();
  if (of.length === 0) return null;
  return (
    <ul className={classes.reasons} aria-label={say('reason.last')}>
      {of.map((reason) => (
        <li key={reason}>
          <button type="button" onClick={() => onChoose(reason)}>
            {reason}
          </button>
        </li>
      ))}
    </ul>
  );
}
