import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey, queries } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { accountsUnder, isGoingOn, jobsQuery, jobsTo, latestOf, type Version, type Which } from './asked.ts';
import classes from './move.module.css';

/** How many accounts are under other versions, and, for an admin, the way to move them all to this one. */
export function Move({ name, version, versions }: Which & { versions: readonly Version[] }) {
  const say = useSay();
  const isAdmin = useUser()?.role === 'admin';
  const [open, setOpen] = useState(false);
  const here = versions.find((one) => one.name === name && one.version === version)?.accounts ?? 0;
  const others = accountsUnder(versions, name) - here;
  const { data: jobs } = useQuery(jobsQuery);
  if (others === 0 || jobsTo(jobs, { name, version }).some(isGoingOn)) return null;
  const isNewest = version === latestOf(versions, name);
  return (
    <div className={classes.move}>
      <p>{say('policies.othersElsewhere', { count: others })}</p>
      {isAdmin && (
        <Button variant={isNewest ? 'filled' : 'default'} onClick={() => setOpen(true)}>
          {say('policies.move', { count: others })}
        </Button>
      )}
      <Dialog
        about={open ? others : null}
        title={(count) => say('policies.moveTitle', { count, version })}
        onClose={() => setOpen(false)}
      >
        {(count) => <MoveForm name={name} version={version} count={count} onDone={() => setOpen(false)} />}
      </Dialog>
    </div>
  );
}

function MoveForm({ name, version, count, onDone }: Which & { count: number; onDone: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const { done } = useAnnounce();
  const key = useRef(newKey());
  const [wrong, setWrong] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setSending(true);
    try {
      await api.POST('/v1/policies/{name}/versions/{version}/migrate', {
        params: { path: { name, version: String(version) }, header: { 'Idempotency-Key': key.current } },
        body: { filter: {}, ...(reason === '' ? {} : { reason }) },
      });
      await queries.invalidateQueries({ queryKey: jobsQuery.queryKey });
      done(say('policies.moving', { count, version }));
      onDone();
      void navigate({ to: '/policies/$name/$version', params: { name, version: String(version) } });
    } catch (error) {
      key.current = newKey();
      setWrong(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.form}>
      <p>{say('policies.moveLead')}</p>
      <Textarea
        name="reason"
        label={say('reason.label')}
        description={say('policies.moveReasonHint')}
        maxLength={1_000}
        autosize
        minRows={2}
        data-autofocus
      />
      {wrong !== null && <Wrong error={wrong} />}
      <Button type="submit" loading={sending}>
        {say('policies.move', { count })}
      </Button>
    </form>
  );
}
