import { Link } from '@tanstack/react-router';
import { query } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './aging.module.css';

/** What is owed, by how late it is: each figure leads to the accounts that make it up. */
export function Aging() {
  const say = useSay();
  const { data, error, refetch } = query.useQuery('get', '/v1/aging');
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  const buckets = data?.buckets ?? [];
  const largest = Math.max(1, ...buckets.map(({ amountMinor }) => amountMinor));
  return (
    <section aria-label={say('aging.title')} className={classes.tiles} data-waiting={data === undefined || undefined}>
      {buckets.map(({ name, accounts, amountMinor }) => (
        <Link
          key={name}
          to="/accounts"
          search={{ bucket: name, currency: data?.currency, sort: 'balance' }}
          className={classes.tile}
          data-bucket={name}
        >
          <span className={classes.name}>{say(`bucket.${name}`)}</span>
          <strong className={classes.amount}>
            <Money minor={amountMinor} currency={data?.currency ?? 'MXN'} />
          </strong>
          <span className={classes.count}>{say('aging.accounts', { count: accounts })}</span>
          <span className={classes.bar} style={{ inlineSize: `${Math.round((100 * amountMinor) / largest)}%` }} />
        </Link>
      ))}
    </section>
  );
}
