import { useIntl } from 'react-intl';
import { currencyFormat, decimalOf } from '../domain/money/money.ts';
import classes from './money.module.css';

/** Minor units as an amount in the reader's language; the currency says how many digits there are. */
export function useMoney(): (minor: number, currency: string) => string {
  const intl = useIntl();
  return (minor, currency) => {
    // Its own peso is a plain $ to whoever works here; which one it is, is said where a page has several.
    const format = new Intl.NumberFormat(intl.locale, { ...currencyFormat(currency), currencyDisplay: 'narrowSymbol' });
    return format.format(decimalOf(minor, currency));
  };
}

/** As an axis says it, which has little room: "$12 k". In whole units, not minor ones. */
export function useShortMoney(): (units: number, currency: string) => string {
  const intl = useIntl();
  return (units, currency) =>
    new Intl.NumberFormat(intl.locale, {
      ...currencyFormat(currency),
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumSignificantDigits: 3,
    }).format(units);
}

/** What is drawn of an amount; what is said of it is never reckoned from this. */
export const wholeUnits = (minor: number, currency: string): number => Number(decimalOf(minor, currency));

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
