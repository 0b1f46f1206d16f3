import type { Life } from '../lives/life.ts';
import { wall } from '../lives/life.ts';

/** Why it is off, without what names this account's own papers and minutes. */
const ofWhy = (
  { invoiceIds, since, ...why }: NonNullable<Awaited<ReturnType<Life['account']>>['service']['why']>,
  day: (at: string) => string,
) => ({ ...why, invoices: invoiceIds.length, since: day(since) });

/**
 * A life as it can be held against its twin's: what happened on which day, without ids, and without the minutes in
 * which two accounts differ. Two mails of one minute may go in either order, and so the lines of a day are sorted.
 */
export async function traceOf(life: Life): Promise<Record<string, unknown>> {
  const [account, attempts, payments, emails, timeline, book, papers] = await Promise.all([
    life.account(),
    life.attempts(),
    life.payments(),
    life.emails(),
    life.timeline(),
    life.book(),
    life.papers(),
  ]);
  const since = (at: string): number => Math.round((Date.parse(at) - Date.parse(attempts[0]?.at ?? at)) / 60_000);
  const day = (at: string): string => wall(at).slice(0, 10);
  return {
    account: {
      version: account.version,
      collections: account.collections,
      service: { ...account.service, why: account.service.why && ofWhy(account.service.why, day) },
      autopay: account.autopay,
      balance: account.balance,
      upcoming: account.upcoming.map(({ kind, at }) => `${day(at)} ${kind}`),
    },
    attempts: attempts.map(({ at, trigger, outcome, declineCode, amountMinor }) => [
      day(at),
      since(at),
      trigger,
      outcome,
      declineCode,
      amountMinor,
    ]),
    book: book.map(({ at, outcome, amountMinor }) => [day(at), outcome, amountMinor]),
    payments: payments.map(({ at, amountMinor, source, status, creditMinor, allocations }) => [
      day(at),
      amountMinor,
      source,
      status,
      creditMinor,
      allocations.length,
    ]),
    invoices: papers.map(({ status, balanceMinor, totalMinor }) => [status, balanceMinor, totalMinor]),
    mails: emails
      .map(
        ({ at, template, status, subject }) => `${day(at)} ${template} ${status} ${subject.replace(/IN\d+/g, 'IN…')}`,
      )
      .sort(),
    timeline: timeline.map(({ at, type, actor }) => `${day(at)} ${type} by ${actor.kind}`).sort(),
  };
}
