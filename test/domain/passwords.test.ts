import { describe, expect, test } from '@jest/globals';
import { passwordProblem, passwordText } from '../../domain/access/passwords.ts';

const OWNER = { email: 'guadalupe.rios@puntual.example', name: 'Guadalupe Ríos' };
const COMMON = new Set(['password', 'sunshine', '1qaz2wsx3edc', 'letmein']);
const problem = (password: string): string | null => passwordProblem(password, OWNER, (text) => COMMON.has(text));

describe('a password', () => {
  test.each([
    'correct horse battery staple',
    'ñandú-volcán-tetera-7',
    'zanahoria morada camina',
    'x'.repeat(120) + 'abcdefgh',
    'sunshine over two valleys',
  ])('that is long and nobody else’s is taken: %s', (password) => {
    expect(problem(password)).toBeNull();
  });

  test('has 12 to 128 characters, and a character is one whatever it is made of', () => {
    const length = 'length';
    expect(problem('abcdefghijk')).toBe(length);
    expect(problem('abcdefghijkl')).toBeNull();
    expect(problem(`${'abcdefgh'.repeat(15)}stuvwxyz`)).toBeNull();
    expect(problem(`${'abcdefgh'.repeat(15)}stuvwxyz9`)).toBe(length);
    // Eleven, of which some are two units of UTF-16, or two code points that are one letter.
    expect(problem('🐢🐇🐌🦋🐝🐞🦀🐙🦑🐠🐳')).toBe(length);
    expect(problem('abcdefghijn\u0303')).toBe(length);
  });

  test.each([
    'Password2026',
    '1QAZ2wsx3edc',
    'letmeinletmein',
    'SUNSHINE!!!!!',
    '!!!!!password',
    'aaaaaaaaaaaa',
    'abababababab',
    '111122223333',
  ])('that is tried first is refused: %s', (password) => {
    expect(problem(password)).toBe('common');
  });

  test.each(['guadalupe.rios', 'Guadalupe2026', 'GuadalupeRíos', 'puntual.example', 'guadalupe.rios@puntual.example'])(
    'that is its owner is refused: %s',
    (password) => {
      expect(problem(password)).toBe('owner');
    },
  );

  test('is judged by its core and by what it repeats, and by no part that others stand beside', () => {
    const common = ['letmeinletmeinletmein', '2026sunshine2026'];
    expect(common.map(problem)).toEqual(['common', 'common']);
    const taken = ['sun9shine2026!', 'letmeinletmein horse', 'horse letmeinletmein', 'abcdecbadebc'];
    expect(taken.map(problem)).toEqual([null, null, null, null]);
  });

  test('is not its owner’s name over and over, nor the house of the address', () => {
    expect(['guadalupeguadalupe', 'puntual20262026'].map(problem)).toEqual(['owner', 'owner']);
  });

  test('is the same however its letters were put together', () => {
    expect(passwordText('n\u0303andu')).toBe(passwordText('ñandu'));
  });
});
