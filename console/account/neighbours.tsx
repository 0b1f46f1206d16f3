import IconLeft from '@tabler/icons-react/icons/IconChevronLeft';
import IconRight from '@tabler/icons-react/icons/IconChevronRight';
import { Link, useRouter } from '@tanstack/react-router';
import { useLetters } from '../../ui/letters.ts';
import { neighboursOf } from '../../ui/neighbours.ts';
import { useSay } from '../../ui/words.tsx';
import classes from './neighbours.module.css';

/** To the account before and the one after it in the list that one came from; `[` and `]` go there, too. */
export function Neighbours({ id }: { id: string }) {
  const say = useSay();
  const router = useRouter();
  const { before = null, after = null, place, of } = neighboursOf(id) ?? {};
  const to = (id: string | null) =>
    id === null ? undefined : () => void router.navigate({ to: '/accounts/$id', params: { id } });
  useLetters({ '[': to(before), ']': to(after) });
  if (place === undefined || of === undefined || of < 2) return null;
  return (
    <nav aria-label={say('neighbours.name')} className={classes.neighbours}>
      {before !== null && (
        <Link to="/accounts/$id" params={{ id: before }} aria-label={say('neighbours.before')} title="[">
          <IconLeft size={18} aria-hidden />
        </Link>
      )}
      <span className="figures">{say('neighbours.place', { place, of })}</span>
      {after !== null && (
        <Link to="/accounts/$id" params={{ id: after }} aria-label={say('neighbours.after')} title="]">
          <IconRight size={18} aria-hidden />
        </Link>
      )}
    </nav>
  );
}
