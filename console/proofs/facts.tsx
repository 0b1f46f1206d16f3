import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconDots from '@tabler/icons-react/icons/IconPoint';
import IconX from '@tabler/icons-react/icons/IconX';
import classes from './facts.module.css';

/** Something that was looked at: it speaks for the proof, against it, or for neither. */
export interface Fact {
  id: string;
  tone: 'good' | 'bad' | 'still';
  said: string;
}

const ICONS = { good: IconCheck, bad: IconX, still: IconDots };

/** Facts to look at, and no score. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul className={classes.list}>
      {facts.map(({ id, tone, said }) => {
        const Icon = ICONS[tone];
        return (
          <li key={id} data-tone={tone}>
            <Icon size={16} aria-hidden />
            <span>{said}</span>
          </li>
        );
      })}
    </ul>
  );
}
