import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { Undoable } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Header } from './header.tsx';
import { Keys } from './keys.tsx';
import { Live } from './live.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { useNewPage } from './new-page.ts';
import { SessionEnds } from './session-ends.tsx';
import { Stopped } from './stopped.tsx';
import classes from './shell.module.css';

/** What stands round every page: where one can go, who one is, and the way past it. */
export function Shell() {
  const say = useSay();
  const [railOpen, setRailOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  useNewPage(() => setRailOpen(false));
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {say('shell.skip')}
      </a>
      <Live />
      <SessionEnds />
      <Keys onPalette={() => setPaletteOpen(true)} />
      <Palette opened={paletteOpen} onClose={() => setPaletteOpen(false)} />
      <Header railOpen={railOpen} onRail={() => setRailOpen(!railOpen)} onPalette={() => setPaletteOpen(true)} />
      <Navigation open={railOpen} onClose={() => setRailOpen(false)} />
      <Stopped />
      <main id="content" tabIndex={-1} className={classes.content}>
        <Undoable>
          <Outlet />
        </Undoable>
      </main>
    </div>
  );
}
