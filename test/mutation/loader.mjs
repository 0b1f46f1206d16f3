/** Answers an import of `@jest/globals`, which exists within Jest only, with our own. */
import { register } from 'node:module';

const own = new URL('./jest-globals.mjs', import.meta.url).href;
const hook = `export const resolve = (specifier, context, next) =>
  specifier === '@jest/globals' ? { url: ${JSON.stringify(own)}, shortCircuit: true } : next(specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
