import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../announce.tsx';
import { api, type Schemas } from '../api/client.ts';
import { everythingChanged } from '../api/stale.ts';
import { Section } from '../section.tsx';
import { Progress } from '../progress.tsx';
import { useSay } from '../words.tsx';
import { Wrong } from '../wrong.tsx';
import classes from './bulk.module.css';
import { jobNow } from './chosen.ts';
import { type BulkCommand, offerOf } from './commands.ts';
import { Refused } from './refused.tsx';

type Job = Schemas['BulkJob'];

const AGAIN_MS = 700;
/** A bar that is full is seen to be full. */
const FULL_MS = 1_500;
const NAMED = 20;

/** How far an order to many is, and what became of it. `onEnded` is told once each time that it ends. */
export function BulkJob(props: {
  job: Job;
  names: ReadonlyMap<string, string>;
  onEnded: (job: Job) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const { done: announce } = useAnnounce();
  const { data, error, refetch } = useQuery({
    queryKey: ['get', '/v1/jobs/{id}', { params: { path: { id: props.job.id } } }] as const,
    queryFn: ({ signal }) => jobNow(props.job.id, signal),
    refetchInterval: ({ state }) => (state.data?.status === 'done' ? false : AGAIN_MS),
    staleTime: 0,
  });
  const job = data ?? props.job;
  const act = say(offerOf(job.command as BulkCommand).word);
  const isDone = job.status === 'done';
  const refused = job.counts.refused + job.counts.failed;
  const outcome = say('bulk.outcome', { done: job.counts.applied, refused, skipped: job.counts.skipped });
  const isFull = useLater(isDone, FULL_MS);

  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!isDone || told.current === job.finishedAt) return;
    told.current = job.finishedAt;
    announce(`${act}: ${outcome}`);
    props.onEnded(job);
    void everythingChanged();
  });
  const again = async (): Promise<void> => {
    await api.POST('/v1/jobs/{id}/resume', { params: { path: { id: job.id } }, body: {} });
    await refetch();
  };

  return (
    <div className={classes.job}>
      <Section title={say('bulk.jobTitle', { act, count: job.total })} framed>
        {error ? (
          <Wrong error={error} again={() => void refetch()} />
        ) : (
          <>
            {!isFull && (
              <Progress
                name={say('bulk.progress', { act })}
                text={say('bulk.doneOf', { done: job.done, total: job.total })}
                done={job.done}
                total={job.total}
              />
            )}
            <p className={classes.outcome}>
              {isDone ? outcome : say('bulk.doneOf', { done: job.done, total: job.total })}
              {!isDone && <span className={classes.aside}> {say('bulk.goesOn')}</span>}
            </p>
            {isDone && <Refused problems={job.refused} names={props.names} most={NAMED} />}
            {isDone && (
              <div className={classes.ends}>
                {refused > 0 && (
                  <Button variant="default" onClick={() => void again()}>
                    {say('bulk.again')}
                  </Button>
                )}
                <Button variant="default" onClick={props.onClose}>
                  {say('bulk.closeJob')}
                </Button>
              </div>
            )}
          </>
        )}
      </Section>
    </div>
  );
}

/** Whether something has been so for a while. */
function useLater(isSo: boolean, ms: number): boolean {
  const [later, setLater] = useState(false);
  useEffect(() => {
    if (!isSo) return setLater(false);
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [isSo, ms]);
  return later;
}
