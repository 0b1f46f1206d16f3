import { describe, expect, test } from '@jest/globals';
import { mexicoPolicy } from '../../domain/policy/mexico.ts';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { networkRuleOn } from '../../domain/policy/network-check.ts';
import { validatePolicy } from '../../domain/policy/check.ts';
import type { NetworkRule, Policy } from '../../domain/policy/policy.ts';
import { type Day, WEEKDAYS } from '../../domain/time/time.ts';

const mexico = mexicoPolicy();
/** A copy to change: its years of holidays are reckoned once. */
const shipped = (): Policy => structuredClone(mexico);

type Change = (policy: Policy) => unknown;

const pathsAfter = (change: Change): string[] => {
  const changed = shipped();
  change(changed);
  return validatePolicy(changed).map((problem) => problem.path);
};

const set = Object.assign;
const NET = (netDays: number) => ({ monthDay: null, issuedThroughDay: null, netDays });
const rule = (policy: Policy, i: number, change: Partial<NetworkRule>): unknown =>
  set(policy.networks, { [i]: { ...policy.networks[i], ...change } });

/** The way to each field of a policy; `*` for any item of a list. */
const fieldsOf = (value: unknown, way = ''): string[] =>
  typeof value !== 'object' || value === null
    ? [way]
    : [
        ...new Set(
          Object.entries(value).flatMap(([name, one]) =>
            fieldsOf(one, [...(way === '' ? [] : [way]), Array.isArray(value) ? '*' : name].join('.')),
          ),
        ),
      ];

describe('a policy that contradicts itself is refused, naming the field', () => {
  const refused: [string, Change, string[]][] = [
    ['a currency that is none', (p) => set(p, { currency: 'pesos' }), ['currency']],
    ['a ladder that is not ascending', (p) => set(p.reminders, { onDays: [1, 7, 7, 30] }), ['reminders.onDays.2']],
    [
      'a reminder on the due day itself',
      (p) => set(p.reminders, { beforeDueDays: [3, 0] }),
      ['reminders.beforeDueDays.1'],
    ],
    [
      'reminders that come nearer and go away',
      (p) => set(p.reminders, { beforeDueDays: [3, 3] }),
      ['reminders.beforeDueDays.1'],
    ],
    ['a reminder on day 0', (p) => set(p.reminders, { onDays: [0, 7] }), ['reminders.onDays.0']],
    ['a reminder after the deactivation', (p) => set(p.reminders, { onDays: [1, 61] }), ['reminders.onDays.1']],
    [
      'a last notice after the deactivation',
      (p) => set(p.reminders, { lastNoticeOnDay: 61 }),
      ['reminders.lastNoticeOnDay'],
    ],
    ['a last notice on day 0', (p) => set(p.reminders, { lastNoticeOnDay: 0 }), ['reminders.lastNoticeOnDay']],
    [
      'reminders without end on one day',
      (p) => set(p.reminders, { whileDeactivatedEveryDays: 0 }),
      ['reminders.whileDeactivatedEveryDays'],
    ],
    [
      'a deactivation before its notices',
      (p) => set(p.deactivation, { afterDays: 40 }),
      ['reminders.onDays.4', 'reminders.lastNoticeOnDay'],
    ],
    [
      'a deactivation on the due day',
      (p) => [set(p.deactivation, { afterDays: 0 }), set(p.reminders, { onDays: [], lastNoticeOnDay: 0 })],
      ['reminders.lastNoticeOnDay', 'deactivation.afterDays'],
    ],
    [
      'a deactivation without warning',
      (p) => set(p.deactivation, { noticeWorkingDays: 0 }),
      ['deactivation.noticeWorkingDays'],
    ],
    [
      'a last notice that never counts',
      (p) => set(p.deactivation, { noticeLastsWorkingDays: 0 }),
      ['deactivation.noticeLastsWorkingDays'],
    ],
    [
      'a breaker above everybody',
      (p) => set(p.deactivation.breaker, { maxPercent: 101 }),
      ['deactivation.breaker.maxPercent'],
    ],
    [
      'a network window of more than a year',
      (p) => rule(p, 1, { declines: { max: 20, hours: 366 * 24 + 1 } }),
      ['networks.1.declines.hours'],
    ],
    [
      'a retry after minutes that comes after the first retry day',
      (p) => set(p.charge, { retryAfterMinutes: 3 * 1_440 }),
      ['charge.retryAfterMinutes'],
    ],
    [
      'contact hours of less than an hour',
      (p) => set(p.calendar, { contactHours: { from: '23:01', to: '24:00' } }),
      ['calendar.contactHours.to'],
    ],
    [
      'openings spread so far that what is late has no first contact hour left',
      (p) => set(p.calendar, { openingSpreadMinutes: 46 }),
      ['calendar.openingSpreadMinutes'],
    ],
    [
      'a charging window of a minute',
      (p) => set(p.charge, { window: { from: '00:00', to: '00:01' } }),
      ['charge.window.to'],
    ],
    [
      'a breaker that lets more go than it lets go at most',
      (p) => set(p.deactivation.breaker, { minCount: 51 }),
      ['deactivation.breaker.minCount'],
    ],
    ['retry days that are not ascending', (p) => set(p.charge, { retryOnDays: [3, 2] }), ['charge.retryOnDays.1']],
    [
      'retry days of direct debits that are not ascending',
      (p) => set(p.charge.debits, { retryOnDays: [3, 2] }),
      ['charge.debits.retryOnDays.1'],
    ],
    [
      'a direct debit that is stuck at once',
      (p) => set(p.charge.debits, { stuckAfterBankDays: 0 }),
      ['charge.debits.stuckAfterBankDays'],
    ],
    [
      'no time for a holder to confirm a charge',
      (p) => set(p.charge, { confirmWithinHours: 0 }),
      ['charge.confirmWithinHours'],
    ],
    ['a link to pay that ends at once', (p) => set(p.payLinks, { lifeDays: 0 }), ['payLinks.lifeDays']],
    [
      'months billed before they begin to be',
      (p) => set(p.billing, { window: { from: '12:00', to: '06:00' } }),
      ['billing.window.to'],
    ],
    [
      'a billing window from no time',
      (p) => set(p.billing, { window: { from: '6', to: '12:00' } }),
      ['billing.window.from'],
    ],
    [
      'no day for a first invoice',
      (p) => set(p.billing, { firstInvoiceThroughDay: 0 }),
      ['billing.firstInvoiceThroughDay'],
    ],
    ['a start two years back', (p) => set(p.billing, { startBackMonths: 24 }), ['billing.startBackMonths']],
    [
      'a gate that February lacks, and a task before it is closed',
      (p) => set(p.billing.gate, { untilDay: 30 }),
      ['billing.gate.untilDay', 'billing.unbilled.taskOnDay'],
    ],
    ['a gate until no time', (p) => set(p.billing.gate, { untilTime: '25:00' }), ['billing.gate.untilTime']],
    [
      'a gate that is asked all the time',
      (p) => set(p.billing.gate, { askAgainMinutes: 0 }),
      ['billing.gate.askAgainMinutes'],
    ],
    [
      'a task for what the gate still waits for',
      (p) => set(p.billing.unbilled, { taskOnDay: 3, taskTime: '11:59' }),
      ['billing.unbilled.taskTime'],
    ],
    ['a task at no time', (p) => set(p.billing.unbilled, { taskTime: '12' }), ['billing.unbilled.taskTime']],
    ['a row that is none', (p) => set(p.billing.calls, { row: 'line' as never }), ['billing.calls.row']],
    [
      'numbers that leave later than they may',
      (p) => set(p.billing.porting, { fewestDays: 19 }),
      ['billing.porting.mostDays'],
    ],
    ['a retry on the day of the decline', (p) => set(p.charge, { retryOnDays: [0] }), ['charge.retryOnDays.0']],
    [
      'a retry at once',
      (p) => set(p.charge, { retryAfterMinutes: 0, sameMethodWaitMinutes: 0 }),
      ['charge.retryAfterMinutes'],
    ],
    [
      'a retry before the method may be used again',
      (p) => set(p.charge, { retryAfterMinutes: 30 }),
      ['charge.retryAfterMinutes'],
    ],
    [
      'a charging window upside down',
      (p) => set(p.charge, { window: { from: '15:00', to: '09:00' } }),
      ['charge.window.to'],
    ],
    [
      'contact hours of no length',
      (p) => set(p.calendar, { contactHours: { from: '20:00', to: '20:00' } }),
      ['calendar.contactHours.to'],
    ],
    [
      'contact hours from no time',
      (p) => set(p.calendar, { contactHours: { from: '8', to: '20:00' } }),
      ['calendar.contactHours.from'],
    ],
    [
      'times that are none',
      (p) => set(p.charge, { window: { from: '8:00', to: '25:00' } }),
      ['charge.window.from', 'charge.window.to'],
    ],
    ['a holiday that is none', (p) => set(p.calendar, { holidays: ['2026-02-30'] }), ['calendar.holidays.0']],
    [
      'a bank holiday that is none',
      (p) => set(p.calendar, { bankHolidays: ['2026-01-01', '2026-13-01'] }),
      ['calendar.bankHolidays.1'],
    ],
    ['a due day that February lacks', (p) => set(p.due, { monthDay: 30 }), ['due.monthDay']],
    ['two due days', (p) => set(p.due, { netDays: 30 }), ['due.netDays']],
    ['two due days in a month', (p) => set(p.due, { monthEnd: true }), ['due.monthEnd']],
    ['no due day at all', (p) => set(p.due, { monthDay: null, issuedThroughDay: null }), ['due.netDays']],
    ['half a due day', (p) => set(p.due, { issuedThroughDay: null }), ['due.issuedThroughDay']],
    [
      'the days of issue of a due day that there is not',
      (p) => set(p.due, { monthDay: null, netDays: 30 }),
      ['due.issuedThroughDay'],
    ],
    ['more days to pay than a year', (p) => set(p.due, NET(366)), ['due.netDays']],
    ['a week of weekends', (p) => set(p.calendar, { weekend: [...WEEKDAYS] }), ['calendar.weekend']],
    ['banks that never open', (p) => set(p.calendar, { bankWeekend: [...WEEKDAYS] }), ['calendar.bankWeekend']],
    ['contacts on no day', (p) => set(p.calendar, { contactDays: [] }), ['calendar.contactDays']],
    [
      'contacts on weekends alone, when no service goes off',
      (p) => set(p.calendar, { contactDays: ['saturday'] }),
      ['calendar.contactDays'],
    ],
    [
      'contacts on a weekday that is closed twice in a row',
      (p) => set(p.calendar, { contactDays: ['monday'], holidays: ['2026-03-09', '2026-03-16'] }),
      ['calendar.contactDays'],
    ],
    ['a due day 0', (p) => set(p.due, { monthDay: 0, issuedThroughDay: 0 }), ['due.monthDay']],
    ['invoices issued after their due day', (p) => set(p.due, { issuedThroughDay: 11 }), ['due.issuedThroughDay']],
    ['unknown outcomes that nobody looks up', (p) => set(p.lookup, { afterMinutes: [] }), ['lookup.afterMinutes']],
    ['look-ups that are not ascending', (p) => set(p.lookup, { afterMinutes: [60, 5] }), ['lookup.afterMinutes.1']],
    ['look-ups without pause', (p) => set(p.lookup, { thenEveryHours: 0 }), ['lookup.thenEveryHours']],
    ['a negative amount', (p) => set(p.thresholds, { restBelowMinor: -1 }), ['thresholds.restBelowMinor']],
    ['negative days', (p) => set(p.holds, { proofBankDays: -3 }), ['holds.proofBankDays']],
    ['half a day', (p) => set(p.holds, { disputeWindowDays: 1.5 }), ['holds.disputeWindowDays']],
    ['a refund below nothing', (p) => set(p.agentLimits, { refundMinor: -1 }), ['agentLimits.refundMinor']],
    ['a number that is none', (p) => set(p.agentLimits, { creditMinor: Number.NaN }), ['agentLimits.creditMinor']],
    [
      'more declines than Visa allows',
      (p) => rule(p, 1, { declines: { max: 21, hours: 720 } }),
      ['networks.1.declines.max'],
    ],
    [
      'the new number for attempts before it',
      (p) => rule(p, 0, { declines: { max: 20, hours: 720 } }),
      ['networks.0.declines.max'],
    ],
    [
      'Visa’s number over less time',
      (p) => rule(p, 1, { declines: { max: 20, hours: 24 } }),
      ['networks.1.declines.hours'],
    ],
    ['no cap where Mastercard has one', (p) => rule(p, 2, { sameAmount: null }), ['networks.2.sameAmount']],
    [
      'more of one amount than Mastercard allows',
      (p) => rule(p, 2, { sameAmount: { max: 36, hours: 720 } }),
      ['networks.2.sameAmount.max'],
    ],
    [
      'as many of one amount over less time',
      (p) => rule(p, 2, { sameAmount: { max: 35, hours: 719 } }),
      ['networks.2.sameAmount.hours'],
    ],
    [
      'a cap of nothing',
      (p) => rule(p, 2, { declines: { max: 0, hours: 24 } }),
      ['networks.2.declines.max', 'charge.retryOnDays'],
    ],
    ['no rule for a network', (p) => set(p, { networks: p.networks.slice(0, 2) }), ['networks']],
    [
      'more retries than a network allows',
      (p) => set(p.charge, { retryOnDays: [...Array(20).keys()].map((i) => i + 1) }),
      ['charge.retryOnDays'],
    ],
  ];

  test.each(refused)('%s', (_name, change, paths) => {
    expect(pathsAfter(change)).toEqual(paths);
  });

  /** Of these any whole number, or either answer, makes sense; that a number isn't negative is asked of every one. */
  const ANY_WILL_DO = [
    'due.oneTimeDays',
    'charge.sameMethodWaitMinutes',
    'charge.noticeDays',
    'charge.debits.noticeDays',
    'charge.cardExpiringDays',
    'lookup.taskAfterHours',
    'deactivation.needsApproval',
    'payLinks.afterPaidDays',
    'billing.noticeDays',
    'billing.lowUsePhones',
    'billing.calls.lateDays',
    'billing.equipmentWorkingDays',
    'billing.porting.fewestDays',
    'payLinks.afterNewerDays',
    'deactivation.breaker.maxCount',
    'thresholds.adjustUpToMinor',
    'holds.promiseMaxWorkingDays',
    'holds.promisesPerCase',
    'holds.planNoticeWorkingDays',
    'holds.disputedDaysCount',
    'holds.disputeRejectedWorkingDays',
    'holds.disputeDecideWorkingDays',
    'holds.proofReviewWorkingDays',
    'holds.proofStopsPerCase',
    'holds.proofLapsedWorkingDays',
    'agentLimits.pauseDays',
    'agentLimits.planDays',
    'holds.provisionalReturnsPerCase',
    'holds.transferBankDays',
    'agentLimits.extendDays',
    'agentLimits.reactivateDays',
  ];
  /** Words, which the edge has read: whose policy it is, where due days roll, where a network's rule comes from. */
  const WORDS = [
    'timeZone',
    'locale',
    'due.rollTo',
    'name',
    'version',
    'networks.*.network',
    'networks.*.from',
    'networks.*.source',
  ];

  test('each field is refused some value, or was decided to take any', () => {
    const decided = new Set([
      ...refused.flatMap(([, , paths]) => paths.map((path) => path.replaceAll(/\.\d+(?=\.|$)/g, '.*'))),
      ...ANY_WILL_DO,
      ...WORDS,
    ]);
    const isDecided = (field: string): boolean => decided.has(field) || decided.has(field.replace(/\.\*$/, ''));
    expect(fieldsOf(mexico).filter((field) => !isDecided(field))).toEqual([]);
    expect([...ANY_WILL_DO, ...WORDS].filter((field) => !fieldsOf(mexico).includes(field))).toEqual([]);
  });

  const said = (policy: Policy): string[] => validatePolicy(policy).map(({ path, message }) => `${path} ${message}`);

  test('every problem is said at once, each with its words', () => {
    const p = shipped();
    set(p.calendar, {
      holidays: ['2026-02-30'],
      bankHolidays: ['2026-01-01', 'soon'],
      contactHours: { from: '20:00', to: '08:00' },
    });
    set(p.due, { monthDay: 29, issuedThroughDay: 32 });
    set(p.charge, { window: { from: '9', to: '25:00' }, retryAfterMinutes: 0, retryOnDays: [0, 3, 3] });
    set(p.lookup, { afterMinutes: [], thenEveryHours: 0 });
    set(p.reminders, { onDays: [1, 7, 45], lastNoticeOnDay: 55, whileDeactivatedEveryDays: 0 });
    set(p.deactivation, {
      afterDays: 40,
      noticeWorkingDays: 0,
      breaker: { maxPercent: 101, maxCount: 5, minCount: 6 },
    });
    set(p.thresholds, { restBelowMinor: -1 });
    expect(said(p)).toEqual([
      'due.monthDay must be at most 28',
      'due.issuedThroughDay must be at most 31',
      'charge.retryAfterMinutes must be at least 1',
      'charge.retryOnDays.0 must be at least 1',
      'lookup.thenEveryHours must be at least 1',
      'reminders.whileDeactivatedEveryDays must be at least 1',
      'deactivation.noticeWorkingDays must be at least 1',
      'deactivation.breaker.maxPercent must be at most 100',
      'thresholds.restBelowMinor must be at least 0',
      'calendar.holidays.0 must be a day of the calendar, YYYY-MM-DD',
      'calendar.bankHolidays.1 must be a day of the calendar, YYYY-MM-DD',
      "calendar.contactHours.to must be later than the window's beginning, 20:00",
      'due.issuedThroughDay must not be after the day on which they fall due, 29',
      'charge.window.from must be a time, HH:MM',
      'charge.window.to must be a time, HH:MM',
      'charge.retryAfterMinutes must not be less than a declined method has to wait, 60',
      'charge.retryOnDays.2 must be above the one before it, 3',
      'lookup.afterMinutes must have one look-up or more: an unknown outcome is never guessed',
      'reminders.onDays.2 comes after the deactivation, which follows day 40',
      'reminders.lastNoticeOnDay comes after the deactivation, which follows day 40',
      'deactivation.breaker.minCount must not be more than the most on a day, 5',
    ]);
  });

  test('and so is what is wrong with its networks', () => {
    const p = shipped();
    const [, visa, mastercard] = p.networks as [NetworkRule, NetworkRule, NetworkRule];
    set(p, {
      networks: [
        { ...visa, from: '2026-01-01', declines: { max: 0, hours: 24 }, sameAmount: { max: 1, hours: 0 } },
        { ...mastercard, declines: { max: 11, hours: 23 }, sameAmount: null },
      ],
    });
    expect(said(p)).toEqual([
      'networks.0.declines.max must be at least 1',
      'networks.0.sameAmount.hours must be at least 1',
      'networks has no rule for visa on 2020-01-01, and visa allows 15 in 720 hours from 2020-01-01',
      "networks.1.declines.max is above the network's: mastercard allows 10 in 24 hours from 2020-01-01",
      'networks.1.sameAmount must not be without a cap: mastercard allows 35 in 720 hours from 2020-01-01',
      'networks.0.declines.hours counts over less time than the network: visa allows 20 in 720 hours from 2026-01-01',
      "charge.retryOnDays tries a card more often than this policy's networks allow",
    ]);
  });

  test.each<[string, Change, string[]]>([
    [
      'no currency',
      (p) => set(p, { currency: 'MXN1' }),
      ['currency must be a currency of ISO 4217 in capital letters, such as MXN'],
    ],
    [
      'no due day',
      (p) => set(p.due, { monthDay: null }),
      [
        'due.netDays must be a number of days where there is no monthDay and no monthEnd',
        'due.issuedThroughDay must be null where no day of a month is due',
      ],
    ],
    [
      'three due days',
      (p) => set(p.due, { monthEnd: true, netDays: 30, issuedThroughDay: null }),
      [
        'due.monthEnd must be false beside monthDay, 10',
        'due.netDays must be null beside monthDay',
        'due.issuedThroughDay must be a day of the month beside monthDay',
      ],
    ],
    [
      'an hour that is over after the first retry day',
      (p) => set(p.charge, { retryAfterMinutes: 3 * 24 * 60 }),
      ['charge.retryAfterMinutes must come before the first of retryOnDays, day 3'],
    ],
    [
      'reminders that go away from the due day',
      (p) => set(p.reminders, { beforeDueDays: [3, 5] }),
      ['reminders.beforeDueDays.1 must be below the one before it, 3: the last comes nearest to the due day'],
    ],
    [
      'a week that never opens',
      (p) => set(p.calendar, { weekend: [...WEEKDAYS], bankWeekend: [...WEEKDAYS] }),
      ['weekend', 'bankWeekend'].map((of) => `calendar.${of} must leave one weekday or more of ${WEEKDAYS.join(', ')}`),
    ],
    [
      'contacts on no working day',
      (p) => set(p.calendar, { contactDays: ['sunday'] }),
      [`calendar.contactDays must have a working day among them: ${WEEKDAYS.slice(0, 5).join(', ')}`],
    ],
    [
      'half an hour for contacts',
      (p) => set(p.calendar, { contactHours: { from: '08:00', to: '08:59' } }),
      ['calendar.contactHours.to must be 60 minutes after 08:00 or more'],
    ],
    [
      'billing that contradicts itself',
      (p) => [
        set(p.billing.gate, { untilTime: 'noon' }),
        set(p.billing.unbilled, { taskOnDay: 2 }),
        set(p.billing.porting, { mostDays: 1 }),
        set(p.billing.calls, { row: 'line' }),
      ],
      [
        'billing.gate.untilTime must be a time, HH:MM',
        'billing.unbilled.taskOnDay must not be below 3',
        'billing.porting.mostDays must not be below 2',
        'billing.calls.row must be call or pair',
      ],
    ],
    [
      'a task before its gate',
      (p) => set(p.billing.unbilled, { taskOnDay: 3, taskTime: '11:59' }),
      ["billing.unbilled.taskTime must not be before 12:00 on the gate's own last day"],
    ],
  ])('in words: %s', (_, change, words) => {
    const p = shipped();
    change(p);
    expect(said(p)).toEqual(words);
  });

  test('a deactivation on the day on which it falls due comes before its notices', () => {
    expect(pathsAfter((p) => set(p.deactivation, { afterDays: 0 }))).toContain('deactivation.afterDays');
  });
});

describe('the rule in force on a day', () => {
  const rules: NetworkRule[] = [
    { network: 'visa', from: '2025-05-01', source: 'later', declines: null, sameAmount: null },
    { network: 'visa', from: '2025-05-01', source: 'later, put right', declines: null, sameAmount: null },
    { network: 'visa', from: '2020-01-01', source: 'first', declines: null, sameAmount: null },
    { network: 'mastercard', from: '2026-01-01', source: 'of another network', declines: null, sameAmount: null },
  ];
  test.each<[Day, string | undefined]>([
    ['2019-12-31', undefined],
    ['2020-01-01', 'first'],
    ['2025-04-30', 'first'],
    ['2025-05-01', 'later, put right'],
    ['2026-06-01', 'later, put right'],
  ])('on %s, in whatever order they are listed', (day, source) => {
    expect(networkRuleOn(rules, 'visa', day)?.source).toBe(source);
  });
});

describe('a policy is welcome', () => {
  test('as shipped', () => {
    expect(pathsAfter(() => {})).toEqual([]);
  });

  test('up to the edges of what it may say', () => {
    expect(
      pathsAfter((p) => [
        set(p.due, { monthDay: 28, issuedThroughDay: 28 }),
        set(p.charge, { retryAfterMinutes: 1, sameMethodWaitMinutes: 1, retryOnDays: [1, 2] }),
        set(p.lookup, { afterMinutes: [1], thenEveryHours: 1 }),
        set(p.reminders, { onDays: [1, 60], lastNoticeOnDay: 60, whileDeactivatedEveryDays: 1 }),
        set(p.deactivation, { noticeWorkingDays: 1, breaker: { maxPercent: 100, maxCount: 5, minCount: 5 } }),
      ]),
    ).toEqual([]);
    expect(
      pathsAfter((p) => [
        set(p.due, { monthDay: 1, issuedThroughDay: 1 }),
        set(p.reminders, { onDays: [], lastNoticeOnDay: 1 }),
        set(p.deactivation, { afterDays: 1 }),
        set(p.thresholds, { restBelowMinor: 0 }),
      ]),
    ).toEqual([]);
  });

  test('as long as its tries stay within the caps, counted over the hours that these look back', () => {
    const cap = (max: number, hours: number) => (p: Policy) => [
      rule(p, 2, { declines: { max, hours } }),
      set(p.charge, { retryOnDays: [3, 7, 14] }),
    ];
    // Day 0, an hour later, day 3, day 7, day 14: within a day two at most, within four days of each other two after
    // the first.
    expect(pathsAfter(cap(2, 24))).toEqual([]);
    expect(pathsAfter(cap(1, 24))).toEqual(['charge.retryOnDays']);
    expect(pathsAfter(cap(2, 72))).toEqual([]);
    expect(pathsAfter(cap(2, 73))).toEqual(['charge.retryOnDays']);
    expect(pathsAfter(cap(5, 720))).toEqual([]);
    expect(pathsAfter(cap(4, 720))).toEqual(['charge.retryOnDays']);
    expect(pathsAfter((p) => rule(p, 2, { sameAmount: { max: 4, hours: 720 } }))).toEqual(['charge.retryOnDays']);
  });

  test('when it is stricter than the networks', () => {
    expect(
      pathsAfter((p) => rule(p, 1, { declines: { max: 10, hours: 744 }, sameAmount: { max: 5, hours: 24 } })),
    ).toEqual([]);
    expect(
      pathsAfter((p) =>
        p.networks.push({
          network: 'amex',
          from: '2026-01-01',
          source: 'ours',
          declines: { max: 10, hours: 720 },
          sameAmount: null,
        }),
      ),
    ).toEqual([]);
  });

  test('due at the end of a month', () => {
    expect(pathsAfter((p) => set(p.due, { monthDay: null, monthEnd: true, issuedThroughDay: 31 }))).toEqual([]);
  });

  test('the gate’s own last day will do for the task, from the time at which nobody waits any more', () => {
    const task = (taskOnDay: number, taskTime: '00:00' | '12:00') =>
      pathsAfter((p) => set(p.billing.unbilled, { taskOnDay, taskTime }));
    expect([task(3, '12:00'), task(4, '00:00')]).toEqual([[], []]);
  });

  test('of another country: net days, rolled, another week, a local network', () => {
    expect(
      pathsAfter((p) => [
        set(p.due, { ...NET(30), rollTo: 'next' }),
        set(p.calendar, { weekend: ['friday', 'saturday'], contactDays: ['sunday', 'monday', 'friday'] }),
        p.networks.push({ network: 'elo', from: '2026-01-01', source: 'ours', declines: null, sameAmount: null }),
      ]),
    ).toEqual([]);
    expect(validatePolicy(spainPolicy())).toEqual([]);
  });

  test("without the hour's retry", () => {
    expect(pathsAfter((p) => set(p.charge, { retryAfterMinutes: null }))).toEqual([]);
  });

  test('without reminders and retries, and round the clock', () => {
    expect(
      pathsAfter((p) => [
        set(p.reminders, { onDays: [] }),
        set(p.charge, { retryOnDays: [], window: { from: '00:00', to: '24:00' } }),
      ]),
    ).toEqual([]);
  });
});
