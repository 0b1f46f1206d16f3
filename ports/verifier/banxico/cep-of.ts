import { comparedKey } from '../../../domain/matching/tracking-key.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { cepIn } from '../../proof-file/cep.ts';
import type { Question } from './questions.ts';

/**
 * What is sent after hours, on a weekend or a holiday has the day of SPEI's next one: from the evening before Maundy
 * Thursday that is the Monday after.
 */
const DAYS_LATER = 5;

/** Whether this is a CEP of the transfer that was asked for. */
export function isOf(xml: string, { trackingKey, amountMinor, paidOn }: Question): boolean {
  const cep = cepIn(new TextEncoder().encode(xml));
  return (
    cep?.trackingKey != null &&
    comparedKey(cep.trackingKey) === comparedKey(trackingKey) &&
    cep.amountMinor === amountMinor &&
    cep.paidOn !== null &&
    cep.paidOn >= paidOn &&
    cep.paidOn <= addDays(paidOn, DAYS_LATER)
  );
}
