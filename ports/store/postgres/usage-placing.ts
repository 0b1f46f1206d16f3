import type { Reach } from '../../../domain/billing/usage/call.ts';
import { type Month, monthOf } from '../../../domain/billing/month.ts';
import { ownerOn } from '../../../domain/billing/usage/ownership.ts';
import { HOME_COUNTRY } from '../../../domain/billing/usage/usage-terms.ts';
import { daysBetween, dayOf } from '../../../domain/time/calendar.ts';
import { DAY_MS, dayFromNumber, floor, instantFromMs } from '../../../domain/time/epoch.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';
import { offsetMsAt } from '../../../domain/time/zone-offsets.ts';
import type { CallRow } from '../../usage-files/usage-files.ts';
import { type Dialled, dialled } from '../../usage-files/numbers.ts';
import { shown } from '../../usage-files/values.ts';
import type { CallingAccount, Owner, UsageOwners } from './usage-owners.ts';

/** A call whose account is known. */
export interface PlacedCall {
  account: CallingAccount;
  month: Month;
  startedAt: Instant;
  endedAt: Instant;
  from: string;
  to: string;
  direction: 'in' | 'out';
  reach: Reach;
  country: string | null;
  device: string | null;
  /** Its month is billed already. */
  isLate: boolean;
}

/** Why a call can't be placed. Codes of the first set may be mended, and the call be taken another time. */
export const MENDABLE_FAULTS = ['number_unknown', 'account_unknown'] as const;
export const PLACE_FAULTS = [...MENDABLE_FAULTS, 'bad_number', 'too_late', 'subscription_ended'] as const;
export interface Unplaced {
  code: (typeof PLACE_FAULTS)[number];
  message: string;
  /** Whose it is all the same: a person has to know. */
  account?: CallingAccount;
}

/** Both ends of a call, as they are dialled at home; null: no number at all. */
export interface CallEnds {
  from: Dialled | null;
  to: Dialled | null;
}

export const endsOf = ({ from, to }: CallRow): CallEnds => ({
  from: dialled(from, HOME_COUNTRY),
  to: dialled(to, HOME_COUNTRY),
});

/** As items name it; null: it is no number of the world, or withheld. */
export const numberOf = (end: Dialled | null): string | null =>
  end === null || end.reach !== 'number' || end.digits === '' ? null : `+${end.digits}`;

/** Whose a call is, on the local day on which it began, and what it counts by. `nowMs`: the machine's time. */
export function placed(
  call: CallRow,
  { from, to }: CallEnds,
  owners: UsageOwners,
  nowMs: number,
): PlacedCall | Unplaced {
  const startedAt = instantFromMs(call.startedMs);
  if (from === null) return badNumber('from', call.from);
  if (to === null || to.digits === '') return badNumber('to', call.to);
  const dayIn = localDays(call.startedMs);
  const dayFor = ({ account }: Owner): Day => dayIn(account.timeZone);
  const own = (end: Dialled): Owner | null => {
    const number = numberOf(end);
    return number === null ? null : ownerOn(owners.ofNumber(number), dayFor);
  };
  const [caller, called] = [own(from), own(to)];
  const device = call.device === null ? null : deviceOwner(owners.ofDevice(call.device), dayFor);
  const direction = call.direction ?? (caller === null && called !== null && device === null ? 'in' : 'out');
  const [near, far] = direction === 'out' ? [caller, called] : [called, caller];
  const owner = near ?? device;
  const named = call.accountId === null ? null : owners.account(call.accountId);
  if (call.accountId !== null && named === null)
    return { code: 'account_unknown', message: `accountId: ${call.accountId} has no subscription` };
  const account = named ?? owner?.account ?? null;
  if (account === null) {
    const [name, end] = direction === 'out' ? ['from', call.from] : ['to', call.to];
    return {
      code: 'number_unknown',
      message: `${name}: nobody has ${end === '' ? 'no number' : end} on that day; it must be among an item's numbers`,
    };
  }
  const day = dayIn(account.timeZone);
  const month = monthOf(day);
  const late = lateness(account, day, month, nowMs);
  if (late !== null && typeof late === 'object') return late;
  // What was dialled at home is read by the home of whoever dialled it.
  const other = direction === 'out' ? to : from;
  const asDialled =
    account.country === HOME_COUNTRY
      ? other
      : (dialled(direction === 'out' ? call.to : call.from, account.country) ?? other);
  const isInside = far !== null && far.account.id === account.id;
  return {
    account,
    month,
    startedAt,
    endedAt: instantFromMs(call.endedMs),
    from: direction === 'out' ? from.digits : asDialled.digits,
    to: direction === 'out' ? asDialled.digits : to.digits,
    direction,
    reach: isInside ? 'extension' : asDialled.reach,
    country: asDialled.country,
    device: call.device ?? (owner?.account.id === account.id ? owner.device : null),
    isLate: late === 'late',
  };
}

/** The local day of an instant in a zone, which is mostly the same one as before. */
function localDays(ms: number): (zone: string) => Day {
  let [known, day]: [string | null, Day] = [null, '1970-01-01'];
  return (zone) => {
    if (zone !== known) [known, day] = [zone, dayFromNumber(floor((ms + offsetMsAt(ms, zone)) / DAY_MS))];
    return day;
  };
}

/** Devices have names that two accounts may both have given: then nobody knows. */
function deviceOwner(owned: readonly Owner[], dayFor: (one: Owner) => Day): Owner | null {
  const owner = ownerOn(owned, dayFor);
  return owner !== null && owned.every(({ account }) => account.id === owner.account.id) ? owner : null;
}

function lateness(account: CallingAccount, day: Day, month: Month, nowMs: number): 'late' | Unplaced | null {
  const { billedLast, endsOn, lateDays } = account;
  if (billedLast === null || billedLast <= month) return null;
  if (endsOn !== null && billedLast > monthOf(endsOn))
    return {
      code: 'subscription_ended',
      message: `startedAt: the last invoice for calls, of ${billedLast}, is out`,
      account,
    };
  const today = dayOf(instantFromMs(nowMs + account.skewMs), account.timeZone);
  const days = daysBetween(day, today);
  if (days <= lateDays) return 'late';
  return {
    code: 'too_late',
    message: `startedAt: ${day} is billed, and ${days} days ago; a call is taken ${lateDays} days after its day`,
    account,
  };
}

const badNumber = (name: string, text: string): Unplaced => ({
  code: 'bad_number',
  message: `${name} is ${shown(text)}; it must be a number such as +525512345678, or an extension`,
});
