import { BILL_SERIES } from '../../billing/series.ts';
import { addDays, later, startOfDay } from '../../time/calendar.ts';
import type { Day, Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { Method } from '../state/ledger.ts';
import { unbilledAt, unbilledTask } from './billing.ts';
import { autopayMethod } from './methods.ts';

/**
 * Tasks that a day brings: somebody wanted to look again, a card is about to expire, a month is not billed (rules,
 * Tasks).
 */

interface Dated {
  key: string;
  at: Instant;
}

const followUp = ({ profile: { nextActionOn } }: Context): string | null =>
  nextActionOn == null ? null : `followUp:${nextActionOn}`;

/** The card that autopay would charge next, while it has a last day. */
export function expiringCard(c: Context): (Method & { expiresOn: Day }) | null {
  const method = c.autopayOn ? autopayMethod(c) : null;
  return method?.expiresOn == null ? null : { ...method, expiresOn: method.expiresOn };
}

export const cardTask = ({ id, expiresOn }: { id: string; expiresOn: Day }): string =>
  `cardExpiring:${id}:${expiresOn}`;

/** Those that are to be opened, each at its instant; one that was opened is not opened again. */
export function dueTasks(c: Context): Dated[] {
  const zone = c.profile.timeZone;
  const out: Dated[] = [];
  const look = followUp(c);
  if (look !== null) out.push({ key: look, at: startOfDay(c.profile.nextActionOn as Day, zone) });
  const card = expiringCard(c);
  if (card !== null)
    out.push({ key: cardTask(card), at: startOfDay(addDays(card.expiresOn, -c.policy.charge.cardExpiringDays), zone) });
  for (const name of BILL_SERIES) {
    const late = unbilledAt(c, name);
    if (late !== null) out.push({ key: unbilledTask(c, name), at: late });
  }
  return out
    .filter(({ key }) => !c.tasks.some((task) => task.key === key))
    .map(({ key, at }) => ({ key, at: later(at, c.now) }));
}

/** What was asked for and is settled: another day, another card, none any more. */
export function staleTasks(c: Context): string[] {
  const card = expiringCard(c);
  const wanted = [followUp(c), card === null ? null : cardTask(card)];
  return c.tasks.flatMap(({ key }) => (/^(cardExpiring:|followUp:\d)/.test(key) && !wanted.includes(key) ? [key] : []));
}
