import type { SatCodes } from '../fiscal/sat-codes.ts';
import type { Day } from '../time/time.ts';
import type { LineKind, MonthlyKind, UsageKind } from './line-kinds.ts';
import type { Month } from './month.ts';
import type { TaxCode } from './taxes.ts';

interface LineOf<Kind extends LineKind> {
  kind: Kind;
  /** Signed: what is given back is negative, and so is the amount. */
  quantity: number;
  /** For one unit and a whole month, net. */
  unitMinor: number;
  /** Net, rounded once. */
  amountMinor: number;
  taxes: readonly TaxCode[];
}

/** Units of a price over days of one month: `quantity × unitMinor × days / ofDays`. */
export interface ServiceLine extends LineOf<MonthlyKind | 'partial'> {
  /** Of a partial line, what it is a part of. */
  of: MonthlyKind;
  price: string;
  from: Day;
  through: Day;
  days: number;
  ofDays: number;
  /** Where its price names them. */
  sat?: SatCodes;
}

/** Minutes of calls that began in one month. */
export interface UsageLine extends LineOf<UsageKind> {
  usageMonth: Month;
  /** Which of the account's minutes: of its plan, of a price's own devices (its code), or of surcharged prefixes. */
  of: string;
  minutes: number;
}

/** A line of a monthly invoice. */
export type MonthLine = ServiceLine | UsageLine;

export const isUsage = (line: MonthLine): line is UsageLine => 'usageMonth' in line;
