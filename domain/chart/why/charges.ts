import type { Because } from '../../because.ts';
import { RULES } from '../../rules.ts';
import type { Deadline } from '../agenda.ts';
import type { Landmark } from '../because/landmarks.ts';
import type { Look } from '../because/look.ts';
import { retriedBy, waitOf } from '../because/of-waits.ts';

/** What the charges and retries that are to come rest on. */

export function ofCharge({ detail }: Deadline, look: Look): Because {
  const window = ['charge.window.from', 'charge.window.to'] as const;
  if (detail.installmentOn !== undefined)
    return look.because(RULES.plan, window, look.last('autopay.changed', 'override/plan'));
  const invoices = ((detail.invoiceIds ?? []) as string[]).map((id): Landmark => `invoice/${id}`);
  return look.because(RULES.dueDay, window, look.last('autopay.changed', ...invoices));
}

const HELD_BACK = ['cardNetworkLimit', 'bankAdvice'];

export const isLimited = ({ detail }: Deadline): boolean => HELD_BACK.includes(String(detail.heldBack));

/** Of a ladder, whose deadlines are named after it and the rung (`ladder-1:2`), or of a new method. */
export function ofRetry(next: Deadline, look: Look): Because {
  const { id, detail } = next;
  if (id === 'newMethod') return look.because(RULES.newCard, [], look.last(`method/${String(detail.paymentMethodId)}`));
  const ladderId = id.slice(0, id.lastIndexOf(':'));
  const ladder = look.c.ladders.find((one) => one.id === ladderId);
  return look.because(
    isLimited(next) ? RULES.networkLimits : retriedBy(ladder),
    waitOf(look.c, ladder, Number(detail.rung)),
    look.last(`retry/${ladderId}`),
    look.newest('charge.declined', 'charge.returned', 'charge.refused'),
  );
}
