import type { Refusal } from '../../refusal.ts';

/** Refusals by what is wrong. */

export const refuse = (
  status: Refusal['status'],
  code: string,
  message: string,
  data: Record<string, unknown> = {},
): Refusal => ({ status, code, message, data });

export const notNow = (message: string): Refusal => refuse(409, 'not_allowed_now', message);

export const forbidden = (message: string): Refusal => refuse(403, 'forbidden', message);

export const invalid = (code: string, message: string): Refusal => refuse(422, code, message);

export const unknownInvoice = (id: string): Refusal =>
  refuse(422, 'invoice_not_open', `Invoice ${id} is not open on this account`);

export const limit = (asked: number, max: number, field: string): Refusal | null =>
  asked <= max
    ? null
    : refuse(422, 'limit_exceeded', `${field}: an agent may grant up to ${max} days, an admin more`, { limit: max });
