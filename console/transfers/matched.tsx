import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMayAct } from '../../ui/api/session.ts';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { useSay } from '../../ui/words.tsx';
import { accountQuery, invoiceQuery } from '../../ui/api/asked.ts';
import classes from './matched.module.css';
import type { Transfer } from './search.ts';
import { Unmatch } from './unmatch.tsx';

/** What it pays, and the way back. */
export function Matched({ transfer, onDone }: { transfer: Transfer; onDone: () => void }) {
  const say = useSay();
  const mayAct = useMayAct();
  const accounts = useQueries({ queries: transfer.payments.map(({ accountId }) => accountQuery(accountId)) });
  const invoices = useQueries({
    queries: transfer.allocations.map(({ invoiceId }) => invoiceQuery(invoiceId)),
  });
  const paidOf = (accountId: string) =>
    transfer.allocations.flatMap(({ invoiceId, amountMinor }, i) => {
      const invoice = invoices[i]?.data;
      return invoice?.accountId === accountId ? [{ invoiceId, amountMinor, number: invoice.number }] : [];
    });
  return (
    <>
      <Section title={say('transfers.pays')}>
        <ul className={classes.payments}>
          {transfer.payments.map(({ accountId, paymentId, amountMinor }, i) => (
            <li key={paymentId}>
              <p className={classes.head}>
                <Link to="/accounts/$id" params={{ id: accountId }}>
                  {accounts[i]?.data?.name ?? '…'}
                </Link>
                <Money minor={amountMinor} currency={transfer.currency} />
              </p>
              <ul className={classes.invoices}>
                {paidOf(accountId).map((one) => (
                  <li key={one.invoiceId}>
                    <span>{one.number}</span>
                    <Money minor={one.amountMinor} currency={transfer.currency} />
                  </li>
                ))}
                {transfer.creditMinor > 0 && transfer.payments.length === 1 && (
                  <li>
                    <span>{say('money.toCredit')}</span>
                    <Money minor={transfer.creditMinor} currency={transfer.currency} />
                  </li>
                )}
              </ul>
            </li>
          ))}
        </ul>
      </Section>
      {mayAct && <Unmatch transfer={transfer} onDone={onDone} />}
    </>
  );
}
