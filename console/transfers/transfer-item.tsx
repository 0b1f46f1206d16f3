import { useQuery } from '@tanstack/react-query';
import { useMoney } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { transferQuery, useTasks } from './asked.ts';
import { Facts } from './facts.tsx';
import { TRANSFER } from './looks.ts';
import { Matched } from './matched.tsx';
import { Matching } from './matching.tsx';
import classes from './transfer-item.module.css';

/** One transfer: what is known of it, and what it pays, or may pay. */
export function TransferItem(props: { id: string; onDecided: () => void; onUndone: () => void }) {
  const say = useSay();
  const money = useMoney();
  const { data: transfer, error, refetch } = useQuery(transferQuery(props.id));
  const tasks = useTasks();
  if (transfer === undefined) return error ? <Wrong error={error} again={() => void refetch()} /> : <Skeleton />;
  const isDismissed = transfer.status === 'unmatched' && tasks !== null && !tasks.has(transfer.id);
  const { payerName, unmatchedWhy } = transfer;
  const amount = money(transfer.amountMinor, transfer.currency);
  return (
    <article className={classes.item} aria-label={`${amount} ${payerName ?? ''}`.trim()}>
      <div className={classes.head}>
        <h2 tabIndex={-1}>{say('transfers.of', { amount, payer: payerName ?? say('transfers.nobody') })}</h2>
        <Status look={TRANSFER[transfer.status]} />
        {isDismissed && <span className={classes.note}>{say('transfers.isDismissed')}</span>}
      </div>
      {transfer.status === 'unmatched' && unmatchedWhy !== null && (
        <p className={classes.why}>{say(`transfers.why.${unmatchedWhy}`)}</p>
      )}
      {transfer.status === 'duplicate' && <p className={classes.why}>{say('transfers.isDuplicate')}</p>}
      <Facts transfer={transfer} />
      {transfer.status === 'unmatched' ? (
        <Matching transfer={transfer} task={tasks?.get(transfer.id) ?? null} {...props} />
      ) : (
        transfer.status !== 'duplicate' && <Matched transfer={transfer} onDone={props.onDecided} />
      )}
    </article>
  );
}
