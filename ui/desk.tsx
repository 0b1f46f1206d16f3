import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import classes from './desk.module.css';
import { useLetters } from './letters.ts';
import { useUndo } from './undo.tsx';

/**
 * What waits for a decision, and the one that is looked at beside it: on a phone the one or the other. `isOpen`: one is
 * looked at by its own address. `back`: a link to the list, for the phone.
 */
export function Desk(props: { list: ReactNode; item: ReactNode; isOpen: boolean; back?: ReactNode }) {
  return (
    <div className={classes.desk} data-open={props.isOpen || undefined}>
      <div className={classes.list}>{props.list}</div>
      <div className={classes.item}>
        {props.isOpen && props.back !== undefined && <div className={classes.back}>{props.back}</div>}
        {props.item}
      </div>
    </div>
  );
}

/** Rows to choose from, each a link that `link` makes round what `row` says of it; `label` names the list. */
export function DeskList<Row>(props: {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  chosen: string | null;
  link: (
    row: Row,
    inside: { className: string | undefined; 'aria-current'?: 'true'; children: ReactNode },
  ) => ReactNode;
  row: (row: Row) => ReactNode;
}) {
  return (
    <ul aria-label={props.label} className={classes.rows}>
      {props.rows.map((row) => {
        const isChosen = props.keyOf(row) === props.chosen;
        return (
          <li key={props.keyOf(row)}>
            {props.link(row, {
              className: classes.row,
              ...(isChosen && { 'aria-current': 'true' }),
              children: props.row(row),
            })}
          </li>
        );
      })}
    </ul>
  );
}

/**
 * `j`, `k` and `s` go through the rows of a desk; `others` are the desk's own. Gives the row to go to when the chosen
 * one is decided: the next, else the one before, null when there is none.
 */
export function useDeskKeys(
  ids: readonly string[],
  chosen: string | null,
  choose: (id: string) => void,
  others: Readonly<Record<string, (() => void) | undefined>>,
): { after: string | null } {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  const go = (id: string | undefined) => (id === undefined ? undefined : () => choose(id));
  const next = go(ids[at + 1]);
  useLetters({ j: next, s: next, k: go(ids[at - 1]), ...others });
  return { after: ids[at + 1] ?? ids[at - 1] ?? null };
}

const MOST_FRAMES = 30;

/** A link to where one is says so by itself, as a page. */
const chosenRow = (): HTMLElement | null => document.querySelector<HTMLElement>('main li > a[aria-current]');

/**
 * The row that is about to be chosen takes the focus, once it is drawn; where no list is seen, as on a phone, what is
 * looked at; where nothing is left, the page's heading.
 */
export function focusChosen(): void {
  const before = chosenRow();
  let frames = 0;
  const look = (): void => {
    frames += 1;
    const row = chosenRow();
    if ((row === null || row === before) && frames < MOST_FRAMES) requestAnimationFrame(look);
    else if (row !== null && row.offsetParent !== null) row.focus();
    else document.querySelector<HTMLElement>('main h2[tabindex], main h1')?.focus();
  };
  requestAnimationFrame(look);
}

/** Whether list and item stand side by side: only then is something looked at that nobody has chosen. */
export const useSideBySide = (): boolean =>
  useMediaQuery('(min-width: 801px)', true, { getInitialValueInEffect: false });

/**
 * Which one of a desk is looked at: that of the address, or, where list and item stand side by side, the first. It stays
 * that one when others come in before it, or somebody else decides it: a key is for what was seen. `narrowed`: what the
 * list is narrowed to.
 */
export function useLooked(
  id: string | null,
  rows: readonly { id: string }[] | undefined,
  narrowed = '',
): string | null {
  const { held } = useUndo();
  const isSideBySide = useSideBySide();
  const looked = useRef<{ id: string; narrowed: string } | null>(null);
  const before = looked.current;
  if (before !== null && (id !== null || held.has(before.id) || (rows !== undefined && before.narrowed !== narrowed)))
    looked.current = null;
  const [first] = rows ?? [];
  if (id === null && first !== undefined) looked.current ??= { id: first.id, narrowed };
  return id ?? (isSideBySide ? (looked.current?.id ?? null) : null);
}
