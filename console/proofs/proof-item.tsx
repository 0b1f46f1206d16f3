import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { COLLECTIONS, PROOF, SERVICE, Status } from '../../ui/status.tsx';
import { Local } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { daysLeft, type Waiting } from './asked.ts';
import { Claimed } from './claimed.tsx';
import { Decisions } from './decisions.tsx';
import { Known } from './known.tsx';
import { Lately } from './lately.tsx';
import { ProofFile } from './proof-file.tsx';
import classes from './proof-item.module.css';
import { SameKey } from './same-key.tsx';
import { TimeLeft } from './time-left.tsx';
import { Transfers } from './transfers.tsx';

interface Props {
  id: string;
  rows: readonly Waiting[];
  choose: (id: string | null) => void;
}

/** A proof and what is known beside it: its file next to what was claimed, so that both are seen at once. */
export function ProofItem({ id, rows, choose }: Props) {
  const say = useSay();
  const at = { params: { path: { id } } };
  const { data: proof, error, refetch } = query.useQuery('get', '/v1/proofs-of-payment/{id}', at);
  const { data: evidence } = query.useQuery('get', '/v1/proofs-of-payment/{id}/evidence', at);
  const ofAccount = { params: { path: { id: proof?.accountId ?? '' } } };
  const { data: account } = query.useQuery('get', '/v1/accounts/{id}', ofAccount, { enabled: proof !== undefined });
  const [picked, setPicked] = useState<string | null>(null);

  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (proof === undefined || account === undefined) return <Skeleton rows={10} />;
  const row = rows.find((one) => one.id === id);
  return (
    <Local place={{ timeZone: account.timeZone, now: account.clock.now }}>
      <article className={classes.item} aria-labelledby="proof-of">
        <Link to="/proofs/{-$id}" params={{ id: undefined }} className={classes.back}>
          {say('proofs.back')}
        </Link>
        <header className={classes.head}>
          <div>
            <h2 id="proof-of" tabIndex={-1}>
              {account.name}
            </h2>
            <div className={classes.states}>
              {proof.status !== 'received' && <Status look={PROOF[proof.status]} />}
              <Status look={COLLECTIONS[account.collections.state]} />
              {account.service.state !== 'active' && account.service.state !== account.collections.state && (
                <Status look={SERVICE[account.service.state]} />
              )}
              {row !== undefined && <TimeLeft days={daysLeft(row)} />}
            </div>
          </div>
          <strong className={classes.amount}>
            <Money minor={proof.amountMinor} currency={account.currency} />
          </strong>
        </header>
        <Decisions
          proof={proof}
          name={account.name}
          waiting={evidence?.waiting ?? []}
          picked={picked}
          pick={setPicked}
          rows={rows}
          choose={choose}
        />
        <div className={classes.frame}>
          <div className={classes.parts}>
            <div className={classes.facts}>
              <Claimed proof={proof} currency={account.currency} />
              <Known proof={proof} account={account} evidence={evidence} />
            </div>
            <ProofFile proof={proof} />
          </div>
        </div>
        <Transfers waiting={evidence?.waiting} currency={account.currency} picked={picked} pick={setPicked} />
        <SameKey evidence={evidence} proof={proof} currency={account.currency} />
        <Lately accountId={account.id} currency={account.currency} />
      </article>
    </Local>
  );
}
