import { addBankDays, dayOf } from '../../../domain/time/calendar.ts';
import { mexicoPolicy } from '../../../domain/policy/mexico.ts';
import type { Day, Instant } from '../../../domain/time/time.ts';

/** The bank keeps its own days: its branch is in Mexico City, whatever zone the account lives in. */
const BRANCH = 'America/Mexico_City';
const { calendar } = mexicoPolicy();

export const bankDayOf = (at: Instant): Day => dayOf(at, BRANCH);

/** The n-th bank day after the local day of an instant. */
export const bankDaysAfter = (at: Instant, days: number): Day => addBankDays(bankDayOf(at), days, calendar);
