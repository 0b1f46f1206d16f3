import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { Desk, useLooked } from '../../ui/desk.tsx';
import { Empty } from '../../ui/empty.tsx';
import { CountedHead } from '../../ui/page-head.tsx';
import { usePageTitle } from '../../ui/page-title.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { waitingQuery } from './asked.ts';
import { ProofItem } from './proof-item.tsx';
import { ProofList } from './proof-list.tsx';

/** Proofs that wait for somebody: which, and the one that is looked at with all that is known beside it. */
export function ProofsPage({ id }: { id: string | null }) {
  const say = useSay();
  const intl = useIntl();
  const router = useRouter();
  const { held, sendNow } = useUndo();
  const { data, error, refetch } = useQuery(waitingQuery);
  usePageTitle(say('proofs.title'));
  useEffect(() => sendNow, [sendNow]);

  const rows = (data ?? []).filter((row) => !held.has(row.id));
  const chosen = useLooked(id, rows);
  const choose = (next: string | null): void =>
    void router.navigate({ to: '/proofs/{-$id}', params: { id: next ?? undefined }, resetScroll: false });
  return (
    <>
      <CountedHead title={say('proofs.title')}>
        {data !== undefined && <span className="figures">{intl.formatNumber(rows.length)}</span>}
      </CountedHead>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton rows={8} />
      ) : rows.length === 0 && id === null ? (
        <Empty what={say('proofs.none')} />
      ) : (
        <Desk
          isOpen={id !== null}
          list={<ProofList rows={rows} chosen={chosen} />}
          item={chosen !== null && <ProofItem key={chosen} id={chosen} rows={rows} choose={choose} />}
        />
      )}
    </>
  );
}
