import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnnounce } from '../../ui/announce.tsx';
import { api, newKey } from '../../ui/api/client.ts';
import { useMayAct, useUser } from '../../ui/api/session.ts';
import { listsChanged } from '../../ui/api/stale.ts';
import { focusChosen, useDeskKeys } from '../../ui/desk.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import { type Task, toldOf } from './kinds.ts';
import { Snooze } from './snooze.tsx';
import classes from './task-acts.module.css';

interface Props {
  task: Task;
  rows: readonly Task[];
  choose: (id: string | null) => void;
}

/** Who does it and when; that it is done, or is not to be done, which can be taken back for ten seconds. */
export function TaskActs({ task, rows, choose }: Props) {
  const say = useSay();
  const user = useUser();
  const { done } = useAnnounce();
  const { decide } = useUndo();
  const [isDismissing, setDismissing] = useState(false);
  const [wrong, setWrong] = useState<unknown>(null);
  const mayAct = useMayAct();
  const { word, byAct } = toldOf(task.kind);
  const isMine = user !== null && (task.assigneeId === user.email || task.assigneeId === user.id);
  const ofTask = { params: { path: { id: task.id } } };

  const change = async (said: string, send: () => Promise<unknown>): Promise<void> => {
    setWrong(null);
    try {
      await send();
      done(said);
    } catch (error) {
      setWrong(error);
    }
    await listsChanged();
  };
  const assign = (assigneeId: string | null): Promise<void> =>
    change(say(assigneeId === null ? 'tasks.released' : 'tasks.assigned'), () =>
      api.POST('/v1/tasks/{id}/assign', { ...ofTask, body: { assigneeId } }),
    );
  const snooze = (until: string | null): Promise<void> =>
    change(say(until === null ? 'tasks.woken' : 'tasks.put'), () =>
      api.POST('/v1/tasks/{id}/snooze', { ...ofTask, body: { until } }),
    );

  const close = (as: 'done' | 'dismiss', reason: string): void => {
    const wish = { params: { path: { id: task.id }, header: { 'Idempotency-Key': newKey() } }, keepalive: true };
    setDismissing(false);
    decide({
      id: task.id,
      said: say(as === 'done' ? 'tasks.saidDone' : 'tasks.saidDismissed', { task: say(word) }),
      send: async () => {
        const sent =
          as === 'done'
            ? api.POST('/v1/tasks/{id}/done', { ...wish, body: {} })
            : api.POST('/v1/tasks/{id}/dismiss', { ...wish, body: { reason } });
        await (sent as Promise<unknown>).finally(listsChanged);
      },
      undone: () => {
        choose(task.id);
        focusChosen();
      },
    });
    choose(after);
    focusChosen();
  };
  const finish = byAct ? undefined : () => close('done', '');
  const { after } = useDeskKeys(
    rows.map(({ id }) => id),
    task.id,
    choose,
    mayAct ? { a: finish, r: () => setDismissing(true) } : {},
  );
  if (user === null || !mayAct) return null;
  return (
    <div className={classes.acts}>
      {wrong !== null && <Wrong error={wrong} />}
      <div className={classes.row}>
        {finish !== undefined && (
          <Button variant="default" onClick={finish}>
            {say('tasks.doDone')}
          </Button>
        )}
        {isMine ? (
          <Button variant="default" onClick={() => void assign(null)}>
            {say('tasks.release')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void assign(user.email)}>
            {say('tasks.assign')}
          </Button>
        )}
        <Button variant="default" onClick={() => setDismissing(true)}>
          {say('tasks.dismiss')}
        </Button>
      </div>
      {byAct && <p className={classes.byAct}>{say('tasks.byAct')}</p>}
      <Snooze until={task.snoozedUntil} onSnooze={(until) => void snooze(until)} />
      <DismissDialog
        opened={isDismissing}
        onClose={() => setDismissing(false)}
        onDismiss={(reason) => close('dismiss', reason)}
      />
    </div>
  );
}
