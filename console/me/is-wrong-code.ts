import { asProblem } from '../../ui/api/problem.ts';

/** It was used before, is of another minute, or is no code at all. */
export const isWrongCode = (error: unknown): boolean =>
  error !== null &&
  (asProblem(error).code === 'wrong_code' ||
    asProblem(error).body.errors?.some(({ path }) => path === 'code') === true);
