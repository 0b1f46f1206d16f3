import { afterAll, beforeAll } from '@jest/globals';
import { Town } from './town.ts';

/** One town for the tests of a file. */
export function oneTown(): Town {
  const town = new Town();
  beforeAll(() => town.start());
  afterAll(() => town.stop());
  return town;
}
