import { describe, expect, test } from '@jest/globals';
import { passwordProblem } from '../../domain/access/passwords.ts';
import { atOnce } from '../../ports/passwords/at-once.ts';
import { argon2Passwords } from '../../ports/passwords/argon2.ts';

const passwords = argon2Passwords();
const PASSWORD = 'zanahoria morada camina';

describe('so many at once', () => {
  test('are done, so many wait in their order, and whoever comes then is told to come again', async () => {
    const inTurn = atOnce(2, 3);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const all = [0, 1, 2, 3, 4, 5, 6].map((n) =>
      inTurn(async () => {
        begun.push(n);
        await new Promise<void>((end) => ends.push(end));
        if (n === 1) throw new Error('its own');
        return n;
      }).catch((error: Error) => error.message),
    );
    for (let i = 0; i < 5; i++) {
      expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, Math.min(5, i + 2)));
      ends[i]?.();
      await all[i];
      await new Promise(setImmediate);
    }
    const later = 'Too much of this is asked at once';
    expect(await Promise.all(all)).toEqual([0, 'its own', 2, 3, 4, later, later]);
    expect(await inTurn(async () => 'free again')).toBe('free again');
  });
});

describe('passwords', () => {
  test('are kept as argon2id with the costs of OWASP, salted', async () => {
    const [one, two] = await Promise.all([passwords.hash(PASSWORD), passwords.hash(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain(PASSWORD);
  });

  test('are right, or wrong, however their letters were put together', async () => {
    const hash = await passwords.hash('ñandú en la tetera');
    expect(await passwords.isRight(hash, 'n\u0303andu\u0301 en la tetera')).toBe(true);
    expect(await passwords.isRight(hash, 'ñandu en la tetera')).toBe(false);
  });

  test('of nobody are wrong, whatever is tried', async () => {
    expect(await passwords.isRight(null, PASSWORD)).toBe(false);
    expect(await passwords.isRight(null, 'a password that nobody has')).toBe(false);
  });

  test('that are tried first are known, and others are not', () => {
    const owner = { email: 'ana@company.example', name: 'Ana' };
    const problem = (password: string) => passwordProblem(password, owner, passwords.isCommon);
    for (const common of ['1qaz2wsx3edc', 'Sunshine2026!', 'qwertyuiop123', 'trustno1trustno1'])
      expect([common, problem(common)]).toEqual([common, 'common']);
    expect(problem(PASSWORD)).toBeNull();
  });
});
