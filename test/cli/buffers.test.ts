import { expect, test } from '@jest/globals';
import { buffersHere, buffersMb } from '../../cli/servers/buffers.ts';

const GB = 1_073_741_824;

test('an eighth of the memory, or of what a container has; no less than PostgreSQL takes itself, no more than 4 GB', () => {
  expect(buffersMb(24 * GB)).toBe(3_072);
  expect(buffersMb(24 * GB, 4 * GB)).toBe(512);
  // None is told as nought, or as more than there is.
  expect(buffersMb(24 * GB, 0)).toBe(3_072);
  expect(buffersMb(24 * GB, 2 ** 63)).toBe(3_072);
  expect(buffersMb(GB / 2)).toBe(128);
  expect(buffersMb(64 * GB)).toBe(4_096);
  expect(buffersHere()).toBeGreaterThanOrEqual(128);
});
