import { describe, expect, test } from '@jest/globals';
import { fromStripe, toStripe } from '../../ports/gateway/stripe/amounts.ts';
import { declineCodeOf } from '../../ports/gateway/stripe/decline-code.ts';

describe('an amount at Stripe', () => {
  test.each([
    ['MXN', 116_000, 116_000],
    ['EUR', 1, 1],
    ['JPY', 1_160, 1_160],
    ['CLP', 1_160, 1_160],
    // No minor unit any more, and still two digits.
    ['ISK', 1_160, 116_000],
    ['UGX', 1_160, 116_000],
    // A minor unit, and none there.
    ['MGA', 116_000, 1_160],
    ['KWD', 116_000, 116_000],
    ['TND', 10, 10],
  ])('in %s: %i is %i, and back', (currency, minor, asked) => {
    expect(toStripe(minor, currency)).toBe(asked);
    expect(fromStripe(asked, currency.toLowerCase())).toBe(minor);
  });

  test.each([
    ['MGA', 116_010],
    ['KWD', 116_001],
    ['BHD', 5],
    ['ISK', Number.MAX_SAFE_INTEGER],
  ])('in %s of %i can not be asked for', (currency, minor) => {
    expect(toStripe(minor, currency)).toBeNull();
  });
});

describe('the code of a decline at Stripe', () => {
  const mastercard = { card: { brand: 'mastercard' } };
  test.each([
    ['its decline code', { code: 'card_declined', decline_code: 'insufficient_funds' }, 'insufficient_funds'],
    ['else its code', { code: 'expired_card' }, 'expired_card'],
    ['also one that nobody knows', { code: 'card_declined', decline_code: 'brand_new' }, 'brand_new'],
    ['else that it declined', {}, 'generic_decline'],
    [
      "with the network's advice, when that is stricter",
      { decline_code: 'insufficient_funds', network_advice_code: '25', payment_method: mastercard },
      'insufficient_funds+mastercard_advice_25',
    ],
    [
      'of a known brand',
      { decline_code: 'do_not_honor', network_advice_code: '1', payment_method: { card: { brand: 'visa' } } },
      'do_not_honor+visa_category_1',
    ],
    [
      'and of no other',
      { decline_code: 'do_not_honor', network_advice_code: '03', payment_method: { card: { brand: 'amex' } } },
      'do_not_honor',
    ],
    [
      'not with one that says nothing new',
      { decline_code: 'stolen_card', advice_code: 'do_not_try_again', network_decline_code: '43' },
      'stolen_card',
    ],
    ['not with one that nobody knows', { decline_code: 'do_not_honor', network_advice_code: '99' }, 'do_not_honor'],
    [
      "with Stripe's own advice",
      { decline_code: 'generic_decline', advice_code: 'do_not_try_again' },
      'generic_decline+do_not_try_again',
    ],
    [
      'and with what the bank said, where Stripe does not',
      { code: 'card_declined', network_decline_code: '54' },
      'card_declined+iso_54',
    ],
  ])('is %s', (_, said, code) => {
    expect(declineCodeOf(said)).toBe(code);
  });
});
