import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { query } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './queue-tabs.module.css';
import { QueueTable } from './queue-table.tsx';
import { QUEUES, type Queue } from './queues.ts';

const route = getRouteApi('/today');

/** What waits, by kind: how many each, and the one that is open. */
export function QueueTabs({ queue }: { queue: Queue }) {
  const say = useSay();
  const intl = useIntl();
  const navigate = route.useNavigate();
  const { data } = query.useQuery('get', '/v1/worklists');
  const listOf = (name: Queue) => data?.items.find((one) => one.name === name);
  return (
    <Tabs
      value={queue}
      onChange={(next) => void navigate({ search: { queue: next as Queue }, replace: true, resetScroll: false })}
      keepMounted={false}
      variant="none"
      classNames={{ list: classes.list, tab: classes.tab, tabLabel: classes.label }}
    >
      <Tabs.List aria-label={say('queues.title')}>
        {QUEUES.map((name) => {
          const { count, amounts = [] } = listOf(name) ?? {};
          return (
            <Tabs.Tab key={name} value={name}>
              <span className={classes.name}>{say(`queue.${name}`)}</span>{' '}
              {count !== undefined && (
                <span className={classes.count} data-some={count > 0 || undefined}>
                  {intl.formatNumber(count)}
                </span>
              )}{' '}
              <span className={classes.money}>
                {amounts.map((amount) => (
                  <Money key={amount.currency} {...amount} named={amounts.length > 1} />
                ))}
              </span>
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value={queue} pt={16}>
        <QueueTable key={queue} queue={queue} amounts={listOf(queue)?.amounts ?? []} />
      </Tabs.Panel>
    </Tabs>
  );
}
