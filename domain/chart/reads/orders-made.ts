import { addDays, at, later, startOfDay } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { Context } from '../state/context.ts';
import type { EquipmentOrder, Port } from '../state/orders.ts';

/** On its last day a signed order is invoiced in the morning; one that nobody signs, in the evening of its own day. */
const SIGNED_AT = '10:00';
const UNSIGNED_AT = '20:00';

/** When equipment is invoiced that hasn't left the house; null: its signature is awaited, or the record was asked. */
export function equipmentDueAt(c: Context, { invoiceByOn, signed, notBefore, asked }: EquipmentOrder): Instant | null {
  if (invoiceByOn === null || asked !== null) return null;
  const due = at(invoiceByOn, signed ? SIGNED_AT : UNSIGNED_AT, c.profile.timeZone);
  return notBefore === null ? due : later(due, notBefore);
}

/** When a person is to hear that numbers are late; null: somebody was told. */
export const portOverdueAt = (c: Context, { latestOn, told, failed }: Port): Instant | null =>
  told || failed ? null : startOfDay(addDays(latestOn, 1), c.profile.timeZone);

/** Numbers that are to leave keep the service on until they have. */
export const keepsService = ({ orders }: Pick<Context, 'orders'>): boolean => orders.ports.length > 0;
