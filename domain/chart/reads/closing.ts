import type { Context } from '../state/context.ts';
import type { Off } from '../state/service.ts';
import { isSettled } from './coming-back.ts';

/** Questions about a closed account. */

export const isClosed = (c: Pick<Context, 'service'>): boolean => c.service.is === 'cancelled';

/** Why its service is off again when it is reopened; null: it is on. */
export const offBefore = (c: Context): Off | null =>
  c.service.is === 'cancelled' && c.service.was !== null && !isSettled(c, c.service.was) ? c.service.was : null;

/** The task of whoever sees to money that came to a closed account, or was taken back from it. */
export const CLOSED_WITH_MONEY = 'followUp:closedAccount';

/** The task of whoever sees to the credit of an account of which nothing else is left. */
export const ENDED_WITH_CREDIT = 'followUp:endedWithCredit';

const hasMoney = (c: Context): boolean => c.creditMinor > 0 || c.debts.length > 0;
const isAsked = ({ tasks }: Context): boolean => tasks.some(({ key }) => key === CLOSED_WITH_MONEY);

export const wantsLook = (c: Context): boolean => hasMoney(c) && !isAsked(c);

export const isEven = (c: Context): boolean => !hasMoney(c) && isAsked(c);
