import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { forecastQuery, useAccount } from './asked.ts';
import classes from './forecast-tab.module.css';
import { Steps } from './next.tsx';

type Bank = 'declined' | 'succeeded';

/** What will happen if nobody does anything: and what the bank's answers change. */
export function ForecastTab({ id }: { id: string }) {
  const say = useSay();
  const account = useAccount(id);
  const [bank, setBank] = useState<Bank>('declined');
  const { data, error, refetch } = useQuery(forecastQuery(account, null, bank));
  return (
    <Section
      title={say('forecast.title')}
      end={
        account.autopay.enabled && (
          <SegmentedControl
            aria-label={say('forecast.bank')}
            size="xs"
            value={bank}
            onChange={(value) => setBank(value as Bank)}
            data={[
              { value: 'declined', label: say('forecast.declined') },
              { value: 'succeeded', label: say('forecast.succeeded') },
            ]}
          />
        )
      }
    >
      <p className={classes.lead}>{say('forecast.lead')}</p>
      {error ? (
        <Wrong error={error} again={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton />
      ) : data.length === 0 ? (
        <Empty what={say('forecast.none')} />
      ) : (
        <Steps items={data} currency={account.currency} />
      )}
    </Section>
  );
}
