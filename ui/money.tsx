import { useIntl } from 'react-intl';
import { minorDigits } from '../domain/money/currencies.ts';
import classes from './money.module.css';

/** Minor units as an amount in the reader's language; the currency says how many digits there are. */
export function useMoney(): (minor: number, currency: string) => string {
  const intl = useIntl();
  return (minor, currency) => {
    const digits = minorDigits(currency);
    const format = new Intl.NumberFormat(intl.locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return format.format(minor / 10 ** digits);
  };
}

/** An amount in a column of amounts. Nothing is dim, so that what is owed stands out. */
export function Money({ minor, currency, named }: { minor: number; currency: string; named?: boolean }) {
  const money = useMoney();
  return (
    <span className={classes.money} data-nothing={minor === 0 || undefined}>
      {money(minor, currency)}
      {named && <span className={classes.code}> {currency}</span>}
    </span>
  );
}
