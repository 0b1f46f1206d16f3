import type { BillSeries } from '../../billing/series.ts';
import type { MailTopic } from '../../messages/mail.ts';
import type { Day } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { WaitingContact } from '../state/mail.ts';
import { seriesOf } from './billing.ts';
import { openMinor } from './debts.ts';

/** What mails say of subscriptions and rentals. Null: it isn't true any more. */

/** Not where a month is made anew: then it ends again. */
export function subscriptionEnded(c: Context): MailTopic<'subscription-ended'> | null {
  const { billing } = c;
  if (billing === null || billing.next !== null || billing.endsOn === null) return null;
  const { endsOn } = billing;
  return {
    template: 'subscription-ended',
    data: { endsOn, openMinor: openMinor(c), creditMinor: Math.max(0, c.creditMinor) },
  };
}

/** Not where its end was asked for since. */
export function contractContinues(c: Context, { data }: WaitingContact): MailTopic<'contract-continues'> | null {
  const { series: of, throughOn } = data as { series: BillSeries; throughOn: Day };
  const series = seriesOf(c, of);
  if (series === null || series.next === null || series.endsOn !== null) return null;
  return { template: 'contract-continues', data: { of, throughOn, noticeDays: c.policy.billing.noticeDays } };
}
