import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DECISIONS, type DeclineCode, UNKNOWN_DECLINE, decide } from '../../domain/declines/codes.ts';

const codes = Object.keys(DECISIONS) as DeclineCode[];

describe('every decline code', () => {
  test.each(codes)('%s is decided, without contradiction', (code) => {
    const decision = decide(code);
    expect(decision).toBe(DECISIONS[code]);
    expect(decision.source).not.toBe('');
    if (decision.kind === 'hard') expect(decision.needsMethod).toBe(true);
    if (decision.kind === 'soft') expect(decision.needsMethod).toBe(false);
    if (decision.reason === 'needsCustomer') expect(decision.needsCustomer).toBe(true);
    if (decision.reason === 'expired' || decision.reason === 'blocked') expect(decision.kind).toBe('hard');
    if (decision.waitAtLeastMinutes !== null) expect(decision.waitAtLeastMinutes).toBeGreaterThan(0);
  });

  test('a member of the closed set that nobody decided about does not compile', () => {
    // @ts-expect-error 'made_up' is no DeclineCode
    const code: DeclineCode = 'made_up';
    expect(decide(code)).toBe(UNKNOWN_DECLINE);
  });
});

describe('every table of codes', () => {
  const folder = new URL('../../domain/declines/', import.meta.url);
  const isTable = (value: unknown): value is Record<string, { kind: string; reason: string }> =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).length > 0 &&
    Object.values(value).every((one) => typeof one === 'object' && one !== null && 'kind' in one && 'category' in one);

  test.each(readdirSync(folder))('of %s is among the decisions', async (file) => {
    const exported: unknown[] = Object.values(await import(new URL(file, folder).href));
    for (const table of exported.filter(isTable))
      for (const [code, judgement] of Object.entries(table)) expect(DECISIONS).toMatchObject({ [code]: judgement });
  });
});

describe('the codes that the sandbox speaks', () => {
  test('too little money is soft', () => {
    expect(decide('insufficient_funds')).toMatchObject({
      kind: 'soft',
      reason: 'insufficientFunds',
      needsMethod: false,
      needsCustomer: false,
    });
  });
  test('a stolen card is never tried again', () => {
    expect(decide('stolen_card')).toMatchObject({ kind: 'hard', reason: 'blocked', needsMethod: true });
  });
  test('an expired card needs another', () => {
    expect(decide('expired_card')).toMatchObject({ kind: 'hard', reason: 'expired', needsMethod: true });
  });
  test('a decline without a reason is soft', () => {
    expect(decide('generic_decline')).toMatchObject({ kind: 'soft', reason: 'bankDeclined' });
  });
  test('a returned direct debit is soft', () => {
    expect(decide('debit_returned')).toMatchObject({ kind: 'soft' });
    expect(decide('R01')).toMatchObject({ kind: 'soft', reason: 'insufficientFunds' });
    expect(decide('R02')).toMatchObject({ kind: 'hard' });
  });
});

describe('what the networks say', () => {
  const HOUR = 60;
  const DAY = 24 * HOUR;
  test.each([
    ['24', HOUR],
    ['25', 24 * HOUR],
    ['26', 2 * DAY],
    ['27', 4 * DAY],
    ['28', 6 * DAY],
    ['29', 8 * DAY],
    ['30', 10 * DAY],
    ['02', 72 * HOUR],
  ])('Mastercard advice %s waits %i minutes', (advice, minutes) => {
    expect(decide(`mastercard_advice_${advice}`)).toMatchObject({ kind: 'soft', waitAtLeastMinutes: minutes });
  });

  test.each(['03', '21'])('Mastercard advice %s: not within 30 days, and never by itself', (advice) => {
    expect(decide(`mastercard_advice_${advice}`)).toMatchObject({ kind: 'hard', waitAtLeastMinutes: 30 * DAY });
  });

  test('Visa category 1 is never tried again, 2 to 4 are', () => {
    expect(['1', '2', '3', '4'].map((category) => decide(`visa_category_${category}`).kind)).toEqual([
      'hard',
      'soft',
      'soft',
      'soft',
    ]);
  });

  test('authentication asks for the customer and does not kill the card', () => {
    expect(decide('authentication_required')).toMatchObject({
      kind: 'soft',
      needsCustomer: true,
      reason: 'needsCustomer',
    });
    expect(decide('iso_1A')).toMatchObject({ kind: 'soft', needsCustomer: true });
  });

  test('a suspected fraud is not told to the suspect', () => {
    expect(decide('fraudulent')).toMatchObject({ kind: 'hard', reason: 'bankDeclined', category: 'fraud' });
  });
});

describe('a code that nobody knows', () => {
  test.each(['', 'brand_new_code', '05', 'R1', 'constructor', '__proto__', 'toString'])(
    '%p is soft, under the policy’s own waits',
    (code) => {
      expect(decide(code)).toEqual({
        kind: 'soft',
        reason: 'bankDeclined',
        waitAtLeastMinutes: null,
        needsMethod: false,
        needsCustomer: false,
        category: 'unclear',
        source: 'unknown code',
      });
    },
  );
});

describe('an answer with several codes', () => {
  test('the hard one wins', () => {
    expect(decide('insufficient_funds+mastercard_advice_03')).toMatchObject({
      kind: 'hard',
      reason: 'blocked',
      needsMethod: true,
      waitAtLeastMinutes: 43_200,
    });
    expect(decide('mastercard_advice_03+insufficient_funds')).toMatchObject({ kind: 'hard', reason: 'blocked' });
  });
  test('the longest wait wins', () => {
    expect(decide('do_not_honor+iso_05+mastercard_advice_24').waitAtLeastMinutes).toBe(60);
    expect(decide('mastercard_advice_24+mastercard_advice_26').waitAtLeastMinutes).toBe(2_880);
  });
  test('the reason is the one that says something', () => {
    expect(decide('generic_decline+iso_51').reason).toBe('insufficientFunds');
    expect(decide('iso_51 + generic_decline').reason).toBe('insufficientFunds');
    expect(decide('expired_card+generic_decline')).toMatchObject({ kind: 'hard', reason: 'expired' });
    expect(decide('fraudulent+insufficient_funds')).toMatchObject({ kind: 'hard', reason: 'bankDeclined' });
  });
  test('of two of one kind the first leads', () => {
    expect(decide('expired_card+stolen_card')).toMatchObject({
      kind: 'hard',
      reason: 'expired',
      category: decide('expired_card').category,
    });
    expect(decide('stolen_card+expired_card')).toMatchObject({
      kind: 'hard',
      reason: 'blocked',
      category: decide('stolen_card').category,
    });
    expect(decide('insufficient_funds+authentication_required')).toMatchObject({
      kind: 'soft',
      reason: 'insufficientFunds',
      category: 'funds',
    });
    expect(decide('generic_decline+insufficient_funds+authentication_required')).toMatchObject({
      kind: 'soft',
      reason: 'insufficientFunds',
      category: 'unclear',
    });
  });
  test('a wait that one of them asks for holds, and where none does, none', () => {
    expect(decide('mastercard_advice_24+generic_decline').waitAtLeastMinutes).toBe(60);
    expect(decide('generic_decline+mastercard_advice_24').waitAtLeastMinutes).toBe(60);
    expect(decide('generic_decline+insufficient_funds').waitAtLeastMinutes).toBeNull();
  });
  test('what one of them needs is needed', () => {
    for (const code of ['authentication_required+insufficient_funds', 'insufficient_funds+authentication_required'])
      expect(decide(code)).toMatchObject({ needsCustomer: true, needsMethod: false });
    for (const code of ['expired_card+insufficient_funds', 'insufficient_funds+expired_card'])
      expect(decide(code)).toMatchObject({ needsCustomer: false, needsMethod: true });
    expect(decide('generic_decline+insufficient_funds')).toMatchObject({ needsCustomer: false, needsMethod: false });
  });
  test('names everybody who says so, once', () => {
    const [stripe, iso] = [decide('insufficient_funds').source, decide('iso_51').source];
    expect(decide('insufficient_funds+iso_51').source).toBe(`${stripe}; ${iso}`);
    expect(decide('insufficient_funds+generic_decline').source).toBe(stripe);
  });
  test('an unknown part changes nothing', () => {
    expect(decide('stolen_card+zz_99')).toMatchObject({ kind: 'hard', reason: 'blocked' });
  });
});
