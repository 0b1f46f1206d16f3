import { sumOf } from '../../money/moves.ts';
import { minorDigits } from '../../money/currencies.ts';
import { isUsage, type MonthLine, type UsageLine } from '../lines.ts';
import type { Month } from '../month.ts';
import type { TaxCode } from '../taxes.ts';
import { type Rated, type RatedCall, sumsOf } from './rate-month.ts';

/** Millionths of the major unit to whole minor ones, half up: once a line. */
export function minorOfMicros(micros: number, currency: string): number {
  const perMinor = 1_000_000 / 10 ** minorDigits(currency);
  return Math.floor((micros + perMinor / 2) / perMinor);
}

/** What the calls of a month come to and was not billed yet: rated now, less the lines that there are for it. */
export function usageLines(
  rated: readonly RatedCall[],
  month: Month,
  billed: readonly MonthLine[],
  currency: string,
  taxes: readonly TaxCode[],
): UsageLine[] {
  const had = billed.filter(isUsage).filter(({ usageMonth }) => usageMonth === month);
  const now = sumsOf(rated);
  const gone = had
    .filter(({ kind, of }) => !now.some((one) => one.kind === kind && one.of === of))
    .map(({ kind, of }): Rated => ({ kind, of, minutes: 0, costMicros: 0 }));
  const once = new Map([...now, ...gone].map((one) => [`${one.kind} ${one.of}`, one]));
  return [...once.values()].flatMap(({ kind, of, ...sum }) => {
    const before = had.filter((line) => line.kind === kind && line.of === of);
    const minutes = sum.minutes - before.reduce((all, line) => all + line.minutes, 0);
    const amountMinor = minorOfMicros(sum.costMicros, currency) - sumOf(before);
    if (minutes === 0 && amountMinor === 0) return [];
    // Minutes times their rate, where they have one that is whole; else one of the whole.
    const unitMinor = minutes === 0 || amountMinor % minutes !== 0 ? amountMinor : amountMinor / minutes;
    const quantity = unitMinor * minutes === amountMinor ? minutes : 1;
    return [{ kind, of, usageMonth: month, minutes, quantity, unitMinor, amountMinor, taxes }];
  });
}
