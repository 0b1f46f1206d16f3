import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';

interface Asked<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
}

/** A list that goes on for as long as somebody wants to read. */
export function PagesOf<Row>({ asked, show }: { asked: Asked<Row>; show: (rows: Row[]) => ReactNode }) {
  const say = useSay();
  if (asked.error) return <Wrong error={asked.error} again={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Skeleton />;
  return (
    <>
      {show(asked.data.pages.flatMap(({ items }) => items))}
      {asked.hasNextPage && (
        <Button variant="default" mt={12} loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {say('queue.more')}
        </Button>
      )}
    </>
  );
}
