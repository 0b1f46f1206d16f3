import { useSay } from '../../ui/words.tsx';
import classes from './reasons.module.css';
import { useTimeline } from '../../ui/api/timeline.ts';

const MOST = 5;

/** The last reasons that were given on this account, to be taken again with one press. */
export function Reasons({ accountId, onChoose }: { accountId: string; onChoose: (reason: string) => void }) {
  const say = useSay();
  const { entries } = useTimeline(accountId);
  const given = (entries ?? [])
    .filter(({ type, data }) => type === 'override.applied' && typeof data.reason === 'string')
    .map(({ data }) => data.reason as string);
  const reasons = [...new Set(given)].slice(0, MOST);
  if (reasons.length === 0) return null;
  return (
    <ul className={classes.reasons} aria-label={say('field.lastReasons')}>
      {reasons.map((reason) => (
        <li key={reason}>
          <button type="button" onClick={() => onChoose(reason)}>
            {reason}
          </button>
        </li>
      ))}
    </ul>
  );
}
