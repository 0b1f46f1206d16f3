import { describe, expect, test } from '@jest/globals';
import { clearance } from '../../domain/safety/clearance.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { UNSAID } from '../../domain/policy/unsaid.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { upgradePolicy } from '../../domain/policy/upgrade.ts';

type Json = Record<string, unknown>;
const mexico = mexicoPolicy();
const stored = (): Json => JSON.parse(JSON.stringify({ ...mexico, version: 7 }));
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const at = (value: unknown, way: string[]): unknown => way.reduce<unknown>((now, name) => (now as Json)[name], value);

/** The way to each field, of the rules for the networks too. */
const waysIn = (value: Json, way: string[] = []): string[][] =>
  Object.entries(value).flatMap(([name, one]) => {
    const deeper = isObject(one) && (name === 'networks' || !Array.isArray(one)) ? waysIn(one, [...way, name]) : [];
    return Array.isArray(value) ? deeper : [[...way, name], ...deeper];
  });

const changed = (way: string[], change: (owner: Json, field: string) => void): unknown => {
  const body = stored();
  change(at(body, way.slice(0, -1)) as Json, way.at(-1) ?? '');
  return body;
};

const NAMED = new Set(['name', 'version']);
/** Without these a rule of the networks is none. */
const IDENTITY = /^networks\.\d+\.(network|from)$/;
const ways = waysIn(stored()).filter((way) => !NAMED.has(way.join('.')));

describe('a stored policy', () => {
  test('of today is left as it is', () => {
    expect(upgradePolicy(stored())).toEqual({ ...mexico, version: 7 });
    const strict: Policy = {
      ...mexico,
      version: 2,
      reminders: { beforeDueDays: [7, 2], onDays: [2, 9], lastNoticeOnDay: 14, whileDeactivatedEveryDays: 30 },
      networks: [],
    };
    expect(upgradePolicy(JSON.parse(JSON.stringify(strict)))).toEqual(strict);
  });

  test('of the build before there was a least count is measured as it says: of 1,000 accounts 50 may go, not 900', () => {
    const body = stored();
    delete (at(body, ['deactivation', 'breaker']) as Json).minCount;
    const { breaker } = upgradePolicy(body).deactivation;
    expect(breaker).toEqual({ maxPercent: 5, maxCount: 50, minCount: 5 });
    const facts = { stopped: null, testClock: false, importedThrough: null, accounts: 1_000, released: false };
    const goes = (clearedToday: number, judged: Policy['deactivation']['breaker']) =>
      clearance({ ...facts, clearedToday }, { breaker: judged, lastBankDay: '2026-05-08' }).cleared;
    expect([goes(49, breaker), goes(50, breaker), goes(900, breaker)]).toEqual([true, false, false]);
    // Why: with the hole left open nothing stops it.
    expect(goes(900, { maxPercent: 5, maxCount: 50 } as never)).toBe(true);
  });

  test('of the build before it had a currency is in pesos, as all its amounts were', () => {
    const { currency, ...body } = stored();
    expect([currency, upgradePolicy(body).currency]).toEqual(['MXN', 'MXN']);
    expect(upgradePolicy({ ...stored(), currency: 'USD' }).currency).toBe('USD');
  });

  test('of the build before there were other weeks and due days says what version 1 of mexico does', () => {
    const { timeZone, locale, ...body } = stored();
    for (const field of Object.keys(UNSAID.calendar)) delete (body.calendar as Json)[field];
    for (const field of Object.keys(UNSAID.due)) delete (body.due as Json)[field];
    expect([timeZone, locale]).toEqual([UNSAID.timeZone, UNSAID.locale]);
    expect(upgradePolicy(body)).toEqual({ ...mexico, version: 7 });
    expect(mexico).toMatchObject(UNSAID);
  });

  test('of days after the issue keeps them, and another country its own', () => {
    expect(upgradePolicy(JSON.parse(JSON.stringify(spainPolicy())))).toEqual(spainPolicy());
    const due = { ...mexico.due, monthDay: null, issuedThroughDay: null };
    expect(upgradePolicy({ ...stored(), due }).due).toEqual(mexico.due);
    const end = { ...mexico.due, monthDay: null, monthEnd: true, issuedThroughDay: 20 };
    expect(upgradePolicy({ ...stored(), due: end }).due).toEqual(end);
    expect(upgradePolicy({ ...stored(), due: { ...mexico.due, monthEnd: true } }).due).toEqual(mexico.due);
  });

  test('whose most is less than the least that came later keeps its most', () => {
    const body = stored();
    Object.assign(at(body, ['deactivation']) as Json, { breaker: { maxPercent: 5, maxCount: 3 } });
    expect(upgradePolicy(body).deactivation.breaker).toEqual({ maxPercent: 5, maxCount: 3, minCount: 3 });
    expect(validatePolicy(upgradePolicy(body))).toEqual([]);
  });

  test.each(ways.map((way) => way.join('.')))('without %s has no hole, and contradicts itself nowhere', (path) => {
    const way = path.split('.');
    const body = changed(way, (owner, field) => delete owner[field]);
    const policy = upgradePolicy(body);
    if (IDENTITY.test(path)) {
      expect(policy.networks).toHaveLength(mexico.networks.length - 1);
      return;
    }
    expect(at(policy, way)).toEqual(path.endsWith('.source') ? '' : at(mexico, way));
    expect(validatePolicy(policy)).toEqual([]);
  });

  test.each(
    ways
      .filter((way) => !IDENTITY.test(way.join('.')) && !way.join('.').startsWith('networks'))
      .map((way) => way.join('.')),
  )('with nonsense for %s is as shipped there', (path) => {
    const way = path.split('.');
    const noList = Array.isArray(at(mexico, way)) ? [] : [[]];
    for (const nonsense of [Symbol('no'), -1, 1.5, Number.NaN, {}, ...noList])
      expect(at(upgradePolicy(changed(way, (owner, field) => (owner[field] = nonsense))), way)).toEqual(
        at(mexico, way),
      );
  });

  test('keeps what can be read of a list, and knows nothing that nobody knows any more', () => {
    const body = changed(['charge', 'retryOnDays'], (owner, field) => (owner[field] = [3, null, 'x', 7])) as Json;
    expect(upgradePolicy({ ...body, colour: 'red' })).toEqual({
      ...mexico,
      version: 7,
      charge: { ...mexico.charge, retryOnDays: [3, 7] },
    });
    expect(upgradePolicy({ ...stored(), networks: 'none' }).networks).toEqual(mexico.networks);
    expect(
      upgradePolicy({
        ...stored(),
        networks: [null, 5, { network: 'visa', from: '2026-01-01', declines: null, sameAmount: { max: 2 } }],
      }).networks,
    ).toEqual([{ network: 'visa', from: '2026-01-01', source: '', declines: null, sameAmount: null }]);
  });

  test('that says 0 means it', () => {
    const body = stored();
    Object.assign(body.charge as Json, { noticeDays: 0 });
    Object.assign(body.holds as Json, { promisesPerCase: 0 });
    Object.assign(body.thresholds as Json, { restBelowMinor: 0 });
    const { charge, holds, thresholds } = upgradePolicy({ ...body, version: 0 });
    expect([charge.noticeDays, holds.promisesPerCase, thresholds.restBelowMinor]).toEqual([0, 0, 0]);
  });

  test('of the build before debits had a notice of their own announces them as its cards', () => {
    const charge = (change: Json) => upgradePolicy({ ...stored(), charge: { ...mexico.charge, ...change } }).charge;
    const { noticeDays, ...debits } = mexico.charge.debits;
    expect(noticeDays).toBe(3);
    expect(charge({ noticeDays: 7, debits })).toEqual({
      ...mexico.charge,
      noticeDays: 7,
      debits: { ...debits, noticeDays: 7 },
    });
    expect(charge({ noticeDays: 7, debits: undefined }).debits).toEqual({ ...debits, noticeDays: 7 });
    expect(charge({ noticeDays: 7, debits: { ...debits, noticeDays: 0 } }).debits.noticeDays).toBe(0);
  });

  test('with a rule for a network that nobody knows has what it says of it, and no caps of others', () => {
    const rule = { network: 'elo', from: '2026-01-01', source: 'ours', declines: { max: 5, hours: 24 } };
    expect(upgradePolicy({ ...stored(), networks: [rule] }).networks).toEqual([{ ...rule, sameAmount: null }]);
    const [, , mastercard] = mexico.networks;
    const { declines, sameAmount } = mastercard ?? {};
    const bare = { network: 'mastercard', from: '2026-01-01' };
    expect(upgradePolicy({ ...stored(), networks: [{ ...bare, declines: { max: 2 } }] }).networks).toEqual([
      { ...bare, source: '', declines, sameAmount },
    ]);
  });

  test('that says neither its name nor its version is none', () => {
    for (const body of [null, 5, {}, { name: 'mexico' }, { name: 'mexico', version: 'one' }])
      expect(() => upgradePolicy(body)).toThrow("No policy's body");
    expect(() => upgradePolicy(undefined)).toThrow("No policy's body: undefined");
    const long = { colour: 'x'.repeat(200) };
    expect(() => upgradePolicy(long)).toThrow(new Error(`No policy's body: {"colour":"${'x'.repeat(89)}`));
  });
});

test("no hour's retry is a word of its own, and no hole", () => {
  const body = { ...mexico, charge: { ...mexico.charge, retryAfterMinutes: null } };
  expect(upgradePolicy(JSON.parse(JSON.stringify(body))).charge.retryAfterMinutes).toBeNull();
});
