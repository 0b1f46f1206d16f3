import { test } from '@jest/globals';
import type { Deed, Setting } from '../timeline/deeds.ts';
import { writesTheTruth } from '../timeline/true-mails.ts';
import { livesByTheRules } from '../timeline/watching.ts';

/** Lives that random ones have come upon, and that were not as they must be: each as it was found, and mended. */
const setting: Setting = {
  card: 'tok_ok',
  zone: 'America/Mexico_City',
  policy: 0,
  autopay: false,
  realTime: false,
};
const deed = (what: Deed['what'], more: Partial<Deed> = {}): Deed => ({
  what,
  wait: 0,
  n: 0,
  minor: 1,
  days: 0,
  flag: false,
  ...more,
});

test("an invoice of the smallest amount, which credit makes a small remainder, isn't announced as charged", () => {
  writesTheTruth({ ...setting, autopay: true }, [
    deed('invoice', { minor: 10_000 }),
    deed('invoice', { wait: 57_600, minor: 1_000, days: 2 }),
    deed('credit'),
    deed('nothing'),
    deed('nothing'),
    deed('nothing'),
  ]);
});

test('two transfers may come in either order where one is suggested and proofs are there', () => {
  livesByTheRules(setting, [
    deed('invoice', { minor: 10_000 }),
    deed('overdue'),
    deed('suggested'),
    deed('nothing'),
    deed('nothing'),
    deed('promise'),
    deed('transfer', { n: 19 }),
    deed('proof', { n: 21, flag: true }),
    deed('proof', { flag: true }),
    deed('acceptProof'),
    deed('rejectProof'),
  ]);
});

test('two transfers may come in either order where proofs cover what one of them leaves, and not what the other does', () => {
  livesByTheRules(setting, [
    deed('invoice', { minor: 50_000, n: 12 }),
    deed('overdue'),
    deed('proof', { minor: 50_000 }),
    deed('proof', { flag: true }),
    deed('acceptProof'),
    deed('nothing'),
  ]);
});

test('a small debit that comes back before the day of another charge joins that one, though it was announced without it', () => {
  writesTheTruth({ ...setting, card: 'tok_bank_ok', autopay: true, realTime: true }, [
    deed('invoice', { minor: 10_000 }),
    deed('invoice', { days: 4 }),
    deed('nothing'),
    deed('nothing'),
    deed('invoice'),
  ]);
});
