import { Link } from '@tanstack/react-router';
import { useTimeline } from '../../ui/api/timeline.ts';
import { useMoney } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay, type Words } from '../../ui/words.tsx';
import classes from './lately.module.css';

const SHOWN = 6;

/** The account's story in short, and the way to all of it. */
export function Lately({ accountId, currency }: { accountId: string; currency: string }) {
  const say = useSay();
  const money = useMoney();
  const { entries } = useTimeline(accountId);
  return (
    <Section
      title={say('proofs.lately')}
      end={
        <Link to="/accounts/$id" params={{ id: accountId }}>
          {say('proofs.toAccount')}
        </Link>
      }
    >
      <ol className={classes.list}>
        {(entries ?? []).slice(0, SHOWN).map(({ seq, type, at, data }) => (
          <li key={seq}>
            <span>
              {say(`timeline.${type}` as keyof Words)}
              {typeof data.amountMinor === 'number' && (
                <span className={classes.amount}> {money(data.amountMinor, currency)}</span>
              )}
            </span>
            <Instant at={at} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
