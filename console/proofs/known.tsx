import { query, type Schemas } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { PROOF, Status } from '../../ui/status.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Evidence, Proof } from './asked.ts';
import { Facts } from './facts.tsx';
import classes from './facts.module.css';
import { useFacts } from './known-facts.ts';

interface Props {
  proof: Proof;
  account: Schemas['Account'];
  evidence: Evidence | undefined;
}

/** How that stands to what the ledger, the central bank and the file itself say. */
export function Known({ proof, account, evidence }: Props) {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/accounts/{id}/proofs-of-payment', {
    params: { path: { id: account.id }, query: { limit: 100 } },
  });
  const others = (data?.items ?? []).filter(({ id }) => id !== proof.id);
  const facts = useFacts({ proof, account, evidence, others });
  const { balance, collections, currency } = account;
  return (
    <fieldset aria-labelledby="known" className={classes.group}>
      <h3 id="known">{say('proofs.known')}</h3>
      <dl className={classes.rows}>
        <div>
          <dt>{say('proofs.overdue')}</dt>
          <dd>
            <Money minor={balance.overdueMinor} currency={currency} />
            {collections.daysOverdue > 0 && ` · ${say('proofs.days', { days: collections.daysOverdue })}`}
          </dd>
        </div>
        <div>
          <dt>{say('proofs.open')}</dt>
          <dd>
            <Money minor={balance.openMinor} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{say('proofs.others')}</dt>
          <dd>
            {others.length === 0
              ? say('proofs.noOthers')
              : others.slice(-3).map((one) => (
                  <span key={one.id} className={classes.other}>
                    <Money minor={one.amountMinor} currency={currency} /> <Status look={PROOF[one.status]} />
                  </span>
                ))}
          </dd>
        </div>
      </dl>
      <Facts facts={facts} />
    </fieldset>
  );
}
