import type { ReactNode } from 'react';
import { CopyId } from '../../ui/copy-id.tsx';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { Instant } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './facts.module.css';
import type { Transfer } from './search.ts';

/** What the bank says of a transfer. What it doesn't say is said, too: that is what makes one hard to match. */
export function Facts({ transfer }: { transfer: Transfer }) {
  const say = useSay();
  const none = <span className={classes.none}>{say('transfers.notSaid')}</span>;
  const rows: [string, ReactNode][] = [
    [say('money.amount'), <Money key="amount" minor={transfer.amountMinor} currency={transfer.currency} named />],
    [say('transfers.day'), <Instant key="day" at={transfer.settledAt} />],
    [say('transfers.rail'), say(`rail.${transfer.rail}`)],
    transfer.trackingKey === null && transfer.bankReference !== null
      ? [say('transfers.bankReference'), transfer.bankReference]
      : [
          say('transfers.trackingKey'),
          transfer.trackingKey === null ? none : <CopyId key="key" id={transfer.trackingKey} />,
        ],
    [say('transfers.reference'), transfer.reference ?? none],
    [say('transfers.concept'), transfer.concept ?? none],
    [say('transfers.payer'), transfer.payerName ?? none],
    ['CLABE', transfer.payerClabe === null ? none : <CopyId key="clabe" id={transfer.payerClabe} />],
  ];
  if (transfer.receivedAtAccount !== null)
    rows.push([say('transfers.arrivedAt'), <CopyId key="at" id={transfer.receivedAtAccount} />]);
  return (
    <Section title={say('transfers.facts')} framed>
      <dl className={classes.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
