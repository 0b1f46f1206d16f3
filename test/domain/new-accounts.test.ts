import { describe, expect, test } from '@jest/globals';
import { papersKeptThrough } from '../../domain/erasure/papers-kept.ts';
import { currencyRefusal } from '../../domain/policy/currency.ts';
import { newAccountOf } from '../../domain/policy/new-account.ts';
import { type PolicySegment, segmentPolicy, unreachable } from '../../domain/policy/segments.ts';

/** Where an account begins: its policy, its currency, its zone and its language. */

const DEFAULTS = { policy: 'mexico', timeZone: 'America/Tijuana', locale: 'en', currency: 'MXN' };
const SEGMENTS = [
  { policy: 'wholesale', currency: null, tag: 'wholesale' },
  { policy: 'spain', currency: 'EUR', tag: null },
];
const opened = (wanted: Partial<Parameters<typeof newAccountOf>[0]>, segments = SEGMENTS) =>
  newAccountOf({ tags: [], ...wanted }, { segments, defaults: DEFAULTS });

describe('a new account', () => {
  test('that names nothing has the company’s own policy, zone and language, and the policy’s currency', () => {
    expect(opened({})).toEqual({ policyName: 'mexico', currency: null, locale: 'en', timeZone: 'America/Tijuana' });
  });

  test('is under the policy that it names, before any rule for its kind', () => {
    expect(opened({ policy: 'other', currency: 'EUR', tags: ['wholesale'] }).policyName).toBe('other');
    expect(opened({ policy: null, currency: 'EUR' }).policyName).toBe('spain');
    expect(opened({ tags: ['wholesale'] }).policyName).toBe('wholesale');
  });

  test('of no currency is looked for under the company’s', () => {
    const pesos = [{ policy: 'pesos', currency: 'MXN', tag: null }];
    expect(opened({}, pesos)).toMatchObject({ policyName: 'pesos', currency: null });
    expect(opened({ currency: 'EUR' }, pesos)).toMatchObject({ policyName: 'mexico', currency: 'EUR' });
  });

  test('under another policy has that one’s zone and language, not the company’s', () => {
    expect(opened({ currency: 'EUR' })).toEqual({ policyName: 'spain', currency: 'EUR', locale: null, timeZone: null });
  });

  test('has its own zone and language wherever it is', () => {
    const own = { locale: 'fr', timeZone: 'Europe/Paris' };
    expect(opened(own)).toMatchObject(own);
    expect(opened({ ...own, policy: 'spain' })).toMatchObject(own);
  });

  test('in another currency than the policy’s has no place under it', () => {
    const policy = { name: 'spain', version: 3, currency: 'EUR' };
    expect(currencyRefusal('EUR', policy)).toBeNull();
    expect(currencyRefusal('MXN', policy)).toEqual({
      status: 422,
      code: 'policy_currency',
      message: 'Version 3 of the policy spain is in EUR, the account in MXN',
      data: { currency: 'MXN', policyCurrency: 'EUR' },
    });
  });
});

test('a fiscal paper is kept for five years from when its year was to be declared: the end of April of the next', () => {
  expect(papersKeptThrough('2026-01-01')).toBe('2032-04-30');
  expect(papersKeptThrough('2026-12-31')).toBe('2032-04-30');
  expect(papersKeptThrough('2027-01-01')).toBe('2033-04-30');
});

describe('the rules for which policy a new account gets', () => {
  const rule = (policy: string, currency: string | null, tag: string | null): PolicySegment => ({
    policy,
    currency,
    tag,
  });
  const big = rule('big', 'EUR', 'wholesale');

  test('fit where all that they name does, and the first that fits decides', () => {
    const of = (currency: string, ...tags: string[]) =>
      segmentPolicy([big, rule('euro', 'EUR', null), rule('pilot', null, 'pilot')], { currency, tags });
    expect([of('EUR', 'new', 'wholesale'), of('EUR', 'pilot'), of('USD', 'wholesale'), of('USD', 'pilot')]).toEqual([
      'big',
      'euro',
      null,
      'pilot',
    ]);
  });

  test('are reached by nobody behind one that names nothing', () => {
    const all = rule('all', null, null);
    expect([unreachable([]), unreachable([big, rule('euro', 'EUR', null)])]).toEqual([[], []]);
    expect(unreachable([big, rule('euro', 'EUR', null), rule('pilot', null, 'pilot'), all])).toEqual([]);
    expect(unreachable([all])).toEqual([]);
    expect(unreachable([all, big])).toEqual([1]);
    expect(unreachable([big, all, rule('euro', 'EUR', null), all])).toEqual([2, 3]);
  });
});
