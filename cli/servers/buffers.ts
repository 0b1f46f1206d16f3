import { totalmem } from 'node:os';

const MB = 1_048_576;
/** PostgreSQL's own. */
const LEAST_MB = 128;
const MOST_MB = 4_096;

/**
 * What PostgreSQL keeps of its pages, in MB: an eighth of the memory, since Temporal, the API and the kernel's own pages want
 * theirs. It is taken as it is filled. `limit`: a container's, in bytes, where it has one.
 */
export const buffersMb = (memory: number, limit = 0): number => {
  const bytes = limit > 0 ? Math.min(memory, limit) : memory;
  return Math.min(Math.max(Math.floor(bytes / 8 / MB), LEAST_MB), MOST_MB);
};

export const buffersHere = (): number => buffersMb(totalmem(), process.constrainedMemory());
