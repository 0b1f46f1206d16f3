import { addWorkingDays, type Calendar } from '../../time/calendar.ts';
import type { Day } from '../../time/time.ts';
import { contractThrough } from './contract.ts';

/** Equipment is bought, and charged once; or rented, and charged by the month. */
export const EQUIPMENT_MODES = ['purchase', 'rental'] as const;
export type EquipmentMode = (typeof EQUIPMENT_MODES)[number];

/** The last day on which a signed order of equipment is invoiced (guide: five working days after the e-signature). */
export const invoicedBy = (signedOn: Day, withinWorkingDays: number, calendar: Calendar): Day =>
  addWorkingDays(signedOn, withinWorkingDays, calendar);

/** What has been delivered, and until when it is rented. */
export interface Delivered {
  mode: EquipmentMode;
  deliveredOn: Day | null;
  /** The last day of a rental; null: it goes on. */
  endedOn: Day | null;
}

/**
 * Whether a defect is the company's to mend: of what is rented for as long as it is, its contract's months or more
 * (guide); of what was bought for so many months from its delivery on.
 */
export function isUnderWarranty({ mode, deliveredOn, endedOn }: Delivered, on: Day, months: number): boolean {
  if (deliveredOn === null || on < deliveredOn) return false;
  return mode === 'rental' ? endedOn === null || on <= endedOn : on <= contractThrough(deliveredOn, months);
}
