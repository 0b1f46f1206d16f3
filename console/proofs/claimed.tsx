import { CopyId } from '../../ui/copy-id.tsx';
import { Money, useMoney } from '../../ui/money.tsx';
import { Instant, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Proof } from './asked.ts';
import classes from './facts.module.css';

/** What whoever sent it says, and where its file says something else. */
export function Claimed({ proof, currency }: { proof: Proof; currency: string }) {
  const say = useSay();
  const money = useMoney();
  const when = useWhen();
  const { read } = proof;
  const shown = {
    amountMinor: read?.amountMinor == null ? null : money(read.amountMinor, currency),
    paidOn: read?.paidOn == null ? null : when.dated(read.paidOn),
    trackingKey: read?.trackingKey ?? null,
  };
  const otherwise = (field: keyof typeof shown) =>
    proof.differs.includes(field) &&
    shown[field] !== null && <span className={classes.differs}>{say('proofs.fileSays', { value: shown[field] })}</span>;
  return (
    <fieldset aria-labelledby="claimed" className={classes.group}>
      <h3 id="claimed">{say('proofs.claimed')}</h3>
      <dl className={classes.rows}>
        <div>
          <dt>{say('proofs.amount')}</dt>
          <dd>
            <Money minor={proof.amountMinor} currency={currency} />
            {otherwise('amountMinor')}
          </dd>
        </div>
        <div>
          <dt>{say('proofs.paidOn')}</dt>
          <dd>
            <time dateTime={proof.paidOn}>{when.dated(proof.paidOn)}</time>
            {otherwise('paidOn')}
          </dd>
        </div>
        <div>
          <dt>{say('proofs.key')}</dt>
          <dd>
            {proof.trackingKey === null ? say('proofs.noKey') : <CopyId id={proof.trackingKey} />}
            {otherwise('trackingKey')}
          </dd>
        </div>
        {read !== null && (read.fromBank !== null || read.toBank !== null) && (
          <div>
            <dt>{say('proofs.banks')}</dt>
            <dd>{read.toBank === null ? read.fromBank : `${read.fromBank ?? '…'} → ${read.toBank}`}</dd>
          </div>
        )}
        <div>
          <dt>{say('proofs.came')}</dt>
          <dd>
            <Instant at={proof.createdAt} />
          </dd>
        </div>
        {proof.reason !== null && (
          <div>
            <dt>{say('reason.label')}</dt>
            <dd>{proof.reason}</dd>
          </div>
        )}
      </dl>
    </fieldset>
  );
}
