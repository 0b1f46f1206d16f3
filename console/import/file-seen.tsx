import { Skeleton } from '../../ui/skeleton.tsx';
import { Status } from '../../ui/status.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useImport } from './asked.ts';
import { Errors } from './errors.tsx';
import { Figures } from './figures.tsx';
import classes from './file-seen.module.css';
import { GoLive } from './go-live.tsx';
import { LeftOut } from './left-out.tsx';
import { Observed } from './observed.tsx';
import { Progress } from './progress.tsx';
import { STATUS } from './status.ts';

/** One file, from its lines to what became of them. */
export function FileSeen({ id }: { id: string }) {
  const say = useSay();
  const { data, error, refetch } = useImport(id);
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={8} />;
  const { status, counts } = data;
  return (
    <>
      <div className={classes.file}>
        <strong className={classes.name}>{data.fileName ?? data.id}</strong>
        <Status look={STATUS[status]} />
        <span className={classes.at}>
          <Instant at={data.createdAt} />
        </span>
      </div>
      <Figures
        label={say('import.file')}
        figures={[
          { name: say('import.accounts'), count: data.accounts },
          { name: say('import.invoices'), count: data.invoices },
          { name: say('import.refusedRows'), count: data.refusedRows, tone: data.refusedRows > 0 ? 'bad' : undefined },
          { name: say('import.existing'), count: counts.existing },
        ]}
      />
      {data.ignoredColumns.length > 0 && (
        <p className={classes.note}>
          {say('import.ignored', { count: data.ignoredColumns.length, columns: data.ignoredColumns.join(', ') })}
        </p>
      )}
      {(status === 'observing' || status === 'goingLive') && <Progress file={data} />}
      {status === 'checking' && <p className={classes.note}>{say('import.brokenOff')}</p>}
      {status !== 'live' && status !== 'goingLive' && data.refusedRows > 0 && <Errors file={data} />}
      {data.leftOut.length > 0 && <LeftOut accounts={data.leftOut} />}
      {data.observing !== null && <Observed file={data} observing={data.observing} />}
      {(status === 'observed' || status === 'live') && <GoLive file={data} />}
    </>
  );
}
