import { useIntl } from 'react-intl';
import { useMoney } from '../../ui/money.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Backtest, Measures } from './backtest-sum.ts';
import classes from './backtest-table.module.css';

type Group = Backtest['byCurrency'][number];

/** Each measure: what it is counted in, and whether more of it is better; null: neither. */
const MEASURES = {
  contacts: { in: 'count', more: null },
  attempts: { in: 'count', more: null },
  declined: { in: 'count', more: 'worse' },
  chargedMinor: { in: 'money', more: 'better' },
  deactivations: { in: 'count', more: 'worse' },
  invoicesPaid: { in: 'count', more: 'better' },
  daysToPay: { in: 'days', more: 'worse' },
  openMinor: { in: 'money', more: 'worse' },
  overdueMinor: { in: 'money', more: 'worse' },
} as const satisfies Record<
  Exclude<keyof Measures, 'mails'>,
  { in: 'count' | 'money' | 'days'; more: 'better' | 'worse' | null }
>;
type Measure = keyof typeof MEASURES;

const NAMES = Object.keys(MEASURES) as Measure[];
const TENTHS = 10;

/** Days to pay are an average over the invoices that were paid; null: there were none. */
function measured(measure: Measure, measures: Measures): number | null {
  if (measure !== 'daysToPay') return measures[measure];
  return measures.invoicesPaid === 0
    ? null
    : Math.round((measures.daysToPay / measures.invoicesPaid) * TENTHS) / TENTHS;
}

/** Measure by measure: as it was, as it would have been, and what is between them, in words as well as in colour. */
export function BacktestTable({ group, named }: { group: Group; named: boolean }) {
  const say = useSay();
  const intl = useIntl();
  const money = useMoney();
  const shown = (measure: Measure, value: number | null): string =>
    value === null ? '–' : MEASURES[measure].in === 'money' ? money(value, group.currency) : intl.formatNumber(value);
  const difference = (measure: Measure): number =>
    Math.round(((measured(measure, group.otherwise) ?? 0) - (measured(measure, group.asItWas) ?? 0)) * TENTHS) / TENTHS;
  const columns: Column<Measure>[] = [
    { id: 'measure', phone: 'start', name: say('policies.measure'), cell: (one) => say(`policyMeasure.${one}`) },
    {
      id: 'was',
      phone: 'under',
      name: say('policies.asItWas'),
      isFigure: true,
      cell: (one) => shown(one, measured(one, group.asItWas)),
    },
    {
      id: 'is',
      phone: 'underEnd',
      name: say('policies.otherwise'),
      isFigure: true,
      cell: (one) => shown(one, measured(one, group.otherwise)),
    },
    {
      id: 'difference',
      phone: 'end',
      name: say('policies.difference'),
      isFigure: true,
      cell: (one) => {
        const by = difference(one);
        const { more } = MEASURES[one];
        const isBetter = more === null || by === 0 ? null : by > 0 === (more === 'better');
        return (
          <span className={classes.by} data-better={isBetter ?? undefined}>
            {by === 0 ? '=' : `${by > 0 ? '+' : '−'}${shown(one, Math.abs(by))}`}
            {isBetter !== null && (
              <span className="heard"> {say(isBetter ? 'policies.better' : 'policies.worse')}</span>
            )}
          </span>
        );
      },
    },
  ];
  return (
    <Table
      caption={
        named
          ? say('policies.backtestOf', { currency: group.currency, count: group.accounts })
          : say('policies.tab.backtest')
      }
      columns={columns}
      rows={NAMES}
      keyOf={(one) => one}
    />
  );
}
