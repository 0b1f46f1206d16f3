import IconCopy from '@tabler/icons-react/icons/IconCopy';
import { useAnnounce } from './announce.tsx';
import classes from './copy-id.module.css';
import { useSay } from './words.tsx';

/** An id, shortened, with a button that copies all of it. `label`: what it is shown as. */
export function CopyId({ id, label = id }: { id: string; label?: string }) {
  const say = useSay();
  const { done } = useAnnounce();
  const copy = () => void navigator.clipboard?.writeText(id).then(() => done(say('copy.done', { id })));
  return (
    <span className={classes.id}>
      <code>{label.length > 18 ? `${label.slice(0, 9)}…${label.slice(-3)}` : label}</code>
      <button type="button" className={classes.copy} onClick={copy} aria-label={say('copy.do', { id })}>
        <IconCopy size={14} aria-hidden />
      </button>
    </span>
  );
}
