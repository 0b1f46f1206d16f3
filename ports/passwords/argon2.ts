import { hash, verify } from '@node-rs/argon2';
import zxcvbn from '@zxcvbn-ts/language-common';
import { passwordText } from '../../domain/access/passwords.ts';
import { atOnce } from './at-once.ts';
import type { Passwords } from './passwords.ts';

/** OWASP's password storage sheet: argon2id (the package's default) with 19 MiB, 2 passes, 1 lane. Some 50 ms, on a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Of the four threads that Node has for such work, two are left to files and names. */
const AT_ONCE = 2;
/** Some seconds of it. */
const WAITING = 100;

export function argon2Passwords(): Passwords {
  const inTurn = atOnce(AT_ONCE, WAITING);
  const common = new Set<string>(zxcvbn.dictionary.passwords);
  /** Of nobody's password: who doesn't exist takes as long to be refused as who does. */
  let nobodys: Promise<string> | null = null;
  return {
    hash: (password) => inTurn(() => hash(passwordText(password), COST)),
    async isRight(known, password) {
      nobodys ??= hash('a password that nobody has', COST);
      const against = known ?? (await nobodys);
      const right = await inTurn(() => verify(against, passwordText(password)));
      return known !== null && right;
    },
    isCommon: (text) => common.has(text),
  };
}
