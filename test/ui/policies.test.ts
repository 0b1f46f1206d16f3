import { describe, expect, test } from '@jest/globals';
import { changesBetween } from '../../console/policies/changes.ts';
import { fieldOf, inWords, refusalsOf } from '../../console/policies/refusals.ts';
import { PATHS, type Rules, valueAt } from '../../console/policies/rules.ts';
import { spanOf, stepsOf } from '../../console/policies/steps.ts';
import { rulesIn, typedOf } from '../../console/policies/typed.ts';
import { sumOf } from '../../console/policies/backtest-sum.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { spainPolicy } from '../../domain/policy/spain.ts';
import type { Policy } from '../../domain/policy/policy.ts';

const rulesOf = ({ name: _, version: __, ...rules }: Policy): Rules => rules as Rules;
const mexico = rulesOf(mexicoPolicy());
const spain = rulesOf(spainPolicy());
const changed = (change: (rules: Rules) => unknown): Rules => {
  const rules = structuredClone(mexico);
  change(rules);
  return rules;
};
const asWord = (id: string): string => id;

describe('a policy as a form', () => {
  test.each([
    ['es-MX', mexico],
    ['en-US', mexico],
    ['pt-BR', spain],
    ['es-ES', spain],
  ])('comes back from its fields as it went in, in %s', (locale, rules) => {
    const written = { locale, currency: rules.currency };
    expect(rulesIn(typedOf(rules, written), written)).toEqual(rules);
  });

  test('an amount is typed as people write it, nothing included; what is no number is left for the API to refuse', () => {
    const written = { locale: 'es-MX', currency: 'MXN' };
    const typed = typedOf(mexico, written) as Record<string, Record<string, unknown>>;
    expect(typed.thresholds).toEqual({ restBelowMinor: '50.00', adjustUpToMinor: '20.00' });
    typed.thresholds = { restBelowMinor: '1,160.5', adjustUpToMinor: '0' };
    typed.reminders = { ...typed.reminders, onDays: '1, 7 15;x', lastNoticeOnDay: 'soon' };
    typed.charge = { ...typed.charge, retryAfterMinutes: ' ' };
    const rules = rulesIn(typed, written);
    expect(rules.thresholds).toEqual({ restBelowMinor: 116_050, adjustUpToMinor: 0 });
    expect(rules.reminders).toMatchObject({ onDays: [1, 7, 15, 'x'], lastNoticeOnDay: 'soon' });
    expect(rules.charge.retryAfterMinutes).toBeNull();
  });
});

describe('what the API refuses', () => {
  const WRONG: ((rules: Rules) => unknown)[] = [
    (p) => (p.reminders.onDays = [1, 61]),
    (p) => (p.reminders.onDays = [7, 7]),
    (p) => (p.reminders.beforeDueDays = [3, 3]),
    (p) => (p.reminders.lastNoticeOnDay = 61),
    (p) => (p.deactivation.afterDays = 731),
    (p) => (p.deactivation.noticeWorkingDays = 0),
    (p) => (p.deactivation.breaker.minCount = 51),
    (p) => (p.charge.retryAfterMinutes = 30),
    (p) => (p.charge.retryAfterMinutes = 4 * 24 * 60),
    (p) => (p.charge.window = { from: '15:00', to: '09:00' }),
    (p) => (p.charge.window = { from: '09:00', to: '09:30' }),
    (p) => (p.due.netDays = 30),
    (p) => (p.due.monthEnd = true),
    (p) => (p.due.issuedThroughDay = 12),
    (p) => (p.due.issuedThroughDay = null),
    (p) => Object.assign(p.due, { monthDay: null, issuedThroughDay: null }),
    (p) => Object.assign(p.due, { monthDay: null, netDays: 30 }),
    (p) => (p.lookup.afterMinutes = []),
    (p) => (p.billing.gate.untilDay = 6),
    (p) => (p.billing.porting.fewestDays = 20),
    (p) => (p.billing.unbilled.taskTime = '12' as never),
    (p) => (p.calendar.holidays = ['2027-02-30']),
    (p) => (p.calendar.weekend = [...p.calendar.weekend, ...p.calendar.contactDays]),
    (p) => (p.calendar.contactDays = ['saturday']),
    (p) => (p.charge.retryOnDays = Array.from({ length: 40 }, (_, i) => i + 1)),
    (p) => Object.assign(p.networks[0]?.declines ?? {}, { max: 1_000 }),
  ];

  test.each(WRONG.map((change, i) => [i, change] as const))(
    '%d stands at its field, in words of the console',
    (_, change) => {
      const rules = changed(change);
      const problems = validatePolicy({ ...rules, name: 'mexico', version: 2 } as Policy);
      expect(problems.length).toBeGreaterThan(0);
      for (const { path, message } of problems) {
        expect(fieldOf(`draft.${path.replace(/\.(\d+)/g, '[$1]')}`)).not.toBeNull();
        expect(inWords(message, asWord as never)).toMatch(/^policyRefusal\./);
      }
    },
  );

  test('of a list it says which entry is wrong; what has no field stands by itself', () => {
    const rules = changed((p) => (p.reminders.onDays = [1, 7, 75]));
    const errors = [
      { path: 'draft.reminders.onDays[2]', message: 'comes after the deactivation, which follows day 60' },
      { path: 'draft.networks[0].declines', message: 'must not be without a cap' },
      { path: 'draft', message: 'must be an object' },
    ];
    expect(refusalsOf(errors, (path) => valueAt(rules, path), asWord as never)).toEqual({
      fields: {
        'reminders.onDays': '75: policyRefusal.afterDeactivation',
        'networks.0.declines.max': 'must not be without a cap',
      },
      others: ['draft: must be an object'],
    });
  });
});

describe('a version as a way through the days', () => {
  test('of mexico: announced, charged, tried again, reminded, warned, off', () => {
    expect(stepsOf(mexico).map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '-3 debitNotice',
      '-3 autopayNotice',
      '0 charge',
      '0 retrySoon',
      '0 debit',
      '1 reminder',
      '3 retry',
      '3 debitRetry',
      '7 retry',
      '7 reminder',
      '10 debitRetry',
      '14 retry',
      '15 reminder',
      '30 reminder',
      '45 reminder',
      '55 lastNotice',
      '61 deactivation',
      '91 whileOff',
    ]);
  });

  test('where a person approves, day 61 is a task; without an hourly retry or notices they are not there', () => {
    const rules = changed((p) => {
      p.deactivation.needsApproval = true;
      p.charge.retryAfterMinutes = null;
      p.charge.noticeDays = 0;
      p.charge.debits.noticeDays = 0;
    });
    const kinds = stepsOf(rules).map(({ kind }) => kind);
    expect(kinds).toContain('deactivationTask');
    expect(
      kinds.filter((kind) => ['deactivation', 'retrySoon', 'debitNotice', 'autopayNotice'].includes(kind)),
    ).toEqual([]);
  });

  test('the picture holds every step of the case, and a while after it however seldom one writes then', () => {
    expect(spanOf(stepsOf(mexico))).toEqual({ from: -4, to: 93 });
    const seldom = changed((p) => (p.reminders.whileDeactivatedEveryDays = 365));
    expect(spanOf(stepsOf(seldom))).toEqual({ from: -4, to: 98 });
  });
});

test('what changed is named field by field; the same in another order is a change of a list', () => {
  const after = changed((p) => {
    p.deactivation.afterDays = 45;
    p.reminders.onDays = [1, 7];
  });
  expect(changesBetween(mexico, after)).toEqual([
    { path: 'reminders.onDays', before: [1, 7, 15, 30, 45], after: [1, 7] },
    { path: 'deactivation.afterDays', before: 60, after: 45 },
  ]);
  expect(changesBetween(mexico, structuredClone(mexico))).toEqual([]);
});

test('every value of a policy has a field, and every field a value', () => {
  const leaves = (value: object, way = ''): string[] =>
    Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'object' && one !== null && !Array.isArray(one) ? leaves(one, `${way}${key}.`) : [`${way}${key}`],
    );
  expect([...PATHS, 'networks'].sort()).toEqual(leaves(mexico).sort());
});

test('pages of a backtest add up, money by its currency', () => {
  const measures = (n: number) => ({
    contacts: n,
    mails: n,
    attempts: n,
    declined: n,
    chargedMinor: n,
    deactivations: n,
    invoicesPaid: n,
    daysToPay: n,
    openMinor: n,
    overdueMinor: n,
  });
  const page = (currency: string, n: number) => ({
    accounts: n,
    faithful: n,
    assumed: 1,
    dropped: 0,
    byCurrency: [{ currency, accounts: n, asItWas: measures(n), otherwise: measures(2 * n) }],
    differing: [],
    skipped: [{ accountId: `acc_${n}`, why: 'nothing' }],
    nextCursor: null,
  });
  const sum = sumOf([page('MXN', 2), page('EUR', 3), page('MXN', 5)]);
  expect(sum).toMatchObject({ accounts: 10, faithful: 10, assumed: 3, dropped: 0 });
  expect(sum.byCurrency).toEqual([
    { currency: 'EUR', accounts: 3, asItWas: measures(3), otherwise: measures(6) },
    { currency: 'MXN', accounts: 7, asItWas: measures(7), otherwise: measures(14) },
  ]);
  expect(sum.skipped.map(({ accountId }) => accountId)).toEqual(['acc_2', 'acc_3', 'acc_5']);
});
