import type { Policy } from '../../../domain/policy/policy.ts';
import { mexicoPolicy } from '../../../domain/policy/mexico.ts';
import { spainPolicy } from '../../../domain/policy/spain.ts';
import { addBankDays, dayOf } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';

/** The bank keeps its own days: euros at its branch in Madrid, all else in Mexico City, wherever the account lives. */
const MEXICO = mexicoPolicy();
const BRANCHES: Readonly<Record<string, Pick<Policy, 'timeZone' | 'calendar'>>> = { EUR: spainPolicy() };

const branchFor = (currency: string): Pick<Policy, 'timeZone' | 'calendar'> => BRANCHES[currency] ?? MEXICO;

export const bankDayOf = (at: Instant, currency: string): Day => dayOf(at, branchFor(currency).timeZone);

/** The n-th bank day after the local day of an instant. */
export const bankDaysAfter = (at: Instant, days: number, currency: string): Day =>
  addBankDays(bankDayOf(at, currency), days, branchFor(currency).calendar);
