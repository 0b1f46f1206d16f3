import { Button, NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Desk, DeskList, focusChosen, useDeskKeys, useLooked } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Money } from '../../ui/money.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useDisputes } from './asked.ts';
import { Deadline } from './deadline.tsx';
import { DisputeItem } from './dispute-item.tsx';
import classes from './disputes-page.module.css';
import { SHOWN, type Shown } from './search.ts';

/** What customers say isn't right, the most urgent first. Without an `id` that one is looked at; on a phone the list. */
export function DisputesPage({ id, shown }: { id: string | null; shown: Shown }) {
  const say = useSay();
  const navigate = useNavigate();
  const { held, sendNow } = useUndo();
  usePageTitle(say('disputes.title'));
  useEffect(() => sendNow, [sendNow]);
  const { rows: all, isSorted, error, again, more } = useDisputes(shown);
  const rows = all?.filter((row) => !held.has(row.id));
  const chosen = useLooked(id, isSorted ? rows : undefined, shown);
  const status = shown === 'open' ? undefined : shown;
  const go = (next: string | null): void => {
    focusChosen();
    const params = { id: next ?? undefined };
    void navigate({ to: '/disputes/{-$id}', params, search: { status }, resetScroll: false });
  };
  const { after } = useDeskKeys(rows?.map((row) => row.id) ?? [], chosen, go, {});
  const toList = { to: '/disputes/{-$id}', params: { id: undefined } } as const;
  const isMixed = new Set(rows?.map(({ currency }) => currency)).size > 1;

  const list =
    rows === undefined ? (
      error ? (
        <Wrong error={error} again={again} />
      ) : (
        <Skeleton />
      )
    ) : rows.length === 0 ? (
      <Empty what={say(shown === 'open' ? 'queue.disputesToAnswer.none' : 'disputes.noMatch')}>
        {shown !== 'open' && (
          <Link {...toList} search={{}}>
            {say('disputes.toOpen')}
          </Link>
        )}
      </Empty>
    ) : (
      <>
        <DeskList
          label={say('disputes.title')}
          rows={rows}
          keyOf={(row) => row.id}
          chosen={chosen}
          link={(row, inside) => (
            <Link to="/disputes/{-$id}" params={{ id: row.id }} search={{ status }} resetScroll={false} {...inside} />
          )}
          row={(row) => (
            <span className={classes.row}>
              <span className={classes.who}>{row.accountName}</span>
              <Money minor={row.disputedMinor} currency={row.currency} named={isMixed} />
              <span className={classes.words}>{row.reason}</span>
              <Deadline dispute={row} />
            </span>
          )}
        />
        {more !== null && (
          <Button variant="default" fullWidth mt={12} onClick={more}>
            {say('queue.more')}
          </Button>
        )}
      </>
    );

  return (
    <>
      <PageHead title={say('disputes.title')}>
        <NativeSelect
          aria-label={say('disputes.filter')}
          value={shown}
          onChange={(event) => {
            const next = event.currentTarget.value as Shown;
            void navigate({ ...toList, search: { status: next === 'open' ? undefined : next } });
          }}
          data={SHOWN.map((value) => ({ value, label: say(`disputes.shown.${value}`) }))}
        />
      </PageHead>
      <Desk
        isOpen={id !== null}
        list={list}
        back={
          <Link {...toList} search={{ status }}>
            ← {say('disputes.title')}
          </Link>
        }
        item={
          chosen === null || held.has(chosen) ? null : (
            <DisputeItem key={chosen} id={chosen} onDecided={() => go(after)} onUndone={() => go(chosen)} />
          )
        }
      />
    </>
  );
}
