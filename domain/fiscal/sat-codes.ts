import type { LineKind } from '../billing/line-kinds.ts';

/** What the tax authority calls a thing that is sold: `c_ClaveProdServ` and `c_ClaveUnidad`. */
export interface SatCodes {
  product: string;
  unit: string;
}

const SERVICE = 'E48';
const PIECE = 'H87';
const of = (product: string, unit: string): SatCodes => ({ product, unit });

/** Local and long-distance telephone service. */
const TELEPHONY = of('83111500', SERVICE);
/** Not in the catalogue. */
const NOT_LISTED = of('01010101', SERVICE);

/** For prices that name none, and for lines without a price. To be confirmed by a tax adviser (docs/billing.md). */
const DEFAULTS = {
  serviceFee: TELEPHONY,
  numbers: TELEPHONY,
  partial: TELEPHONY,
  includedMinutes: TELEPHONY,
  overage: TELEPHONY,
  tollFreeIn: TELEPHONY,
  international: TELEPHONY,
  contactCenter: of('83111507', SERVICE),
  rental: of('81161800', SERVICE),
  equipment: of('43191511', PIECE),
  preferredNumber: TELEPHONY,
  installation: of('81111811', SERVICE),
  cancellation: NOT_LISTED,
  buyOut: NOT_LISTED,
  other: NOT_LISTED,
} as const satisfies Record<LineKind, SatCodes>;

/** Of a line that says nothing of itself: the service. */
export const defaultSatCodes = (kind: LineKind | undefined): SatCodes => DEFAULTS[kind ?? 'serviceFee'];
