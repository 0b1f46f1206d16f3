import { Button, Checkbox, Popover } from '@mantine/core';
import IconColumns from '@tabler/icons-react/icons/IconColumns';
import { useState } from 'react';
import classes from './columns.module.css';
import { useSay } from './words.tsx';

const KEPT = 'puntual.columns.';

/** Which columns of a list this browser was left with; null: nobody has chosen any. */
export const columnsKept = (list: string): string[] | null => localStorage.getItem(KEPT + list)?.split(',') ?? null;
export const keepColumns = (list: string, ids: readonly string[]): void =>
  localStorage.setItem(KEPT + list, ids.join(','));

/** Which columns a list shows: those that one may leave out, as boxes. */
export function ColumnChoice(props: {
  columns: readonly { id: string; name: string }[];
  shown: readonly string[];
  onChoose: (shown: string[]) => void;
}) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const { columns, shown } = props;
  const choose = (id: string, isShown: boolean): void =>
    props.onChoose(columns.map((column) => column.id).filter((one) => (one === id ? isShown : shown.includes(one))));
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          {say('columns.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={classes.choice}>
          <legend className="heard">{say('columns.title')}</legend>
          {columns.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={shown.includes(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
