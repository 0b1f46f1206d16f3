import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { dayAfter } from '../../ui/days.ts';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './task-acts.module.css';

/** Nobody wants to see it before that day. */
export function Snooze({ until, onSnooze }: { until: string | null; onSnooze: (until: string | null) => void }) {
  const say = useSay();
  const { today } = useWhen();
  const tomorrow = dayAfter(today, 1);
  const [day, setDay] = useState(tomorrow);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (day !== '') onSnooze(day);
  };
  return (
    <form onSubmit={submit} className={classes.row}>
      <TextInput
        type="date"
        label={say('tasks.snoozeUntil')}
        min={tomorrow}
        required
        withAsterisk={false}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {say('tasks.snooze')}
      </Button>
      {until !== null && (
        <Button variant="subtle" onClick={() => onSnooze(null)}>
          {say('tasks.wake')}
        </Button>
      )}
    </form>
  );
}
