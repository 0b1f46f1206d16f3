import type { Policy } from '../../../domain/policy/policy.ts';
import { newAccountOf, type NewAccountDefaults } from '../../../domain/policy/new-account.ts';
import type { PolicySegment } from '../../../domain/policy/segments.ts';
import { currencyRefusal } from '../../../domain/policy/currency.ts';
import type { AccountProfile } from '../../../domain/account.ts';
import { errorsOf } from '../../http/validation.ts';
import { NewAccount } from '../accounts/bodies.ts';
import type { Column, Values } from './columns.ts';
import type { Wrong } from './wrong.ts';

/** What accounts begin with, read once for a file. */
export interface Beginnings {
  segments: readonly PolicySegment[];
  defaults: NewAccountDefaults;
  policies: ReadonlyMap<string, Policy>;
}

export interface AccountRead {
  profile: Omit<AccountProfile, 'id'>;
  policyName: string;
  policy: Policy;
  method: { token: string; autopay: boolean; consent: string | null } | null;
}

const LISTED = /[;|,\s]+/;
const COLUMN_OF: Partial<Record<string, Column>> = { policy: 'policy' };

/** The account of a line, by the checks of `POST /v1/accounts`; or what is wrong with it. */
export function accountIn(values: Values, { segments, defaults, policies }: Beginnings): AccountRead | Wrong[] {
  const given = (column: Column) => values[column] ?? undefined;
  const list = (column: Column, between: RegExp) =>
    given(column)
      ?.split(between)
      .map((one) => one.trim())
      .filter(Boolean);
  const read = NewAccount.safeParse(
    withoutMissing({
      name: given('name'),
      email: given('email'),
      externalId: given('externalId'),
      rfc: given('rfc'),
      locale: given('locale'),
      timeZone: given('timeZone'),
      currency: given('currency')?.toUpperCase(),
      policy: given('policy'),
      tags: list('tags', /[;|,]+/),
      billingRecipients: list('billingRecipients', LISTED),
      receiptEmail: given('receiptEmail'),
    }),
  );
  const method = methodIn(values);
  const wrong = 'message' in method ? [method] : [];
  if (!read.success) {
    const errors = errorsOf(read.error.issues, 'is not known');
    return [...errors.map(({ path, message }) => ({ column: columnOf(path), message })), ...wrong];
  }
  const { currency, policy: named, testClock: _none, autopay: _off, ...profile } = read.data;
  const { policyName, ...where } = newAccountOf(
    {
      tags: profile.tags,
      ...(named == null ? {} : { policy: named }),
      ...(currency === undefined ? {} : { currency }),
      ...(profile.locale === undefined ? {} : { locale: profile.locale }),
      ...(profile.timeZone === undefined ? {} : { timeZone: profile.timeZone }),
    },
    { segments, defaults },
  );
  const policy = policies.get(policyName);
  if (policy === undefined)
    return [
      {
        column: 'policy',
        message: `there is no policy ${policyName}: it must be one of ${[...policies.keys()].join(', ')}`,
      },
    ];
  const lives = {
    currency: where.currency ?? policy.currency,
    locale: where.locale ?? policy.locale,
    timeZone: where.timeZone ?? policy.timeZone,
  };
  const refusal = currencyRefusal(lives.currency, policy);
  if (refusal !== null) wrong.push({ column: 'currency', message: refusal.message });
  if (wrong.length > 0 || 'message' in method) return wrong;
  return {
    profile: {
      ...profile,
      ...lives,
      externalId: profile.externalId ?? null,
      rfc: profile.rfc ?? null,
      receiptEmail: profile.receiptEmail ?? null,
    },
    policyName,
    policy,
    method: method.method,
  };
}

/** `tags[2]` is of the column `tags`. */
function columnOf(path: string): Column {
  const field = path.replace(/[[.].*$/s, '');
  return COLUMN_OF[field] ?? (field as Column);
}

const YES = new Set(['si', 'sí', 's', 'yes', 'y', 'true', '1', 'x', 'sim']);
const NO = new Set(['no', 'n', 'false', '0', 'não', 'nao']);

/** Whoever gives a token is charged by it, unless the file says no. */
function methodIn(values: Values): { method: AccountRead['method'] } | Wrong {
  const token = values.methodToken ?? null;
  const said = values.autopay?.toLowerCase() ?? null;
  if (said !== null && !YES.has(said) && !NO.has(said))
    return { column: 'autopay', message: `"${said.slice(0, 40)}" must be yes or no` };
  const autopay = said === null ? token !== null : YES.has(said);
  if (token === null)
    return autopay
      ? { column: 'autopay', message: 'is yes, so methodToken must say which method is charged' }
      : { method: null };
  if (!/^[\w~.-]{1,200}$/.test(token))
    return {
      column: 'methodToken',
      message: 'must be a token of the provider, such as pm_1Q2w3E, and never a card number',
    };
  if (/^\d{12,19}$/.test(token))
    return { column: 'methodToken', message: 'looks like a card number: it must be a token of the provider' };
  return { method: { token, autopay, consent: values.autopayConsent?.slice(0, 5_000) ?? null } };
}

const withoutMissing = (given: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
