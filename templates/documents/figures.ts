import type { Month } from '../../domain/billing/month.ts';
import { tagFor, type Voice, voiceFor } from '../voice.ts';

/** How what is counted is written to one account: what a mail's voice says, and what stands in tables. */
export interface Figures extends Voice {
  /** `5`, `1.234,5` */
  count(quantity: number): string;
  /** `0.160000` → `16 %` */
  rate(rate: string): string;
  /** `2026-08` → `agosto de 2026` */
  month(month: Month): string;
}

export function figuresFor({ locale, currency }: { locale: string; currency: string }): Figures {
  const tag = tagFor(locale);
  const counts = new Intl.NumberFormat(tag, { useGrouping: 'always' });
  const rates = new Intl.NumberFormat(tag, { style: 'percent', maximumSignificantDigits: 4 });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    // Days on paper are local ones already.
    ...voiceFor({ locale, currency, timeZone: 'UTC' }),
    count: (quantity) => counts.format(quantity),
    rate: (rate) => rates.format(Number(rate)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
  };
}
