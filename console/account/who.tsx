import { query } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { AUTOPAY, METHOD, SERVICE, Status } from '../../ui/status.tsx';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Account } from './commands.ts';
import { pageOf } from './asked.ts';
import classes from './who.module.css';

/** Whom one writes to, how they pay, and under which rules. */
export function Who({ account }: { account: Account }) {
  const say = useSay();
  const when = useWhen();
  const { data: methods } = query.useQuery('get', '/v1/accounts/{id}/payment-methods', pageOf(account.id));
  const usable = (methods?.items ?? []).filter(({ status }) => status !== 'removed');
  const rows: [string, string | null][] = [
    [say('who.email'), account.billingRecipients.join(', ') || account.email],
    [say('who.rfc'), account.rfc],
    [say('who.zone'), when.city(account.timeZone)],
    [say('who.policy'), say('who.policyVersion', account.policy)],
  ];
  return (
    <Section title={say('account.who')} framed>
      <dl className={classes.rows}>
        <div>
          <dt>{say('who.service')}</dt>
          <dd>
            <Status look={SERVICE[account.service.state]} />
          </dd>
        </div>
        <div>
          <dt>{say('who.autopay')}</dt>
          <dd>
            <Status look={AUTOPAY[account.autopay.state]} />
          </dd>
        </div>
        {usable.map((method) => (
          <div key={method.id}>
            <dt>{say(method.default ? 'who.defaultMethod' : 'who.method')}</dt>
            <dd>
              {method.brand} ···· {method.last4}
              {method.expMonth !== null &&
                ` · ${String(method.expMonth).padStart(2, '0')}/${String(method.expYear).slice(-2)}`}
              {method.status !== 'active' && <Status look={METHOD[method.status]} />}
            </dd>
          </div>
        ))}
        {rows.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Section>
  );
}
