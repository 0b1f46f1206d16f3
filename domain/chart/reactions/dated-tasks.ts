import { monthOf } from '../../billing/month.ts';
import { BILL_SERIES } from '../../billing/series.ts';
import { seriesOf, unbilledTask } from '../reads/billing.ts';
import { cardTask, expiringCard, staleTasks } from '../reads/dated-tasks.ts';
import { today } from '../reads/today.ts';
import type { Turn } from '../state/turn.ts';
import { openUnbilled } from './billing.ts';
import { paper } from './mails.ts';

/** Tasks that a day brings, and their end. */

export function openDatedTask(turn: Turn, key: string): void {
  const c = turn.context;
  const late = BILL_SERIES.find((name) => key === unbilledTask(c, name));
  if (late !== undefined) {
    const month = seriesOf(c, late)?.next?.month ?? monthOf(today(c));
    openUnbilled(turn, late, month, 'it is kept back, or was not asked for');
    return;
  }
  const card = expiringCard(c);
  if (card === null || key !== cardTask(card)) {
    const dueOn = c.profile.nextActionOn ?? today(c);
    turn.openTask({
      key,
      kind: 'followUp',
      dueOn,
      subject: {},
      data: { summary: 'Somebody wanted to look again today' },
    });
    return;
  }
  const { id: methodId, brand, last4, expiresOn } = card;
  turn.openTask({
    key,
    kind: 'cardExpiring',
    dueOn: expiresOn,
    subject: {},
    data: { summary: `The card that is charged, ${brand} ${last4}, expires on ${expiresOn}`, methodId, expiresOn },
  });
  // Told before it is tried, so that there is time for another.
  const letters = c.counters.letters + 1;
  turn.set({ counters: { ...turn.context.counters, letters } });
  paper(turn, 'card-expiring', `${methodId}:${expiresOn}:${letters}`, [], { methodId, expiresOn });
}

export function closeStaleTasks(turn: Turn): void {
  for (const key of staleTasks(turn.context)) turn.closeTask(key);
}
