import classes from './progress.module.css';

/** How far something is, of how much; `text` says it aloud. */
export function Progress(props: { name: string; text: string; done: number; total: number; tone?: 'warn' }) {
  const { name, text, done, total, tone } = props;
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(total, 1)}
      aria-valuenow={total === 0 ? 1 : Math.min(done, total)}
      aria-valuetext={text}
      tabIndex={-1}
      className={classes.bar}
    >
      <div
        className={classes.done}
        data-tone={tone}
        style={{ inlineSize: `${total === 0 ? 100 : Math.min(100, (done / total) * 100)}%` }}
      />
    </div>
  );
}
