import type { Schemas } from '../../ui/api/client.ts';

export type Backtest = Schemas['PolicyBacktest'];
export type Measures = Schemas['BacktestMeasures'];

/** Pages of played lives together: everything in them adds up, money by its currency. */
export function sumOf(pages: readonly Backtest[]): Omit<Backtest, 'nextCursor'> {
  const total = (of: (page: Backtest) => number): number => pages.reduce((sum, page) => sum + of(page), 0);
  const currencies = [...new Set(pages.flatMap(({ byCurrency }) => byCurrency.map(({ currency }) => currency)))];
  return {
    accounts: total(({ accounts }) => accounts),
    faithful: total(({ faithful }) => faithful),
    assumed: total(({ assumed }) => assumed),
    dropped: total(({ dropped }) => dropped),
    byCurrency: currencies.toSorted().map((currency) => {
      const groups = pages.flatMap(({ byCurrency }) => byCurrency.filter((one) => one.currency === currency));
      return {
        currency,
        accounts: groups.reduce((sum, { accounts }) => sum + accounts, 0),
        asItWas: groups.map(({ asItWas }) => asItWas).reduce(plus),
        otherwise: groups.map(({ otherwise }) => otherwise).reduce(plus),
      };
    }),
    differing: pages.flatMap(({ differing }) => differing),
    skipped: pages.flatMap(({ skipped }) => skipped),
  };
}

const plus = (a: Measures, b: Measures): Measures =>
  Object.fromEntries(
    Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Measures]]),
  ) as unknown as Measures;
