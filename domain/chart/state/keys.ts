import type { MailTemplate } from '../../messages/mail.ts';
import type { Context } from './context.ts';

/**
 * Every key under which something is asked of the world: account + effect + cause. What has no id of its own is
 * counted, and a record that was restored from a backup has counted before: its epoch then tells what is new from what
 * was done and forgotten.
 */
const keyOf = (c: Context, ...parts: (string | number)[]): string =>
  [c.profile.id, ...parts, ...(c.epoch === 0 ? [] : [`e${c.epoch}`])].join(':');

/** The provider's: one key, one charge. */
export const chargeKey = (c: Context, attemptId: string, methodId: string): string =>
  keyOf(c, 'charge', attemptId, methodId);

/** Of sending once more what the provider is found to know nothing of: to it the same key. */
export const resendKey = (c: Context, attemptId: string, methodId: string, resend: number): string =>
  keyOf(c, 'charge', attemptId, methodId, `again-${resend}`);

/** Attempts that nobody asked for are numbered. */
export const automaticAttemptId = (c: Context, charges: number): string =>
  [c.profile.id.replace(/^acc_/, 'att_'), ...(c.epoch === 0 ? [] : [`e${c.epoch}`]), charges].join('-');

export const lookUpKey = (c: Context, attemptId: string, count: string): string => keyOf(c, 'lookup', attemptId, count);

export const mailKey = (c: Context, template: MailTemplate, cause: string): string => keyOf(c, template, cause);

export const switchKey = (c: Context, verb: 'deactivate' | 'reactivate', switches: number): string =>
  keyOf(c, verb, switches);

/** The provider's too: one key, one refund. */
export const refundKey = (c: Context, refundId: string, position: number): string =>
  keyOf(c, 'refund', refundId, position);

export const clearanceKey = (c: Context, clearances: number): string => keyOf(c, 'clear', clearances);

export const billKey = (c: Context, month: string, bills: number): string => keyOf(c, 'bill', month, bills);

export const equipmentKey = (c: Context, orderId: string, bills: number): string =>
  keyOf(c, 'equipment', orderId, bills);

export const creditKey = (c: Context, credits: number): string => keyOf(c, 'credit', credits);
