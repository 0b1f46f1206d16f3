import { Link } from '@tanstack/react-router';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { PROOF, Status } from '../../ui/status.tsx';
import { Day, Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Evidence, Proof } from './asked.ts';
import classes from './same-key.module.css';

/** What else came under its tracking key: one key is one payment's. */
export function SameKey(props: { evidence: Evidence | undefined; proof: Proof; currency: string }) {
  const say = useSay();
  const { proofs = [], transfers: all = [] } = props.evidence?.underKey ?? {};
  // Those that wait stand among the candidates.
  const transfers = all.filter(({ status }) => status !== 'unmatched');
  if (proofs.length + transfers.length === 0) return null;
  return (
    <Section title={say('proofs.sameKey')}>
      <ul className={classes.list}>
        {transfers.map((one) => (
          <li key={one.id}>
            <span>{say('proofs.transfer')}</span>
            <Instant at={one.settledAt} />
            <Account id={one.accountId} own={props.proof.accountId} />
            <Money minor={one.amountMinor} currency={one.currency} />
          </li>
        ))}
        {proofs.map((one) => (
          <li key={one.id}>
            <Link to="/proofs/{-$id}" params={{ id: one.id }}>
              {say('proofs.proof')}
            </Link>
            <span>
              <Day on={one.paidOn} /> <Status look={PROOF[one.status]} />
            </span>
            <Account id={one.accountId} own={props.proof.accountId} />
            <Money minor={one.amountMinor} currency={props.currency} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Account({ id, own }: { id: string | null; own: string }) {
  const say = useSay();
  if (id === null) return <span>{say('proofs.severalAccounts')}</span>;
  if (id === own) return <span>{say('proofs.thisAccount')}</span>;
  return (
    <Link to="/accounts/$id" params={{ id }}>
      {say('proofs.otherAccount')}
    </Link>
  );
}
