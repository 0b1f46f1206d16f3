import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HappenedAbout } from '../account/happened-about.tsx';
import { useMoney } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Day, Instant, Local } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { accountQuery, invoiceQuery } from '../../ui/api/asked.ts';
import { disputeQuery } from './asked.ts';
import { Deadline } from './deadline.tsx';
import { Decision } from './decision.tsx';
import classes from './dispute-item.module.css';
import { InvoiceLines } from './invoice-lines.tsx';

/** One dispute: what the customer says, of which invoice, and the answer. */
export function DisputeItem(props: { id: string; onDecided: () => void; onUndone: () => void }) {
  const say = useSay();
  const money = useMoney();
  const { data: dispute, error, refetch } = useQuery(disputeQuery(props.id));
  const account = useQuery({ ...accountQuery(dispute?.accountId ?? ''), enabled: dispute !== undefined });
  const invoice = useQuery({ ...invoiceQuery(dispute?.invoiceId ?? ''), enabled: dispute !== undefined });
  const failed = error ?? account.error ?? invoice.error;
  if (failed) return <Wrong error={failed} again={() => void refetch()} />;
  if (dispute === undefined || account.data === undefined || invoice.data === undefined) return <Skeleton />;
  const { currency, accountName } = dispute;
  const amount = money(dispute.disputedMinor, currency);
  return (
    <Local place={{ timeZone: account.data.timeZone, now: account.data.clock.now }}>
      <article className={classes.item} aria-label={`${amount} ${accountName}`}>
        <div className={classes.head}>
          <h2 tabIndex={-1}>{say('disputes.of', { amount, name: accountName })}</h2>
          <Deadline dispute={dispute} />
          <Link to="/accounts/$id" params={{ id: dispute.accountId }}>
            {say('disputes.toAccount')}
          </Link>
        </div>
        <Section title={say('disputes.words')} framed>
          <blockquote className={classes.words}>{dispute.reason}</blockquote>
          <p className={classes.when}>
            <Instant at={dispute.createdAt} />
            {dispute.decideOn !== null && (
              <>
                {' · '}
                {say('disputes.decideBy')} <Day on={dispute.decideOn} />
              </>
            )}
          </p>
        </Section>
        <InvoiceLines invoice={invoice.data} />
        {dispute.status === 'open' ? (
          <Decision dispute={dispute} account={account.data} {...props} />
        ) : (
          dispute.creditMinor > 0 && (
            <p className={classes.when}>{say('disputes.credited', { amount: money(dispute.creditMinor, currency) })}</p>
          )
        )}
        <Section title={say('disputes.history')}>
          <HappenedAbout account={account.data} ids={[dispute.id, dispute.invoiceId]} />
        </Section>
      </article>
    </Local>
  );
}
