import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clabeProblem } from '../../domain/mexico/clabe.ts';
import { rfcProblem } from '../../domain/mexico/rfc.ts';

describe('a CLABE', () => {
  test('of the guide and of another bank is right', () => {
    expect(clabeProblem('106180000147960160')).toBeNull();
    expect(clabeProblem('032180000118359719')).toBeNull();
  });
  test('has exactly 18 digits', () => {
    for (const text of [
      '',
      '10618000014796016',
      '1061800001479601600',
      '106 180 00014796016',
      'ABCDEFGHIJKLMNOPQR',
      '10618000014796016٠',
    ])
      expect(clabeProblem(text)).toBe('A CLABE has exactly 18 digits');
  });
  test('with one digit mistyped is refused, whichever it is', () => {
    fc.assert(
      fc.property(fc.nat(17), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = [...'106180000147960160'];
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(clabeProblem(digits.join(''))).toMatch(/last digit/);
      }),
    );
  });
});

describe('an RFC', () => {
  test.each([
    'GODE561231GR8',
    'gode561231gr8',
    'XAXX010101000',
    'XEXX010101000',
    'GTM-040426-AB1',
    'MHTR810511A79',
    'ABC 850101 AB1',
  ])('%s is right', (rfc) => {
    expect(rfcProblem(rfc)).toBeNull();
  });
  test('says what is wrong', () => {
    expect(rfcProblem('')).toMatch(/3 letters/);
    expect(rfcProblem('GODE5612')).toMatch(/3 letters/);
    expect(rfcProblem('MHTR815511A70')).toMatch(/no date/);
    expect(rfcProblem('FETO930411792')).toMatch(/word/);
  });
});
