import { useState } from 'react';
import type { Schemas } from '../api/client.ts';
import { Dialog } from '../dialog.tsx';
import type { Ticks } from '../ticks.ts';
import { useSay } from '../words.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { BulkForm } from './bulk-form.tsx';
import { BulkJob } from './bulk-job.tsx';
import { chosenIn, type Chosen, type Whole } from './chosen.ts';
import { type BulkCommand, offerOf } from './commands.ts';

interface Given {
  job: Schemas['BulkJob'];
  names: ReadonlyMap<string, string>;
}
interface Asked {
  command: BulkCommand;
  chosen: Chosen;
  count: number;
  names: ReadonlyMap<string, string>;
}

/**
 * One order for all that is ticked in a list: chosen in a bar, seen beforehand in a drawer, followed to its end over the
 * list. Whoever was refused stays ticked.
 */
export function Bulk({ ticks, whole }: { ticks: Ticks; whole: Whole | null }) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const { chosen, count } = chosenIn(ticks, whole);
  const close = (): void => setAsked(null);
  return (
    <>
      {(count > 0 || ticks.rows.some((row) => row !== null)) && (
        <BulkBar
          ticks={ticks}
          whole={whole}
          onChoose={(command) => setAsked({ command, chosen, count, names: ticks.chosen })}
        />
      )}
      <Dialog
        about={asked}
        side
        title={({ command, count: of }) => say('bulk.dialog', { act: say(offerOf(command).word), count: of })}
        onClose={close}
      >
        {(about) => (
          <BulkForm
            {...about}
            onGiven={(job) => {
              setGiven({ job, names: about.names });
              close();
            }}
          />
        )}
      </Dialog>
      {given !== null && (
        <BulkJob
          key={given.job.id}
          {...given}
          onEnded={({ refused }) =>
            ticks.only(refused.map(({ accountId }) => ({ id: accountId, name: given.names.get(accountId) ?? '' })))
          }
          onClose={() => setGiven(null)}
        />
      )}
    </>
  );
}
