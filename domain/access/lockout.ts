import { MINUTE_MS } from '../time/epoch.ts';

/** So many wrong passwords are a person's. */
export const FREE_TRIES = 5;
const FIRST_MS = MINUTE_MS;
const LONGEST_MS = 60 * MINUTE_MS;

/** After a day without one, failures are forgotten. */
export const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;

/**
 * For how long nobody signs in under an address after so many failures in a row, in milliseconds: a minute after the
 * fifth, twice as long after each further one, an hour at most. Enough to make guessing pointless, and no more than an
 * hour for whoever is kept out by another's guesses.
 */
export const lockedMs = (failures: number): number =>
  failures < FREE_TRIES ? 0 : Math.min(FIRST_MS * 2 ** (failures - FREE_TRIES), LONGEST_MS);
