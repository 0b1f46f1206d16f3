import { Switch } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { lettersAreOn, turnLetters } from '../../ui/letters.ts';
import { useSay, type Words } from '../../ui/words.tsx';
import classes from './key-list.module.css';
import { usePages } from './pages.ts';

type Key = [string[], keyof Words];
const EVERYWHERE: Key[] = [
  [['Ctrl', 'K'], 'keys.palette'],
  [['/'], 'keys.search'],
];
const HERE: Key[] = [
  [['j'], 'keys.next'],
  [['k'], 'keys.previous'],
  [['Enter'], 'keys.open'],
  [['x'], 'keys.tick'],
  [['Shift', 'x'], 'keys.tickRange'],
  [['[', ']'], 'keys.neighbours'],
  [['.'], 'keys.actions'],
  [['Esc'], 'keys.close'],
  [['?'], 'keys.list'],
];
const DESK: Key[] = [
  [['a'], 'keys.accept'],
  [['r'], 'keys.reject'],
  [['1', '9'], 'keys.choose'],
  [['s'], 'keys.skip'],
  [['u'], 'keys.undo'],
];

/** All keys on one page, and a switch for the single ones. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay();
  const pages = usePages().map(({ letter, keyWord }): Key => [['g', letter], keyWord]);
  const [on, setOn] = useState(lettersAreOn);
  const change = (isOn: boolean): void => {
    setOn(isOn);
    turnLetters(isOn);
  };
  return (
    <Dialog about={opened || null} title={() => say('keys.title')} onClose={onClose}>
      {() => (
        <>
          <dl className={classes.keys}>
            {[...EVERYWHERE, ...pages, ...HERE, ...DESK].map(([keys, word]) => (
              <div key={word}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{say(word)}</dd>
              </div>
            ))}
          </dl>
          <Switch checked={on} onChange={(event) => change(event.currentTarget.checked)} label={say('keys.letters')} />
        </>
      )}
    </Dialog>
  );
}
