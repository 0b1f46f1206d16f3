import { useIntl } from 'react-intl';
import type { Schemas } from '../../ui/api/client.ts';
import { Money } from '../../ui/money.tsx';
import { Section } from '../../ui/section.tsx';
import { INVOICE, Status } from '../../ui/status.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { Day } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './invoice-lines.module.css';

type Invoice = Schemas['Invoice'];
type Line = Invoice['lines'][number];

/** What was billed, line by line, and what of it is open. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const say = useSay();
  const intl = useIntl();
  const { currency } = invoice;
  const columns: Column<[number, Line]>[] = [
    { id: 'what', phone: 'start', name: say('disputes.line'), cell: ([, { description }]) => description },
    {
      id: 'quantity',
      phone: 'named',
      name: say('disputes.quantity'),
      isFigure: true,
      cell: ([, { quantity }]) => intl.formatNumber(quantity),
    },
    {
      id: 'unit',
      name: say('disputes.unit'),
      isFigure: true,
      cell: ([, { unitAmountMinor }]) => <Money minor={unitAmountMinor} currency={currency} />,
    },
    {
      id: 'amount',
      phone: 'end',
      name: say('money.amount'),
      isFigure: true,
      cell: ([, { amountMinor }]) => <Money minor={amountMinor} currency={currency} />,
    },
  ];
  const sums = [
    ['disputes.tax', invoice.taxMinor],
    ['money.total', invoice.totalMinor],
    ['money.balance', invoice.balanceMinor],
  ] as const;
  return (
    <Section
      title={say('disputes.invoice', { number: invoice.number })}
      end={
        <span className={classes.end}>
          <Status look={INVOICE[invoice.status]} />
          <span>
            {say('money.due')}: <Day on={invoice.dueOn} />
          </span>
        </span>
      }
    >
      <Table
        caption={say('disputes.linesOf', { number: invoice.number })}
        columns={columns}
        rows={[...invoice.lines.entries()]}
        keyOf={([i]) => String(i)}
      />
      <dl className={classes.sums}>
        {sums.map(([word, minor]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>
              <Money minor={minor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
