import { useSay } from '../../ui/words.tsx';
import { type Active, type Region, stateNames } from './chart-names.ts';
import classes from './chart-picture.module.css';
import { type Box, boxesOf, COLUMN, HEAD, heightOf, linesOf } from './chart-places.ts';

/** The regions side by side, each a column of states: where the account is, is lit, with the ways that lead on. */
export function ChartPicture({ regions, active }: { regions: Region[]; active: Active[] }) {
  const say = useSay();
  const names = stateNames(regions);
  const lit = active.map((one) => `${names.region(one.region)}: ${names.full(one.region, one)}`).join('; ');
  const size = { width: regions.length * COLUMN, height: Math.max(...regions.map(heightOf)) };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard
    <section className={classes.wide} aria-label={say('chart.title')} tabIndex={0}>
      <svg
        role="img"
        aria-label={say('chart.picture', { states: lit })}
        viewBox={`-2 0 ${size.width} ${size.height}`}
        width={size.width}
        className={classes.picture}
      >
        <defs>
          <marker id="chart-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 8 4 0 8z" fill="context-stroke" />
          </marker>
        </defs>
        {regions.map((region, i) => (
          <Column
            key={region.name}
            region={region}
            x={i * COLUMN}
            active={active.find((one) => one.region === region.name)}
          />
        ))}
      </svg>
    </section>
  );
}

function Column({ region, x, active }: { region: Region; x: number; active: Active | undefined }) {
  const names = stateNames([region]);
  const boxes = boxesOf(region);
  const isLit = ({ name, isPart }: Box): boolean => name === (isPart ? active?.part : active?.state);
  const lines = linesOf(region, boxes).map((line) => ({
    ...line,
    leads: line.from === active?.state || line.from === active?.part,
  }));
  return (
    <g transform={`translate(${x} 0)`}>
      <text x={4} y={HEAD / 2} className={classes.region}>
        {names.region(region.name)}
      </text>
      {[...lines]
        .sort((a, b) => Number(a.leads) - Number(b.leads))
        .map(({ from, to, d, leads }) => (
          <path
            key={`${from} ${to}`}
            d={d}
            className={classes.line}
            data-leads={leads || undefined}
            markerEnd="url(#chart-arrow)"
          />
        ))}
      {boxes.map((box) => (
        <g
          key={box.name}
          className={classes.state}
          data-lit={isLit(box) || undefined}
          data-part={box.isPart || undefined}
        >
          <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={6} />
          <text x={box.x + 8} y={box.y + 18}>
            {names.state(region.name, box.name)}
          </text>
        </g>
      ))}
    </g>
  );
}
