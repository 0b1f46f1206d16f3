import type { Mail, MailCharge, MailTopic } from '../../messages/mail.ts';
import { dayOf } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Debt } from '../state/ledger.ts';
import { announcedFrom, dueCharges, newMethodCharge, newMethodFrom, nextRetry } from './charge-times.ts';
import { overdueDebts } from './debts.ts';
import { autopayMethod } from './methods.ts';
import { installmentCharge } from './plans.ts';
import { silenceFor } from './silence.ts';
import { mailMethod } from './topics.ts';

/**
 * What autopay will take by itself of what a mail speaks of: no mail asks for it without saying so (rules, Days).
 */
export function comingCharges(c: Context, topics: readonly MailTopic[]): MailCharge[] {
  const method = c.autopayOn && !silenceFor(c).charges ? autopayMethod(c) : null;
  if (method === null) return [];
  const about = spokenOf(c, topics);
  const isAbout = (debts: readonly Debt[]): boolean => debts.some((debt) => about.has(debt.id));
  const found: (Omit<MailCharge, 'on' | 'method'> & { at: Instant })[] = [];

  for (const { at, debts, amountMinor } of dueCharges(c))
    if (isAbout(debts)) found.push({ at: announcedFrom(c, method, amountMinor, at), amountMinor, again: false });
  for (const hold of c.holds) {
    const part = hold.kind === 'plan' ? installmentCharge(c, hold) : null;
    if (part !== null && isAbout(part.debts))
      found.push({
        at: announcedFrom(c, method, part.amountMinor, part.at),
        amountMinor: part.amountMinor,
        again: false,
      });
  }
  const anew = newMethodCharge(c);
  if (anew !== null && isAbout(anew.debts))
    found.push({ at: newMethodFrom(c, anew).at, amountMinor: anew.amountMinor, again: false });
  for (const ladder of c.ladders) {
    const retry = ladder.invoiceIds.some((id) => about.has(id)) ? nextRetry(c, ladder) : null;
    if (retry !== null) found.push({ at: retry.at, amountMinor: retry.amountMinor, again: true });
  }
  return found
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, amountMinor, again }) => ({
      on: dayOf(at, c.profile.timeZone),
      amountMinor,
      method: mailMethod(method),
      again,
    }));
}

/** A mail that names no invoice speaks of all that is overdue, and of what a plan covers. */
function spokenOf(c: Context, topics: readonly MailTopic[]): Set<string> {
  const named = mentioned(topics);
  if (named.size > 0) return named;
  const planned = c.holds.flatMap((hold) => (hold.kind === 'plan' ? hold.invoiceIds : []));
  return new Set([...overdueDebts(c).map((debt) => debt.id), ...planned]);
}

/** The invoices that topics speak of. */
export function mentioned(topics: readonly Mail['topic'][]): Set<string> {
  const ids = new Set<string>();
  for (const { data } of topics) {
    if ('invoice' in data) ids.add(data.invoice.id);
    if ('invoices' in data) for (const invoice of data.invoices) ids.add(invoice.id);
  }
  return ids;
}
