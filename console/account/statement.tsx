import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../ui/api/client.ts';
import { dayAfter, isDay } from '../../ui/days.ts';
import { Save } from '../../ui/save.tsx';
import { Section } from '../../ui/section.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './statement.module.css';

const YEAR_DAYS = 365;
const FORMATS = ['pdf', 'csv', 'json'] as const;

/** What was owed, what came and what is owed now, from one day to another: to be kept, or sent on. */
export function Statement({ id }: { id: string }) {
  const say = useSay();
  const { today } = useWhen();
  const [from, setFrom] = useState(dayAfter(today, -YEAR_DAYS));
  const [to, setTo] = useState(today);
  const problem = !(isDay(from) && isDay(to)) ? 'missing' : from > to ? 'backwards' : null;
  const file = async (format: (typeof FORMATS)[number]): Promise<Blob> => {
    const params = { path: { id }, query: { from, to, format } };
    const { data } = await api.GET('/v1/accounts/{id}/statement', { params, parseAs: 'blob' });
    return data!;
  };
  return (
    <Section title={say('statement.title')}>
      <p className={classes.lead}>{say('statement.lead')}</p>
      <div className={classes.choice}>
        <TextInput
          type="date"
          label={say('statement.from')}
          value={from}
          error={problem !== null && say(`statement.${problem}`)}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={say('statement.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {FORMATS.map((format) => (
          <Save
            key={format}
            word={say(`statement.${format}`)}
            name={`statement-${id}-${from}-${to}.${format}`}
            fetch={() => file(format)}
            disabled={problem !== null}
          />
        ))}
      </div>
    </Section>
  );
}
