import type { ReactNode } from 'react';
import classes from './table.module.css';
import { TickBox } from './tick-box.tsx';
import type { Ticks } from './ticks.ts';
import { useSay } from './words.tsx';

export interface Column<Row> {
  id: string;
  name: string;
  /** Figures stand under one another on the right. */
  isFigure?: boolean;
  /**
   * On a phone a row is two lines, each with two ends: where it stands there. `named`: on a line of its own, after its
   * name. Missing: it is left out.
   */
  phone?: 'start' | 'end' | 'under' | 'underEnd' | 'named';
  /** As `aria-sort` says it; missing: it can't be sorted by. */
  sort?: { is: 'ascending' | 'descending' | 'none'; toggle: () => void };
  cell(row: Row): ReactNode;
}

/**
 * Rows of one kind under a caption, which says aloud what they are. It scrolls by itself when it is wider than the page.
 * `busy`: these are old rows, the new ones are on their way.
 */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  busy?: boolean;
  /** The row that a key would open. */
  current?: number | null;
  /** Of the same rows; missing: nothing can be ticked here. */
  ticks?: Ticks | undefined;
}) {
  const { columns, rows, ticks } = props;
  const say = useSay();
  return (
    <div className={classes.wide} aria-busy={props.busy || undefined}>
      {/* The roles are said: a row laid out as a grid would lose its own in some browsers. */}
      <table role="table" className={classes.table}>
        <caption className="heard">{props.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {ticks !== undefined && (
              <th role="columnheader" scope="col" data-tick>
                <TickBox name={say('tick.page')} is={ticks.page} onTick={ticks.togglePage} />
              </th>
            )}
            {columns.map(({ id, name, isFigure, phone, sort }) => (
              <th
                key={id}
                role="columnheader"
                scope="col"
                data-figure={isFigure}
                data-phone={phone ?? 'none'}
                aria-sort={sort?.is}
              >
                {sort === undefined ? (
                  name
                ) : (
                  <button type="button" className={classes.sort} onClick={sort.toggle}>
                    {name}
                    <span aria-hidden>{sort.is === 'none' ? '' : sort.is === 'ascending' ? ' ↑' : ' ↓'}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, i) => (
            <tr
              key={props.keyOf(row)}
              role="row"
              data-current={i === props.current || undefined}
              data-ticked={ticks?.has(i) || undefined}
            >
              {ticks !== undefined && (
                <td role="cell" data-tick>
                  {ticks.rows[i] && (
                    <TickBox
                      name={say('tick.row', { name: ticks.rows[i].name })}
                      is={ticks.has(i) ? 'all' : 'none'}
                      onTick={(isRange) => ticks.toggle(i, isRange)}
                    />
                  )}
                </td>
              )}
              {columns.map(({ id, name, isFigure, phone, cell }) => (
                <td
                  key={id}
                  role="cell"
                  data-figure={isFigure}
                  data-phone={phone ?? 'none'}
                  data-name={phone === 'named' ? name : undefined}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
