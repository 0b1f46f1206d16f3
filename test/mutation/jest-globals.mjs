/** What our pure tests import from `@jest/globals`, on Mocha. */
import { expect } from 'expect';
import { bind } from 'jest-each';

export { expect };
export const describe = Object.assign((title, body) => globalThis.describe(title, body), {
  each: bind((title, body) => globalThis.describe(title, body), false),
});
export const test = Object.assign((title, body) => globalThis.it(title, body), {
  each: bind((title, body) => globalThis.it(title, body), false),
});
