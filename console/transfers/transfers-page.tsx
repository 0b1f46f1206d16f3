import { Button, NativeSelect } from '@mantine/core';
import IconUpload from '@tabler/icons-react/icons/IconFileUpload';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useMayAct } from '../../ui/api/session.ts';
import { Desk, focusChosen, useDeskKeys, useLooked } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { useTransfers } from './asked.ts';
import { SHOWN, type Shown } from './search.ts';
import { StatementUpload } from './statement-upload.tsx';
import { TransferItem } from './transfer-item.tsx';
import { TransferList } from './transfer-list.tsx';

/** Money that came, and what it is for. Without an `id` the first that waits is looked at; on a phone the list. */
export function TransfersPage({ id, shown }: { id: string | null; shown: Shown }) {
  const say = useSay();
  const navigate = useNavigate();
  const mayAct = useMayAct();
  const { held, sendNow } = useUndo();
  const [isUploading, setUploading] = useState(false);
  usePageTitle(say('transfers.title'));
  useEffect(() => sendNow, [sendNow]);
  const { rows: all, isSorted, error, again, more, isMore } = useTransfers(shown);
  const rows = all?.filter((row) => !held.has(row.id));
  const chosen = useLooked(id, isSorted ? rows : undefined, shown);
  const status = shown === 'unmatched' ? undefined : shown;
  const go = (next: string | null): void => {
    focusChosen();
    const params = { id: next ?? undefined };
    void navigate({ to: '/transfers/{-$id}', params, search: { status }, resetScroll: false });
  };
  const { after } = useDeskKeys(rows?.map((row) => row.id) ?? [], chosen, go, {});

  const list =
    rows === undefined ? (
      error ? (
        <Wrong error={error} again={again} />
      ) : (
        <Skeleton />
      )
    ) : rows.length === 0 ? (
      <Empty what={say(shown === 'unmatched' ? 'transfers.none' : 'transfers.noMatch')}>
        {shown === 'unmatched' ? null : (
          <Link to="/transfers/{-$id}" params={{ id: undefined }} search={{}}>
            {say('transfers.toUnmatched')}
          </Link>
        )}
      </Empty>
    ) : (
      <TransferList rows={rows} chosen={chosen} shown={shown} more={more} isMore={isMore} />
    );

  return (
    <>
      <PageHead title={say('transfers.title')}>
        <NativeSelect
          aria-label={say('transfers.filter')}
          value={shown}
          onChange={(event) => {
            const next = event.currentTarget.value as Shown;
            void navigate({
              to: '/transfers/{-$id}',
              params: { id: undefined },
              search: { status: next === 'unmatched' ? undefined : next },
            });
          }}
          data={SHOWN.map((value) => ({ value, label: say(`transfers.shown.${value}`) }))}
        />
        {mayAct && (
          <Button
            variant="default"
            leftSection={<IconUpload size={16} aria-hidden />}
            onClick={() => setUploading(true)}
          >
            {say('statement.upload')}
          </Button>
        )}
      </PageHead>
      <Desk
        isOpen={id !== null}
        list={list}
        back={
          <Link to="/transfers/{-$id}" params={{ id: undefined }} search={{ status }}>
            ← {say('transfers.title')}
          </Link>
        }
        item={
          chosen === null || held.has(chosen) ? null : (
            <TransferItem key={chosen} id={chosen} onDecided={() => go(after)} onUndone={() => go(chosen)} />
          )
        }
      />
      <StatementUpload opened={isUploading} onClose={() => setUploading(false)} />
    </>
  );
}
