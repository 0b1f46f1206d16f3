/** What recurs: a quantity of it is owed on each day. */
export const MONTHLY_KINDS = ['serviceFee', 'numbers', 'contactCenter', 'rental'] as const;
export type MonthlyKind = (typeof MONTHLY_KINDS)[number];

/** What is charged once, on an invoice of its own. */
export const ONE_OFF_KINDS = [
  'equipment',
  'preferredNumber',
  'installation',
  'cancellation',
  'buyOut',
  'other',
] as const;
export type OneOffKind = (typeof ONE_OFF_KINDS)[number];

/** What calls come to, by the month in which they began. */
export const USAGE_KINDS = ['includedMinutes', 'overage', 'tollFreeIn', 'international'] as const;
export type UsageKind = (typeof USAGE_KINDS)[number];

/** The lines of an invoice (guide, "¿Qué significan los elementos de línea de mi factura?"), and those of one-off ones. */
export type LineKind = MonthlyKind | UsageKind | OneOffKind | 'partial';

/** All of them. */
export const LINE_KINDS = [
  ...MONTHLY_KINDS,
  ...USAGE_KINDS,
  ...ONE_OFF_KINDS,
  'partial',
] as const satisfies readonly LineKind[];

/** In the guide's order, in which they are printed. */
const PRINTED = {
  serviceFee: 0,
  numbers: 1,
  partial: 2,
  includedMinutes: 3,
  overage: 4,
  tollFreeIn: 5,
  international: 6,
  contactCenter: 7,
  rental: 8,
  equipment: 9,
  preferredNumber: 10,
  installation: 11,
  cancellation: 12,
  buyOut: 13,
  other: 14,
} as const satisfies Record<LineKind, number>;

export const inPrintedOrder = (a: LineKind, b: LineKind): number => PRINTED[a] - PRINTED[b];
