import type { EquipmentMode } from './billing/terms/equipment.ts';
import type { Day } from './time/time.ts';

/** Facts about equipment that was ordered, and about numbers that leave. */
export type OrderFact =
  /** Equipment was ordered. `invoiceByOn`: by when it is invoiced; null: it is signed first, or rented. */
  | { type: 'EQUIPMENT_ORDERED'; orderId: string; mode: EquipmentMode; lines: OrderedLine[]; invoiceByOn: Day | null }
  | { type: 'EQUIPMENT_SIGNED'; orderId: string; mode: EquipmentMode; on: Day; invoiceByOn: Day | null }
  /** It leaves the house: what was bought is invoiced. */
  | { type: 'EQUIPMENT_RELEASED'; orderId: string; mode: EquipmentMode; on: Day }
  /** `rental`: through when its contract runs, and the day of its first invoice where nothing else is rented. */
  | { type: 'EQUIPMENT_DELIVERED'; orderId: string; on: Day; rental: { throughOn: Day; firstOn: Day } | null }
  /** `endsOn`: the last day of all that is rented; null: something else goes on. */
  | { type: 'RENTAL_ENDED'; orderId: string; on: Day; endsOn: Day | null }
  /** A defect under warranty. */
  | { type: 'EQUIPMENT_REPLACED'; orderId: string; price: string; quantity: number; on: Day; reason: string }
  | { type: 'PORT_SENT'; portId: string; numbers: number; submittedOn: Day; earliestOn: Day; latestOn: Day }
  /** `endsOn`: the last day of service after it; null: no end was asked for. */
  | { type: 'PORT_COMPLETED'; portId: string; on: Day; endsOn: Day | null }
  /** `released`: the customer gives the numbers up. */
  | { type: 'PORT_FAILED'; portId: string; reason: string; released: boolean };

/** What became of the invoice of equipment. */
export type OrderOutcome =
  | { type: 'EQUIPMENT_INVOICED'; key: string; orderId: string; invoiceId: string; totalMinor: number }
  /** It can't be invoiced until a person has mended something. */
  | { type: 'EQUIPMENT_UNBILLED'; key: string; orderId: string; because: string };

export interface OrderedLine {
  price: string;
  quantity: number;
}
