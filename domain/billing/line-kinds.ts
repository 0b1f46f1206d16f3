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

/** What is on a month's invoice, in the guide's order, in which it is printed. */
export const PRINTED_KINDS = [
  'serviceFee',
  'numbers',
  'partial',
  'includedMinutes',
  'overage',
  'tollFreeIn',
  'international',
  'contactCenter',
  'rental',
] as const satisfies readonly LineKind[];
export type PrintedKind = (typeof PRINTED_KINDS)[number];

export const inPrintedOrder = (a: PrintedKind, b: PrintedKind): number =>
  PRINTED_KINDS.indexOf(a) - PRINTED_KINDS.indexOf(b);
