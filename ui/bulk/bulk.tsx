import { Drawer } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../api/client.ts';
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
      {asked !== null && (
        <Drawer
          opened
          onClose={close}
          position="right"
          size={520}
          title={say('bulk.dialog', { act: say(offerOf(asked.command).word), count: asked.count })}
          closeButtonProps={{ 'aria-label': say('close') }}
          styles={{ title: { fontSize: 16, fontWeight: 650 }, body: { paddingBlockEnd: 0 } }}
        >
          <BulkForm
            {...asked}
            onGiven={(job) => {
              setGiven({ job, names: asked.names });
              close();
            }}
          />
        </Drawer>
      )}
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
