import { afterAll, beforeAll } from '@jest/globals';
import { ToyHouse } from './toy-house.ts';

/** One for the tests of a file, with its workers. */
export function oneToyHouse(): ToyHouse {
  const house = new ToyHouse();
  beforeAll(async () => {
    await house.open();
    await house.startWorkers();
  });
  afterAll(() => house.close());
  return house;
}
