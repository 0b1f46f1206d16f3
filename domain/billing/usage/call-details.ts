import { later } from '../../time/calendar.ts';
import type { Instant } from '../../time/time.ts';
import type { UsageKind } from '../line-kinds.ts';
import type { UsageRow } from './plan.ts';
import { type RatedCall, SURCHARGED } from './rate-month.ts';

/** A call as the customer reads it; numbers are whole ones with a plus, or what was dialled. */
export interface CallDetail {
  from: string;
  to: string;
  startedAt: Instant;
  endedAt: Instant;
  seconds: number;
  minutes: number;
  /** Exact, in millionths of the major unit. */
  costMicros: number;
  microsPerMinute: number;
  kind: UsageKind;
  /** In the guide's words. */
  type: string;
}

/** The guide's nine columns. */
export const CALL_COLUMNS = [
  'Número de origen',
  'Número de destino',
  'Hora de inicio (UTC+0)',
  'Hora de finalización (UTC+0)',
  'Duración (segundos)',
  'Minutos facturables',
  'Coste total',
  'Tarifa',
  'Tipo de llamada',
] as const;

const NATIONAL = 'Llamadas nacionales';
const TYPES: Record<UsageKind, string> = {
  tollFreeIn: 'Números gratuitos entrantes',
  international: 'Internacional',
  includedMinutes: NATIONAL,
  // The guide has none for it; without, the invoice's line could not be checked.
  overage: 'Salientes por encima del plan',
};

/**
 * What was billed of a month, call by call: what costs nothing by its nature (nobody answered, an ordinary number was
 * called) is no row. A call that is partly above an allowance is two, so that each row's minutes times its rate are its
 * cost.
 */
export function callDetails(rated: readonly RatedCall[], row: UsageRow): CallDetail[] {
  const details = detailsOf(rated);
  return row === 'call' ? details : pairsOf(details);
}

/** All calls between two numbers that cost alike, as one: from the first's beginning to the last's end. */
function pairsOf(details: readonly CallDetail[]): CallDetail[] {
  const pairs = new Map<string, CallDetail>();
  for (const detail of details) {
    const key = [detail.from, detail.to, detail.type, detail.microsPerMinute].join(' ');
    const pair = pairs.get(key);
    if (pair === undefined) {
      pairs.set(key, { ...detail });
      continue;
    }
    pair.endedAt = later(pair.endedAt, detail.endedAt);
    pair.seconds += detail.seconds;
    pair.minutes += detail.minutes;
    pair.costMicros += detail.costMicros;
  }
  return [...pairs.values()];
}

const detailsOf = (rated: readonly RatedCall[]): CallDetail[] =>
  rated.flatMap((one) => {
    const { call, kind, of, minutes, paidMinutes, microsPerMinute, costMicros } = one;
    if (kind === 'free' || kind === 'unrated') return [];
    const { startedAt, endedAt, seconds } = call;
    const shown = { from: written(call.from), to: written(call.to), startedAt, endedAt, seconds };
    const included = kind === 'overage' ? minutes - paidMinutes : 0;
    const type = of === SURCHARGED ? NATIONAL : TYPES[kind];
    const row: CallDetail = { ...shown, minutes: minutes - included, costMicros, microsPerMinute, kind, type };
    if (included === 0) return [row];
    const free: CallDetail = {
      ...shown,
      minutes: included,
      costMicros: 0,
      microsPerMinute: 0,
      kind: 'includedMinutes',
      type: TYPES.includedMinutes,
    };
    return [free, row];
  });

/** Extensions and short codes have six digits at most. */
const written = (digits: string): string => (digits.length > 6 ? `+${digits}` : digits);

/** Millionths as money, with as many decimals as they have and at least those of the currency: `0.0333`, `8.00`. */
export function writtenMicros(micros: number, decimals: number): string {
  const [whole = '0', fraction = ''] = (micros / 1_000_000).toFixed(6).split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}
