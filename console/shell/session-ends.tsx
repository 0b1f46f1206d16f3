import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { lastAnswerAt } from '../../ui/api/alive.ts';
import { meQuery, useMe } from '../../ui/api/me.ts';
import { endOf } from '../../ui/session-end.ts';
import { useSay } from '../../ui/words.tsx';
import { useLeave } from './leave.ts';
import classes from './session-ends.module.css';

const LOOK_MS = 1_000;

/** Two minutes before the session ends, by itself: a way to stay, and what was typed is kept. */
export function SessionEnds() {
  const { data: me, dataUpdatedAt } = useMe();
  const client = useQueryClient();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const times = me && {
    idleMs: me.session.idleSeconds * 1_000,
    lastAnswerAt: lastAnswerAt(),
    lastsUntil: dataUpdatedAt + me.session.secondsLeft * 1_000,
  };
  const end = times && endOf(times);
  const isOver = end !== undefined && now >= end.at;
  const isSoon = end !== undefined && now >= end.warnAt;
  const ask = () => void client.refetchQueries({ queryKey: meQuery.queryKey });
  // Whether it is, the server says: its answer leads to the page to sign in on, or shows that it lasts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it should be over
  useEffect(() => {
    if (isOver) ask();
  }, [isOver]);
  return isSoon && !isOver ? (
    <Warning secondsLeft={(end.at - now) / 1_000} isForGood={end.isForGood} stay={ask} />
  ) : null;
}

function Warning(props: { secondsLeft: number; isForGood: boolean; stay: () => void }) {
  const say = useSay();
  const leave = useLeave();
  const left = Math.max(0, Math.ceil(props.secondsLeft));
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <Modal
      opened
      onClose={props.isForGood ? () => undefined : props.stay}
      title={say('sessionEnds.title')}
      withCloseButton={false}
      closeOnClickOutside={false}
      zIndex={450}
      centered
    >
      <div className={classes.warning}>
        <p>{say(props.isForGood ? 'sessionEnds.forGood' : 'sessionEnds.idle')}</p>
        <p role="timer" className={classes.left}>
          {clock}
        </p>
        <div className={classes.foot}>
          <Button variant="default" onClick={() => void leave(props.isForGood)}>
            {say(props.isForGood ? 'sessionEnds.again' : 'person.signOut')}
          </Button>
          {!props.isForGood && (
            <Button data-autofocus onClick={props.stay}>
              {say('sessionEnds.stay')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
