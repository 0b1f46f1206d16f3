import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { dayAfter, daysFrom } from '../../ui/days.ts';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { Advancing } from './advance.ts';
import classes from './clock-page.module.css';
import type { Account } from './commands.ts';

/** The ways to let time pass: to the next thing, by an hour or a day, or to a day at this hour. */
export function MoveClock({ account, advance }: { account: Account; advance: Advancing }) {
  const say = useSay();
  const when = useWhen();
  const [day, setDay] = useState('');
  const { isMoving, wrong, move } = advance;
  const [next] = account.upcoming;
  const days = day === '' ? 0 : daysFrom(when.today, day);
  const toDay = (event: FormEvent): void => {
    event.preventDefault();
    if (days > 0) move({ days });
  };
  return (
    <div className={classes.moves}>
      <div className={classes.buttons}>
        {next && (
          <Button loading={isMoving} onClick={() => move({ to: next.at })}>
            {say('clock.toNext', { what: say(`kind.${next.kind}`), at: when.instant(next.at) })}
          </Button>
        )}
        <Button variant="default" disabled={isMoving} onClick={() => move({ hours: 1 })}>
          {say('clock.hour')}
        </Button>
        <Button variant="default" disabled={isMoving} onClick={() => move({ days: 1 })}>
          {say('clock.day')}
        </Button>
      </div>
      <form className={classes.buttons} onSubmit={toDay}>
        <TextInput
          type="date"
          label={say('clock.toDay')}
          min={dayAfter(when.today, 1)}
          value={day}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
        <Button type="submit" variant="default" disabled={isMoving || days <= 0}>
          {say('clock.go')}
        </Button>
      </form>
      {isMoving && (
        <p role="status" className={classes.moving}>
          {say('clock.moving')}
        </p>
      )}
      {wrong !== null && <Wrong error={wrong} />}
    </div>
  );
}
