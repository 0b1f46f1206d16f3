import type { ReactNode } from 'react';
import classes from './table.module.css';

export interface Column<Row> {
  id: string;
  name: string;
  /** Figures stand under one another on the right. */
  isFigure?: boolean;
  /** On a phone, where a row is two lines: what is left out. */
  isExtra?: boolean;
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
}) {
  const { columns, rows } = props;
  return (
    <div className={classes.wide} aria-busy={props.busy || undefined}>
      <table className={classes.table}>
        <caption className="heard">{props.caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, name, isFigure, isExtra, sort }) => (
              <th key={id} scope="col" data-figure={isFigure} data-extra={isExtra} aria-sort={sort?.is}>
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
        <tbody>
          {rows.map((row, i) => (
            <tr key={props.keyOf(row)} data-current={i === props.current || undefined}>
              {columns.map(({ id, isFigure, isExtra, cell }) => (
                <td key={id} data-figure={isFigure} data-extra={isExtra}>
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
