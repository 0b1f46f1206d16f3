import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { type PathStep, type Region, stateNames } from './chart-names.ts';
import classes from './chart-path.module.css';

/** The steps that led the account from one state to another, the newest first, each with what the timeline says of it. */
export function ChartPath({ path, regions }: { path: PathStep[]; regions: Region[] }) {
  const say = useSay();
  const names = stateNames(regions);
  return (
    <>
      <h3 className={classes.title}>{say('chart.path')}</h3>
      {path.length === 0 && <p className={classes.none}>{say('chart.unmoved')}</p>}
      <ol className={classes.path} reversed>
        {path.toReversed().map(({ at, moves, told }) => (
          <li key={`${at} ${moves[0]?.region} ${told[0]?.seq}`}>
            <span className={classes.at}>
              <Instant at={at} />
            </span>
            <div>
              <ul className={classes.moves}>
                {moves.map(({ region, from, to }) => (
                  <li key={region}>
                    <span className={classes.region}>{names.region(region)}</span>{' '}
                    {say('chart.moved', { from: names.full(region, from), to: names.full(region, to) })}
                  </li>
                ))}
              </ul>
              {told.map(({ seq, summary }) => (
                <p key={seq} className={classes.told}>
                  {summary}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
