import fc from 'fast-check';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Day } from '../../domain/time/time.ts';
import { spainPolicy } from '../../domain/policy/spain.ts';
import { mexico } from './life.ts';

/** What can happen in a random life, and how often. */

export const HOUR = 60;
export const DAY = 24 * HOUR;
export const TOKENS = [
  'tok_ok',
  'tok_ok',
  'tok_insufficient_funds',
  'tok_insufficient_funds',
  'tok_declined_once',
  'tok_declined_twice',
  'tok_stolen',
  'tok_expired',
  'tok_timeout_charged',
  'tok_timeout_lost',
  'tok_never_answers',
  'tok_error_charged',
  'tok_bank_ok',
  'tok_bank_returned',
  'tok_bank_bounced',
  'tok_declines mastercard_advice_27',
  'tok_detached',
  'tok_key_taken',
] as const;
export const ZONES = ['America/Mexico_City', 'America/Tijuana', 'America/Cancun', 'America/Ciudad_Juarez'] as const;

/** As far as a random life goes: the whole calendar would be most of what a state weighs. */
const near = (days: Day[]): Day[] => days.filter((day) => day > '2025' && day < '2030');
const nearby = (policy: Policy): Policy => ({
  ...policy,
  calendar: {
    ...policy.calendar,
    holidays: near(policy.calendar.holidays),
    bankHolidays: near(policy.calendar.bankHolidays),
  },
});
const shipped = nearby(mexico);
const spain = nearby(spainPolicy());

/**
 * Policies between which a life may be moved: the shipped one, a stricter one that speaks before the due day, and one
 * that wants approval; and two of another currency.
 */
export const POLICIES: Policy[] = [
  shipped,
  {
    ...shipped,
    version: 2,
    reminders: { ...mexico.reminders, beforeDueDays: [7, 3], onDays: [2, 9], lastNoticeOnDay: 14 },
    deactivation: { ...mexico.deactivation, afterDays: 20 },
    charge: { ...mexico.charge, retryOnDays: [2] },
  },
  {
    ...shipped,
    version: 3,
    deactivation: { ...mexico.deactivation, needsApproval: true },
    holds: { ...mexico.holds, disputedDaysCount: true },
  },
  spain,
  { ...spain, version: 2, deactivation: { ...spain.deactivation, needsApproval: true } },
];

/** Something that happens: each field is read as far as the deed needs it. `n` chooses among what there is. */
export interface Deed {
  what: (typeof DEEDS)[number] | (typeof STEPS)[number];
  wait: number;
  n: number;
  minor: number;
  days: number;
  flag: boolean;
}

/** What happens often is named often. */
const DEEDS = [
  'nothing',
  'nothing',
  'nothing',
  'nothing',
  'invoice',
  'invoice',
  'invoice',
  'card',
  'transfer',
  'transfer',
  'pay',
  'pay',
  'void',
  'credit',
  'unmatch',
  'chargeback',
  'chargebackClosed',
  'refund',
  'undoRefund',
  'proof',
  'acceptProof',
  'acceptProof',
  'rejectProof',
  'suggested',
  'suggested',
  'ruledOut',
  'proven',
  'proofMoney',
  'dueMoved',
  'recover',
  'autopay',
  'defaultCard',
  'removeCard',
  'sameCard',
  'zone',
  'email',
  'bounce',
  'again',
  'deaf',
  'keepBack',
  'late',
  'letGo',
  'letGo',
  'letGo',
  'pause',
  'resume',
  'promise',
  'cancelPromise',
  'plan',
  'cancelPlan',
  'dispute',
  'resolve',
  'extend',
  'skip',
  'remind',
  'deactivate',
  'fraud',
  'reactivate',
  'writeOff',
  'close',
  'reopen',
  'policy',
  'retryNow',
  'outage',
  'stop',
  'goOn',
  'goOn',
  'company',
] as const;

/** As parts of scenes alone. */
const STEPS = ['payAll', 'overdue', 'goodCard', 'badCard', 'prolong'] as const;

export const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom(...DEEDS),
  wait: fc.constantFrom(0, 0, 1, 7, HOUR, 7 * HOUR, DAY, DAY, 3 * DAY, 8 * DAY, 8 * DAY, 20 * DAY, 40 * DAY, 60 * DAY),
  n: fc.nat(30),
  minor: fc.constantFrom(1, 1_000, 1_500, 4_000, 10_000, 10_000, 50_000),
  days: fc.integer({ min: -70, max: 30 }),
  flag: fc.boolean(),
});

/** What seldom follows by chance: one after the other, with other things between or not. */
const SCENES: Deed['what'][][] = [
  ['promise', 'transfer'],
  ['promise', 'cancelPromise'],
  ['plan', 'transfer', 'transfer'],
  ['plan', 'cancelPlan'],
  ['proof', 'proof', 'acceptProof', 'acceptProof', 'proofMoney'],
  ['proof', 'proof', 'acceptProof', 'rejectProof'],
  ['proof', 'acceptProof', 'proofMoney', 'unmatch'],
  ['suggested', 'transfer'],
  ['suggested', 'ruledOut'],
  ['overdue', 'suggested', 'nothing'],
  ['dispute', 'resolve'],
  ['payAll', 'dispute', 'resolve', 'refund'],
  ['writeOff', 'recover', 'recover', 'unmatch'],
  ['fraud', 'reactivate'],
  ['overdue', 'deactivate', 'reactivate', 'prolong', 'payAll'],
  ['overdue', 'proof', 'acceptProof', 'nothing'],
  ['goodCard', 'pay', 'chargeback', 'chargebackClosed'],
  ['goodCard', 'pay', 'credit', 'refund', 'chargeback', 'chargebackClosed'],
  ['badCard', 'removeCard', 'sameCard'],
  ['badCard', 'sameCard', 'nothing'],
  ['stop', 'nothing', 'goOn'],
  ['payAll', 'close', 'reopen', 'invoice'],
  ['overdue', 'stop', 'extend', 'nothing', 'goOn'],
  ['overdue', 'dueMoved', 'nothing'],
];

/** Chosen by `n`, these are seldom done by chance. */
const SELDOM: Deed['what'][] = ['fraud', 'writeOff'];
const LONGEST = Math.max(...SCENES.map((scene) => scene.length));

const scene: fc.Arbitrary<Deed[]> = fc
  .tuple(fc.constantFrom(...SCENES), fc.array(deed, { minLength: LONGEST, maxLength: LONGEST }))
  .map(([names, made]) =>
    names.flatMap((what, i) => {
      const one = made[i];
      return one === undefined
        ? []
        : [{ ...one, what, wait: Math.min(one.wait, 8 * DAY), n: SELDOM.includes(what) ? 0 : one.n }];
    }),
  );

/** A debt to begin with, and whatever comes. */
export const deeds: fc.Arbitrary<Deed[]> = fc
  .tuple(
    deed,
    fc.array(fc.oneof({ arbitrary: deed.map((one) => [one]), weight: 4 }, { arbitrary: scene, weight: 1 }), {
      minLength: 3,
      maxLength: 11,
      size: 'max',
    }),
  )
  .map(([first, others]) => [
    { ...first, what: 'invoice', minor: Math.max(first.minor, 10_000), days: Math.min(first.days, 10) },
    ...others.flat(),
  ]);

export interface Setting {
  card: (typeof TOKENS)[number] | null;
  zone: (typeof ZONES)[number];
  policy: number;
  autopay: boolean;
  realTime: boolean;
}
const settingWith = (...cards: Setting['card'][]): fc.Arbitrary<Setting> =>
  fc
    .record({
      card: fc.constantFrom(...cards),
      zone: fc.constantFrom(...ZONES),
      policy: fc.constantFrom(0, 0, 0, 1, 1, 2, 2, 3, 4),
      autopay: fc.boolean(),
    })
    // No draw of its own: lives are the same with it and without.
    .map((setting) => ({ ...setting, realTime: (setting.policy + Number(setting.autopay)) % 3 === 1 }));

/** Who has a card, and who has none to begin with. */
export const payer = settingWith(...TOKENS);
export const debtor = settingWith(null);
